public import MessageSchema

/// What one point says of a line in a slot.
public struct FitReason: Hashable, Sendable {
    /// The point.
    public let point: FitPoint
    /// For, against, or open.
    public let verdict: FitVerdict
    /// Why, in one sentence.
    public let sentence: String
    /// The event behind it, where it is not that of the line or the slot.
    public let entry: EventID?

    /// Puts it together.
    public init(_ point: FitPoint, _ verdict: FitVerdict, _ sentence: String, entry: EventID? = nil) {
        self.point = point
        self.verdict = verdict
        self.sentence = sentence
        self.entry = entry
    }
}
