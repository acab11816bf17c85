/// How long one sum of money lasts for one strength.
public struct RunwayLevelView: Codable, Hashable, Sendable {
    /// `held`, `committed` (held and committed) or `pledged` (held, committed and pledged).
    public let level: String
    /// The answer in words.
    public let statement: String
    /// The money, in the operation's currency; below zero where reports say that more went out than came in.
    public let amount: String
    /// By the best figures of the strength.
    public let best: RunwayEndView
    /// By the high figures.
    public let earliest: RunwayEndView
    /// By the low figures.
    public let latest: RunwayEndView
    /// Whether costs are left out that nobody gives, so that it runs out in that month or before.
    public let bound: Bool
    /// What is missing for the first twelve months by the best figures; missing where they are paid for.
    public let missingInYear: String?

    /// Puts it together.
    public init(
        level: String, statement: String, amount: String, best: RunwayEndView, earliest: RunwayEndView,
        latest: RunwayEndView, bound: Bool, missingInYear: String? = nil
    ) {
        self.level = level
        self.statement = statement
        self.amount = amount
        self.best = best
        self.earliest = earliest
        self.latest = latest
        self.bound = bound
        self.missingInYear = missingInYear
    }
}
