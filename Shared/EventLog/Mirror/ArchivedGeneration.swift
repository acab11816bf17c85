public import MessageSchema

/// A copy of a source's log that is followed no longer, since the source went on differently; nothing of it is deleted.
public struct ArchivedGeneration: Hashable, Sendable {
    /// What names it in this store, rising.
    public let number: Int64
    /// The service whose log it copies.
    public let source: String
    /// How far the copy goes.
    public let cursor: Cursor
    /// When it was set aside, in microseconds since 1970-01-01T00:00:00Z.
    public let archivedAt: Int64
    /// What was parked of it then, sorted by key.
    public let parked: [ParkedEvent]

    /// Takes the parts.
    public init(number: Int64, source: String, cursor: Cursor, archivedAt: Int64, parked: [ParkedEvent]) {
        self.number = number
        self.source = source
        self.cursor = cursor
        self.archivedAt = archivedAt
        self.parked = parked
    }
}
