/// A line that became two: the part takes the step, the rest stays; together they are what the line was.
public struct LineSplit: Codable, Hashable, Sendable {
    /// The line that was split.
    public let line: EntityID
    /// What remains in it.
    public let remaining: Quantity
    /// The line that the part became.
    public let partLine: EntityID
    /// How many it has.
    public let part: Quantity

    /// Puts it together.
    public init(line: EntityID, remaining: Quantity, partLine: EntityID, part: Quantity) {
        self.line = line
        self.remaining = remaining
        self.partLine = partLine
        self.part = part
    }
}
