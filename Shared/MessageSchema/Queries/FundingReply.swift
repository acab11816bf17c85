/// The answer to `funding`: who pays what, in which currency, and how far it has come.
public struct FundingReply: Codable, Hashable, Sendable {
    /// Of which operation and moment, how far and how old.
    public let about: AnswerHeader
    /// The totals with their records.
    public let money: MoneyPart
    /// The contributions by id.
    public let contributions: [ContributionView]
    /// What each donor comes to: named ones by code, then unnamed ones.
    public let donors: [Donor]

    /// One donor.
    public struct Donor: Codable, Hashable, Sendable {
        /// Who; missing for contributions whose pledge is not recorded.
        public let donor: Party?
        /// Its contributions by id.
        public let contributions: [EntityID]
        /// What it has pledged.
        public let pledged: MoneyFigure
        /// What it has committed.
        public let committed: MoneyFigure
        /// What it has paid.
        public let paid: MoneyFigure

        /// Puts it together.
        public init(
            donor: Party? = nil, contributions: [EntityID], pledged: MoneyFigure, committed: MoneyFigure,
            paid: MoneyFigure
        ) {
            self.donor = donor
            self.contributions = contributions
            self.pledged = pledged
            self.committed = committed
            self.paid = paid
        }
    }

    /// Puts it together.
    public init(about: AnswerHeader, money: MoneyPart, contributions: [ContributionView], donors: [Donor]) {
        self.about = about
        self.money = money
        self.contributions = contributions
        self.donors = donors
    }
}
