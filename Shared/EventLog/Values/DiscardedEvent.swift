/// A parked event that was given up, kept for ever with the decision, so that it can be accounted for.
public struct DiscardedEvent: Hashable, Sendable {
    /// The event as it was parked, with its bytes.
    public let event: ParkedEvent
    /// Why it was given up.
    public let why: String
    /// Who decided it.
    public let actor: String
    /// When, in microseconds since 1970-01-01T00:00:00Z.
    public let discardedAt: Int64

    /// Takes the parts.
    public init(event: ParkedEvent, why: String, actor: String, discardedAt: Int64) {
        self.event = event
        self.why = why
        self.actor = actor
        self.discardedAt = discardedAt
    }
}
