/// One part of a month's cost.
public struct CostPartView: Codable, Hashable, Sendable {
    /// The budget line.
    public let budgetLine: EntityID?
    /// The rate, for people.
    public let costRate: EntityID?
    /// The people.
    public let personnel: Coded<PersonnelKind>?
    /// With the low figures.
    public let low: String
    /// With the best figures.
    public let best: String
    /// With the high figures.
    public let high: String
    /// The event that stated the rate or the line.
    public let entry: EventID?

    /// Puts it together.
    public init(
        budgetLine: EntityID? = nil, costRate: EntityID? = nil, personnel: Coded<PersonnelKind>? = nil, low: String,
        best: String, high: String, entry: EventID? = nil
    ) {
        self.budgetLine = budgetLine
        self.costRate = costRate
        self.personnel = personnel
        self.low = low
        self.best = best
        self.high = high
        self.entry = entry
    }
}
