public import MessageSchema

/// One renewal of a line.
public struct LineRenewal: Codable, Hashable, Sendable {
    /// The words of the source.
    public let wording: Text?

    /// Puts it together.
    public init(wording: Text? = nil) {
        self.wording = wording
    }
}
