/// How many messages libzmq queues for one peer before it drops (XPUB, SUB) or refuses (ROUTER, DEALER) further ones.
public struct HighWaterMark: Sendable, Hashable {
    /// The number of messages, or nil where there is no mark.
    public let messages: Int?

    /// No mark: libzmq queues until memory ends.
    public static let unlimited = HighWaterMark(messages: nil)

    /// A mark of so many messages for each peer, at least 1; libzmq itself counts in steps and may exceed it a little.
    public static func messages(_ count: Int) -> HighWaterMark { HighWaterMark(messages: count) }
}
