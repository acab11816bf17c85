/// What one point says of a line in a slot.
public struct FitReasonView: Codable, Hashable, Sendable {
    /// The point.
    public let point: Coded<FitPoint>
    /// For, against, or open.
    public let verdict: Coded<FitVerdict>
    /// Why, in one sentence.
    public let text: String
    /// The event behind it, where it is not that of the line or the slot.
    public let entry: EventID?

    /// Puts it together.
    public init(
        point: Coded<FitPoint>, verdict: Coded<FitVerdict>, text: String, entry: EventID? = nil
    ) {
        self.point = point
        self.verdict = verdict
        self.text = text
        self.entry = entry
    }
}
