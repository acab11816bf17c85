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
    /// What is counted, by the currency in which it was given, in that currency.
    public let currencies: [CurrencyTotal]
    /// The accounts by id.
    public let accounts: [AccountView]
    /// The budget lines by id.
    public let budgetLines: [BudgetLineView]
    /// The rates in effect by id.
    public let rates: [CostRateView]
    /// The conditions in force by id.
    public let conditions: [ConditionView]

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
        /// What it has committed and not yet paid.
        public let outstanding: MoneyFigure
        /// What it has pledged and neither committed nor paid.
        public let uncommitted: MoneyFigure
        /// How well it keeps its word.
        public let fulfilment: FulfilmentView

        /// Puts it together.
        public init(
            donor: Party? = nil, contributions: [EntityID], pledged: MoneyFigure, committed: MoneyFigure,
            paid: MoneyFigure, outstanding: MoneyFigure, uncommitted: MoneyFigure, fulfilment: FulfilmentView
        ) {
            self.donor = donor
            self.contributions = contributions
            self.pledged = pledged
            self.committed = committed
            self.paid = paid
            self.outstanding = outstanding
            self.uncommitted = uncommitted
            self.fulfilment = fulfilment
        }
    }

    /// Puts it together.
    public init(
        about: AnswerHeader, money: MoneyPart, contributions: [ContributionView], donors: [Donor],
        currencies: [CurrencyTotal], accounts: [AccountView], budgetLines: [BudgetLineView], rates: [CostRateView],
        conditions: [ConditionView]
    ) {
        self.about = about
        self.money = money
        self.contributions = contributions
        self.donors = donors
        self.currencies = currencies
        self.accounts = accounts
        self.budgetLines = budgetLines
        self.rates = rates
        self.conditions = conditions
    }
}
