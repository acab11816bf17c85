/// The decision to give up a parked event: why, and by whom.
public struct ParkedDiscard: Hashable, Sendable {
    /// The parked event.
    public let key: ParkedEvent.Key
    /// Why it will never be taken in, in the words of who decided it.
    public let why: String
    /// Who decided it.
    public let actor: String
    /// When, in microseconds since 1970-01-01T00:00:00Z.
    public let at: Int64

    /// Takes the parts of a decision.
    public init(key: ParkedEvent.Key, why: String, actor: String, at: Int64) {
        self.key = key
        self.why = why
        self.actor = actor
        self.at = at
    }
}
