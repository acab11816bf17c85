/// What is missing from a strength that is to be reached.
public struct StrengthGap: Codable, Hashable, Sendable {
    /// What is compared, in words.
    public let statement: String
    /// The best figure of what is there.
    public let have: Int
    /// What is missing: best from the best figures, low and high from the ends; unknown where the target is.
    public let missing: Quantity
    /// How many lines of unknown size are in neither.
    public let unknown: Int
    /// The events that what is there rests on.
    public let entries: [EventID]

    /// Puts it together.
    public init(statement: String, have: Int, missing: Quantity, unknown: Int, entries: [EventID]) {
        self.statement = statement
        self.have = have
        self.missing = missing
        self.unknown = unknown
        self.entries = entries
    }
}
