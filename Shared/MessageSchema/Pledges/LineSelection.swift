/// A line, or a part of it that becomes a line of its own: 800 committed of which 350 in theatre are two lines.
public struct LineSelection: Codable, Hashable, Sendable {
    /// The line.
    public let line: EntityID
    /// How many of it take the step; all of them where missing. Above 0, and below the line's best figure.
    public let part: Int?
    /// The id of the line that the part becomes; needed exactly where `part` is given.
    public let partLine: EntityID?

    /// Puts it together.
    public init(line: EntityID, part: Int? = nil, partLine: EntityID? = nil) {
        self.line = line
        self.part = part
        self.partLine = partLine
    }
}
