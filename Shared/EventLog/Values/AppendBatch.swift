/// Everything that becomes durable together: all of it, or nothing.
public struct AppendBatch: Hashable, Sendable {
    /// New events, consecutive from the head and chained to it.
    public var events: [StoredEvent]
    /// The accepted commands; the events of each lie within this batch.
    public var replies: [StoredReply]
    /// How far other logs have been taken in; replaces the earlier position of the same source.
    public var inboxPositions: [InboxPosition]
    /// Events to set aside; one that is already parked is replaced, so that a failed retry can renew its reason.
    public var parkedAdded: [ParkedEvent]
    /// Events that are parked no longer; taken out before `parkedAdded` is put in. An unknown one changes nothing.
    public var parkedRemoved: [ParkedEvent.Key]

    /// Takes the parts; each is empty unless given.
    public init(
        events: [StoredEvent] = [], replies: [StoredReply] = [], inboxPositions: [InboxPosition] = [],
        parkedAdded: [ParkedEvent] = [], parkedRemoved: [ParkedEvent.Key] = []
    ) {
        self.events = events
        self.replies = replies
        self.inboxPositions = inboxPositions
        self.parkedAdded = parkedAdded
        self.parkedRemoved = parkedRemoved
    }

    /// Whether there is nothing to store.
    public var isEmpty: Bool {
        events.isEmpty && replies.isEmpty && inboxPositions.isEmpty && parkedAdded.isEmpty && parkedRemoved.isEmpty
    }
}
