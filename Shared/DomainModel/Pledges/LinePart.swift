public import MessageSchema

/// A part that left a line to be a line of its own.
public struct LinePart: Codable, Hashable, Sendable {
    /// The line that it became.
    public let line: EntityID
    /// How many it took along.
    public let headcount: Quantity
    /// Since when, and on whose word.
    public let stamp: EntryStamp

    /// Puts it together.
    public init(line: EntityID, headcount: Quantity, stamp: EntryStamp) {
        self.line = line
        self.headcount = headcount
        self.stamp = stamp
    }
}
