import Synchronization

/// What the loop's thread and its owners share: the queue of commands, the wake-up, and the end.
final class LoopCore: Sendable {
    /// A change to a socket, or to the set of them.
    enum Command: Sendable {
        case open(Channel)
        case close(Int)
        case bind(Int, Endpoint)
        case connect(Int, Endpoint)
        case disconnect(Int, Endpoint)
        case subscribe(Int, [UInt8])
        case unsubscribe(Int, [UInt8])
        /// The greatest linger that sockets may have left.
        case stop(Duration)
    }

    typealias Reply = CheckedContinuation<Result<Void, MessagingError>, Never>

    struct Request: Sendable {
        let command: Command
        let reply: Reply?
    }

    private struct Queue {
        var requests: [Request] = []
        var closed = false
        var nextChannel = 0
    }

    let name: String
    let wakeUp: WakeUp
    let ended = Latch()
    private let queue = Mutex(Queue())

    init(name: String) throws(MessagingError) {
        self.name = name
        wakeUp = try WakeUp()
    }

    func newChannelID() -> Int {
        queue.withLock { queue in
            queue.nextChannel += 1
            return queue.nextChannel
        }
    }

    /// Hands a command to the loop and waits for its outcome.
    ///
    /// - Throws: What the command throws, or `closed` when the loop has stopped or stops before it comes to it.
    func perform(_ command: Command) async throws(MessagingError) {
        let result = await withCheckedContinuation { reply in
            post(Request(command: command, reply: reply))
        }
        try result.get()
    }

    /// Hands a command to the loop.
    func post(_ request: Request) {
        let accepted = queue.withLock { queue in
            if queue.closed { return false }
            queue.requests.append(request)
            return true
        }
        if accepted {
            wakeUp.signal()
        } else {
            request.reply?.resume(returning: .failure(.channelIsClosed))
        }
    }

    /// Gives the loop what was asked since it last looked.
    func takeRequests() -> [Request] {
        queue.withLock { queue in
            if queue.requests.isEmpty { return [] }
            defer { queue.requests = [] }
            return queue.requests
        }
    }

    /// Refuses further commands, and those that wait.
    func closeQueue() {
        let requests = queue.withLock { queue in
            queue.closed = true
            defer { queue.requests = [] }
            return queue.requests
        }
        for request in requests { request.reply?.resume(returning: .failure(.channelIsClosed)) }
    }
}
