/// What a month of the force costs.
public struct MonthCostView: Codable, Hashable, Sendable {
    /// The month.
    public let month: EffectiveDate
    /// The currency.
    public let currency: CurrencyCode
    /// How many people it is for, by the best figures.
    public let people: Int
    /// Lines of people of unknown size, which cost more than is counted.
    public let unknownHeadcounts: Int
    /// With the low figures of the strength.
    public let low: String
    /// With the best figures.
    public let best: String
    /// With the high figures.
    public let high: String
    /// Kinds of people for whom no rate is known.
    public let withoutRate: [Coded<PersonnelKind>]?
    /// Budget lines at a cost that nobody gives.
    public let unknownLines: [EntityID]?
    /// What it is made of, in the first month of a strength.
    public let parts: [CostPartView]?

    /// Puts it together.
    public init(
        month: EffectiveDate, currency: CurrencyCode, people: Int, unknownHeadcounts: Int, low: String, best: String,
        high: String, withoutRate: [Coded<PersonnelKind>]? = nil, unknownLines: [EntityID]? = nil,
        parts: [CostPartView]? = nil
    ) {
        self.month = month
        self.currency = currency
        self.people = people
        self.unknownHeadcounts = unknownHeadcounts
        self.low = low
        self.best = best
        self.high = high
        self.withoutRate = withoutRate
        self.unknownLines = unknownLines
        self.parts = parts
    }
}
