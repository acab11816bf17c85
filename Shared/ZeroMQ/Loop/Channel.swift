import Synchronization

/// The two ends of one socket that tasks may hold: a bounded outbox, and a bounded inbox of batches.
///
/// The socket itself lives on the thread of its ``SocketLoop``, until ``close()`` or the loop's end; letting go of the
/// channel does not close it. Every member may be called from any task. Batches go to the first of the tasks that wait,
/// so one task should read.
public final class Channel: Sendable {
    /// What the socket was opened with.
    public let specification: SocketSpecification

    let id: Int
    let outbox: Outbox
    let inbox: BoundedQueue<ReceivedBatch>
    let changes: BoundedQueue<SubscriptionChange>
    let events: BoundedQueue<MonitorEvent>
    let tally = Mutex(SocketCounters())
    private let core: LoopCore

    init(_ specification: SocketSpecification, core: LoopCore) {
        self.specification = specification
        self.core = core
        id = core.newChannelID()
        let wakeUp = core.wakeUp
        outbox = Outbox(bounds: specification.outbox) { wakeUp.signal() }
        inbox = BoundedQueue(
            bounds: specification.inbox, measure: { ($0.count, $0.size.bytes) }, onRoom: { wakeUp.signal() })
        changes = BoundedQueue(bounds: .standard, measure: { (1, $0.topic.count) }, onRoom: {})
        events = BoundedQueue(bounds: .standard, measure: { (1, $0.endpoint.utf8.count) }, onRoom: {})
    }

    /// The name of the socket, for logs and metrics.
    public var name: String { specification.name }

    /// The kind of socket.
    public var kind: SocketKind { specification.kind }

    /// What the socket has done since it was opened.
    public var counters: SocketCounters {
        var counters = tally.withLock { $0 }
        counters.refusedOutboxFull = outbox.refused
        return counters
    }

    /// The number of messages that wait in the outbox.
    public var pendingMessages: Int { outbox.pendingMessages }

    /// Closes the socket; unsent messages have the socket's linger left.
    ///
    /// Receivers get the batches that already wait, then the end. What the socket was bound to is free
    /// again when the call returns (the library leaves the socket file of an `ipc://` endpoint behind; it is no obstacle). Closing a closed channel does nothing.
    public func close() async {
        // Only a loop that has stopped refuses, and then the socket is closed already.
        try? await core.perform(.close(id))
    }

    /// Binds the socket to one more endpoint.
    ///
    /// - Throws: What opening throws for a bind; `closed`.
    public func bind(_ endpoint: Endpoint) async throws(MessagingError) {
        try await core.perform(.bind(id, endpoint))
    }

    /// Connects the socket to one more endpoint; the connection itself is made, and made again, in the background.
    ///
    /// - Throws: `connect-failed`, `closed`.
    public func connect(_ endpoint: Endpoint) async throws(MessagingError) {
        try await core.perform(.connect(id, endpoint))
    }

    /// Ends the connection to an endpoint; messages that wait for it are lost.
    ///
    /// So may be what a DEALER sends in the moments until the library has taken the connection down: to move a client
    /// to another endpoint, close its channel and open a new one.
    ///
    /// - Throws: `connect-failed` when there is none, `closed`.
    public func disconnect(_ endpoint: Endpoint) async throws(MessagingError) {
        try await core.perform(.disconnect(id, endpoint))
    }

    /// Subscribes a SUB socket to a further topic prefix.
    ///
    /// - Throws: `unsupported` on other kinds, `closed`.
    public func subscribe(to topic: [UInt8]) async throws(MessagingError) {
        try require(kind == .sub, "subscribe")
        try await core.perform(.subscribe(id, topic))
    }

    /// Takes back one subscription to a topic prefix.
    ///
    /// - Throws: `unsupported` on other kinds than SUB, `closed`.
    public func unsubscribe(from topic: [UInt8]) async throws(MessagingError) {
        try require(kind == .sub, "unsubscribe")
        try await core.perform(.unsubscribe(id, topic))
    }

    func require(_ condition: Bool, _ action: String) throws(MessagingError) {
        guard condition else {
            throw MessagingError(.unsupported, "\(name) is a \(kind) socket, which cannot \(action).")
        }
    }

    /// Ends both queues; called by the loop when the socket is closed or could not be opened.
    func finish() {
        outbox.close()
        inbox.finish()
        changes.finish()
        events.finish()
    }
}
