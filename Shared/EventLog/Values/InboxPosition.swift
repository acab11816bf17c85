public import MessageSchema

/// How far this service has taken in the log of another one; stored in the transaction that holds the effect.
public struct InboxPosition: Hashable, Sendable {
    /// The name of the service that is followed, such as `mandate`.
    public let source: String
    /// The last event taken in.
    public let cursor: Cursor

    /// Names a place in the log of another service.
    public init(source: String, cursor: Cursor) {
        self.source = source
        self.cursor = cursor
    }
}
