public import MessageSchema

/// An event as a follower hands it on: its bytes as they stand in the log, and where the follower stands after it.
public struct FollowedEvent: Hashable, Sendable {
    /// The event's id.
    public let id: EventID
    /// The stored bytes.
    public let bytes: [UInt8]
    /// The cursor after this event.
    public let cursor: Cursor

    /// Puts it together.
    public init(id: EventID, bytes: [UInt8], cursor: Cursor) {
        self.id = id
        self.bytes = bytes
        self.cursor = cursor
    }
}
