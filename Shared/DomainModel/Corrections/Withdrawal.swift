public import MessageSchema

/// What took an entry out of the count: a retraction, or the correction that counts in its place.
public struct Withdrawal: Hashable, Sendable {
    /// The event that did.
    public let event: EventID
    /// From when it was known.
    public let learned: Instant
    /// Whether other content counts in the entry's place.
    public let isCorrection: Bool
    /// Why.
    public let reason: Text
}
