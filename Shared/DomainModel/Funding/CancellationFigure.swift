public import MessageSchema

/// Whether a contribution is cancelled, beside its ladder (DOMAIN.md section 2, funding).
public struct CancellationFigure: Codable, Hashable, Sendable {
    /// Whether it is, or stands again.
    public let isCancelled: Bool
    /// Why.
    public let reason: Text
    /// The words of the donor or source.
    public let wording: Text?

    /// Puts it together.
    public init(isCancelled: Bool, reason: Text, wording: Text?) {
        self.isCancelled = isCancelled
        self.reason = reason
        self.wording = wording
    }
}
