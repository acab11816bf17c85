/// Asks that parked events be tried again, in their order.
public struct RetryParkedRequest: Codable, Hashable, Sendable {
    /// The one that is meant; all of them where missing.
    public let event: EventID?

    /// Puts a request together.
    public init(event: EventID? = nil) {
        self.event = event
    }
}

/// What came of trying parked events again.
public struct RetryParkedReply: Codable, Hashable, Sendable {
    /// Those that have had their effect, in order.
    public let applied: [EventID]
    /// Those that are still parked.
    public let parked: [Still]

    /// An event that is still parked.
    public struct Still: Codable, Hashable, Sendable {
        /// The event.
        public let event: EventID
        /// Why.
        public let reason: String

        /// Names an event and the reason.
        public init(event: EventID, reason: String) {
            self.event = event
            self.reason = reason
        }
    }

    /// Puts a reply together.
    public init(applied: [EventID], parked: [Still]) {
        self.applied = applied
        self.parked = parked
    }
}

/// Asks that a parked event be given up; the later events of its subject are then tried in their order.
public struct DiscardParkedRequest: Codable, Hashable, Sendable {
    /// The event.
    public let event: EventID
    /// Why it will never be taken in; kept for ever.
    public let why: Text
    /// Who decides it.
    public let actor: Text

    /// Puts a request together.
    public init(event: EventID, why: Text, actor: Text) {
        self.event = event
        self.why = why
        self.actor = actor
    }
}

/// What came of giving up a parked event.
public struct DiscardParkedReply: Codable, Hashable, Sendable {
    /// The event that was given up.
    public let event: EventID
    /// How many later events of its subject waited behind it, and are tried now.
    public let behind: Int

    /// Puts a reply together.
    public init(event: EventID, behind: Int) {
        self.event = event
        self.behind = behind
    }
}

/// Where a snapshot was kept that had been asked for.
public struct SnapshotReply: Codable, Hashable, Sendable {
    /// The last event that is folded in.
    public let cursor: Cursor

    /// Puts a reply together.
    public init(cursor: Cursor) {
        self.cursor = cursor
    }
}
