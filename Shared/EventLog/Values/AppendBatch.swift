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

    /// Parked events that are given up: each is moved, with its decision, to those that were discarded, before
    /// `parkedRemoved` is taken out. One that is not parked is a conflict.
    public var parkedDiscarded: [ParkedDiscard]

    /// Takes the parts; each is empty unless given.
    public init(
        events: [StoredEvent] = [], replies: [StoredReply] = [], inboxPositions: [InboxPosition] = [],
        parkedAdded: [ParkedEvent] = [], parkedRemoved: [ParkedEvent.Key] = [], parkedDiscarded: [ParkedDiscard] = []
    ) {
        self.events = events
        self.replies = replies
        self.inboxPositions = inboxPositions
        self.parkedAdded = parkedAdded
        self.parkedRemoved = parkedRemoved
        self.parkedDiscarded = parkedDiscarded
    }

    /// Whether there is nothing to store.
    public var isEmpty: Bool {
        events.isEmpty && replies.isEmpty && inboxPositions.isEmpty && parkedAdded.isEmpty && parkedRemoved.isEmpty
            && parkedDiscarded.isEmpty
    }
}
