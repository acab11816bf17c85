/// The owner of a dedicated thread that holds sockets and polls them.
///
/// The thread alone makes, uses and closes sockets. Tasks reach them through ``Channel``s: appending to a bounded
/// outbox, and taking batches from a bounded inbox; neither ever blocks a thread of the tasks' pool.
///
/// ```swift
/// let loop = try await SocketLoop.start(
///     named: "pledges",
///     sockets: [
///         SocketSpecification(name: "events", kind: .xpub, binds: [Endpoint("ipc:///run/muster/pledges.events")]),
///         SocketSpecification(name: "requests", kind: .router, binds: [Endpoint("ipc:///run/muster/pledges.requests")]),
///     ])
/// let (events, requests) = (loop.channels[0], loop.channels[1])
/// try events.send(topic, body)
/// for await batch in requests.batches {
///     for message in batch {
///         if let peer = message.sender { try requests.send(frames: message.copies, to: peer) }
///     }
/// }
/// await loop.stop()
/// ```
///
/// An owner that is let go without ``stop(within:)`` tells its thread to end, and does not wait for it.
public final class SocketLoop: Sendable {
    /// The channels of the sockets that the loop was started with, in the order of their specifications.
    public let channels: [Channel]

    /// The name of the loop, for logs; the thread bears it, cut to 15 bytes.
    public var name: String { core.name }

    let core: LoopCore
    private let context: MessagingContext
    private let ownsContext: Bool

    private init(core: LoopCore, context: MessagingContext, ownsContext: Bool, channels: [Channel]) {
        self.core = core
        self.context = context
        self.ownsContext = ownsContext
        self.channels = channels
    }

    deinit {
        core.post(LoopCore.Request(command: .stop(Self.unattendedLinger), reply: nil))
    }

    /// Starts a thread and opens sockets on it.
    ///
    /// If one of them cannot be opened, all are closed and the thread is ended before the error is thrown.
    ///
    /// - Parameters:
    ///   - name: A name for logs.
    ///   - context: A context shared with other loops, which its owner terminates; without one the loop makes its own,
    ///     and terminates it when it stops.
    ///   - sockets: What to open, in order.
    /// - Throws: What ``open(_:)`` throws.
    public static func start(
        named name: String, context: MessagingContext? = nil, sockets: [SocketSpecification] = []
    ) async throws(MessagingError) -> SocketLoop {
        let core = try LoopCore(name: name)
        let own = if let context { context } else { try MessagingContext() }
        try PlatformThread.start(named: name) {
            var run = LoopRun(core: core, context: own)
            run.untilStopped()
        }
        let channels = sockets.map { Channel($0, core: core) }
        let loop = SocketLoop(core: core, context: own, ownsContext: context == nil, channels: channels)
        do throws(MessagingError) {
            for channel in channels { try await core.perform(.open(channel)) }
        } catch {
            await loop.stop()
            throw error
        }
        return loop
    }

    /// Opens one more socket.
    ///
    /// - Throws: `invalid-option`, `unsupported` (a subscription on another kind than SUB), `descriptors-exhausted`,
    ///   `no-such-folder`, `endpoint-taken`, `bind-failed`, `connect-failed`, `closed` when the loop has stopped. A
    ///   socket that failed to open leaves nothing behind.
    public func open(_ specification: SocketSpecification) async throws(MessagingError) -> Channel {
        let channel = Channel(specification, core: core)
        try await core.perform(.open(channel))
        return channel
    }

    /// Closes all sockets, ends the thread, and terminates the context if it is the loop's own.
    ///
    /// What can be sent at once is sent; the rest has the sockets' linger, at most half of the limit, then it is
    /// dropped. Receivers get what already waits, then the end. Calling it again waits for the same end.
    ///
    /// - Parameter limit: How long to wait, 5 seconds unless told otherwise.
    /// - Returns: Whether everything had ended when the limit passed; else the rest ends later, unattended.
    @discardableResult
    public func stop(within limit: Duration = .seconds(5)) async -> Bool {
        let start = ContinuousClock.now
        core.post(LoopCore.Request(command: .stop(limit / 2), reply: nil))
        guard await core.ended.wait(within: limit) else { return false }
        guard ownsContext else { return true }
        return await context.terminate(within: max(.zero, limit - (ContinuousClock.now - start)))
    }

    /// How often senders had to wake the thread; far less often than they send.
    public var wakeUps: Int { core.wakeUp.wakeUps }

    private static let unattendedLinger = Duration.seconds(2)
}
