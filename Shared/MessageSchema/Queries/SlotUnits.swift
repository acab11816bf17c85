/// A slot in units; a line and the parts that left it are one unit.
public struct SlotUnits: Codable, Hashable, Sendable {
    /// How many are required.
    public let required: Int
    /// How many offered lines fill it.
    public let matched: Int
    /// How many are missing.
    public let open: Int

    /// Puts it together.
    public init(
        required: Int, matched: Int, open: Int
    ) {
        self.required = required
        self.matched = matched
        self.open = open
    }
}
