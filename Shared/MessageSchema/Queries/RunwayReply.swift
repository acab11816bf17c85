/// The answer to `runway`: how many months of the force the money pays for (DOMAIN.md section 1, question 5).
public struct RunwayReply: Codable, Hashable, Sendable {
    /// Of which operation and moment, how far and how old.
    public let about: AnswerHeader
    /// What is compared with what, in words.
    public let statement: String
    /// The currency of all figures; missing until funding has taken the operation in.
    public let currency: CurrencyCode?
    /// The first month that is to be paid for.
    public let from: EffectiveDate?
    /// What is paid in, goods left out.
    public let paid: MoneyFigure?
    /// What is paid out.
    public let disbursed: String?
    /// What is committed and not yet paid.
    public let outstanding: MoneyFigure?
    /// What is only pledged.
    public let uncommitted: MoneyFigure?
    /// In theatre, then nominal.
    public let strengths: [RunwayStrengthView]
    /// What the strength in theatre cost by the end of each of the last six months, that of the day included.
    public let history: [MonthCostView]
    /// The rates in effect on the last day of the first month.
    public let rates: [CostRateView]
    /// Conditions in force.
    public let conditions: [ConditionView]
    /// What the answer takes for granted, a sentence each.
    public let assumptions: [String]

    /// Puts it together.
    public init(
        about: AnswerHeader, statement: String, currency: CurrencyCode? = nil, from: EffectiveDate? = nil,
        paid: MoneyFigure? = nil, disbursed: String? = nil, outstanding: MoneyFigure? = nil,
        uncommitted: MoneyFigure? = nil, strengths: [RunwayStrengthView], history: [MonthCostView],
        rates: [CostRateView], conditions: [ConditionView], assumptions: [String]
    ) {
        self.about = about
        self.statement = statement
        self.currency = currency
        self.from = from
        self.paid = paid
        self.disbursed = disbursed
        self.outstanding = outstanding
        self.uncommitted = uncommitted
        self.strengths = strengths
        self.history = history
        self.rates = rates
        self.conditions = conditions
        self.assumptions = assumptions
    }
}
