/// What each donor pledged, committed and paid, and how well it keeps its word.
public struct DonorsReply: Codable, Hashable, Sendable {
    /// What was asked, and what the answer rests on.
    public let about: AnswerHeader
    /// The operation's currency, in which every sum is; missing as long as funding has not taken the operation in.
    public let currency: CurrencyCode?
    /// Named donors by code, then unnamed ones.
    public let donors: [FundingReply.Donor]
    /// The contributions behind the sums, with their schedules, by id.
    public let contributions: [ContributionView]

    /// Puts it together.
    public init(
        about: AnswerHeader, currency: CurrencyCode? = nil, donors: [FundingReply.Donor],
        contributions: [ContributionView]
    ) {
        self.about = about
        self.currency = currency
        self.donors = donors
        self.contributions = contributions
    }
}
