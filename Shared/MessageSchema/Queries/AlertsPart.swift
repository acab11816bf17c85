/// How many alerts there are, and the gravest.
public struct AlertsPart: Codable, Hashable, Sendable {
    /// How many there are.
    public let count: Int
    /// How many of them are critical.
    public let critical: Int
    /// The gravest, the first of several; missing where there is none.
    public let gravest: AlertView?

    /// Puts it together.
    public init(count: Int, critical: Int, gravest: AlertView? = nil) {
        self.count = count
        self.critical = critical
        self.gravest = gravest
    }
}
