public import EventLog
public import MessageSchema

extension ParkedItem {
    /// A parked event as it is told.
    public init(_ event: ParkedEvent, discard: Discard? = nil) {
        self.init(
            event: event.key.event, source: event.source, operation: event.operation, subject: event.subject,
            type: event.type, reason: event.reason, parkedAt: Instant(microseconds: event.parkedAt), discard: discard)
    }

    /// One that was given up, with the decision.
    public init(_ discarded: DiscardedEvent) {
        self.init(
            discarded.event,
            discard: Discard(
                why: discarded.why, actor: discarded.actor, at: Instant(microseconds: discarded.discardedAt)))
    }
}

extension ParkedReply {
    /// As much of a list as one reply has room for.
    public init(of items: [ParkedItem], skipping skip: Int) {
        self.init(
            total: items.count, items: Array(items.dropFirst(max(0, skip)).prefix(ParkedRequest.maximumItems)))
    }
}
