public import MessageSchema

/// One copy of a log that the gateway keeps: the present one of its service, or one that was set aside.
public struct MirrorCopy: Hashable, Sendable {
    /// What names it in the gateway's store, rising.
    public let number: Int64
    /// The service whose log it copies.
    public let source: String
    /// How far it goes.
    public let cursor: Cursor
    /// When it was set aside, in microseconds since 1970-01-01T00:00:00Z; `nil` for the present copy.
    public let archivedAt: Int64?

    /// Takes the parts.
    public init(number: Int64, source: String, cursor: Cursor, archivedAt: Int64?) {
        self.number = number
        self.source = source
        self.cursor = cursor
        self.archivedAt = archivedAt
    }
}
