public import MessageSchema

/// One entry of a line's size, with what was said about it.
public struct LineFigure: Codable, Hashable, Sendable {
    /// How many people.
    public let headcount: Quantity
    /// The words of the source.
    public let wording: Text?

    /// Puts it together.
    public init(headcount: Quantity, wording: Text? = nil) {
        self.headcount = headcount
        self.wording = wording
    }
}
