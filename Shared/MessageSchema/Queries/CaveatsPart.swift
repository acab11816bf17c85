/// How many national caveats are in force.
public struct CaveatsPart: Codable, Hashable, Sendable {
    /// What is counted, in words.
    public let statement: String
    /// How many.
    public let count: Int
    /// The named nations that have any, by code.
    public let nations: [NationCode]
    /// The events that declared them.
    public let entries: [EventID]

    /// Puts it together.
    public init(statement: String, count: Int, nations: [NationCode], entries: [EventID]) {
        self.statement = statement
        self.count = count
        self.nations = nations
        self.entries = entries
    }
}
