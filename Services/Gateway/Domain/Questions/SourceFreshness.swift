public import MessageSchema

/// What is known of a service beside its events: where its log stands and when it was last heard of.
public struct SourceFreshness: Hashable, Sendable {
    /// Where its log stands, as last heard.
    public let head: Cursor?
    /// When anything was last heard of it; `nil` where nothing was since the start.
    public let heardAt: Instant?
    /// Whether every event that is known to be there was handed on.
    public let isLive: Bool

    /// Nothing for longer than this, and a service counts as away.
    public static let patience = Duration.seconds(4)

    /// Puts it together.
    public init(head: Cursor? = nil, heardAt: Instant? = nil, isLive: Bool = false) {
        self.head = head
        self.heardAt = heardAt
        self.isLive = isLive
    }

    /// How long ago anything was heard of it; `nil` where nothing was. A clock that was set back counts as no time.
    public func age(at now: Instant) -> Duration? { heardAt.map { max(.zero, now.since($0)) } }

    /// Whether it was heard of recently enough to be there.
    public func isHeard(at now: Instant) -> Bool { age(at: now).map { $0 <= Self.patience } ?? false }

    /// The age of the part of an answer that comes from it.
    public func age(of source: SourceState, at now: Instant) -> ServiceAge {
        let position = source.position?.sequence ?? .zero
        let isSameLog = head?.log == source.position?.log || source.position == nil
        let lag = head.map { isSameLog ? Int(clamping: Int128($0.sequence.value) - Int128(position.value)) : 0 }
        return ServiceAge(
            position: position, head: head?.sequence, lag: lag.map { max(0, $0) },
            heardSecondsAgo: age(at: now).map { ($0 / .milliseconds(1)).rounded() / 1000 },
            live: isLive && isHeard(at: now), parked: source.parked.count,
            unhandled: source.unhandled)
    }
}
