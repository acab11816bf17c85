/// What one socket has done since it was opened; every loss is in here.
public struct SocketCounters: Sendable, Hashable {
    /// Messages handed to the library.
    public var sent = 0
    /// Bytes of the frames handed to the library.
    public var sentBytes = 0
    /// Messages received and put into the inbox.
    public var received = 0
    /// Bytes of the frames received.
    public var receivedBytes = 0
    /// Batches in which they were received.
    public var batches = 0
    /// Sends that were refused because the outbox was full.
    public var refusedOutboxFull = 0
    /// Times that the library could not take a message at once (EAGAIN), so that it had to wait.
    public var sendsDelayed = 0
    /// ROUTER: messages dropped because their peer was gone.
    public var unroutable = 0
    /// ROUTER: messages dropped because too many already waited for their peer.
    public var droppedPeerFull = 0
    /// Messages that were still unsent when the socket was closed.
    public var droppedAtClose = 0
    /// Messages that the library refused for another reason.
    public var failedSends = 0
    /// Times that reading was paused because the inbox was full.
    public var pausedReads = 0
    /// Messages discarded because the sum of their frames exceeded the limit.
    public var discardedOversize = 0
    /// XPUB: subscriptions and cancellations received.
    public var subscriptionChanges = 0
    /// XPUB: subscriptions and cancellations that were not reported, because nobody asked or the queue was full.
    public var droppedSubscriptionChanges = 0
    /// XPUB: messages received that were neither subscription nor cancellation, and dropped.
    public var foreignFrames = 0
    /// Monitor events that the queue could not hold; the oldest are dropped first.
    public var droppedMonitorEvents = 0
    /// Connection events since the socket was opened; all zero on a socket that is not monitored.
    public var connections = ConnectionCounters()

    /// Counters at zero.
    public init() {}
}
