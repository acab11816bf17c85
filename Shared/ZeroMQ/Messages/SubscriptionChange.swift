/// A subscriber's wish that reached an XPUB socket.
///
/// Without verbose subscriptions only the first subscription and the last cancellation of each topic are seen.
public struct SubscriptionChange: Sendable, Hashable {
    /// Whether it is a subscription; else it is a cancellation.
    public let subscribes: Bool
    /// The topic prefix.
    public let topic: [UInt8]
}
