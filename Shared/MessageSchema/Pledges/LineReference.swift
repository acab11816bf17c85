/// The name of a line within an operation.
public struct LineReference: Codable, Hashable, Comparable, Sendable {
    /// The pledge.
    public let pledge: EntityID
    /// The line of that pledge.
    public let line: EntityID

    /// Names a line.
    public init(pledge: EntityID, line: EntityID) {
        self.pledge = pledge
        self.line = line
    }

    /// By pledge, then by line.
    public static func < (left: LineReference, right: LineReference) -> Bool {
        (left.pledge, left.line) < (right.pledge, right.line)
    }
}
