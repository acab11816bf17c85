/// How long the money lasts for one strength, held as it is.
public struct RunwayStrengthView: Codable, Hashable, Sendable {
    /// The strength: in theatre, or nominal.
    public let strength: StrengthFigure
    /// Held, then with what is committed, then with what is only pledged.
    public let levels: [RunwayLevelView]
    /// The cost of each of the first twelve months.
    public let months: [MonthCostView]

    /// Puts it together.
    public init(strength: StrengthFigure, levels: [RunwayLevelView], months: [MonthCostView]) {
        self.strength = strength
        self.levels = levels
        self.months = months
    }
}
