import Synchronization

/// The requesting and subscribing side within one process.
final class MemoryConnection: TransportConnection {
    let name: String
    let number: UInt64
    private let topics: [String]
    private let hub: MemoryHub
    private let messages: BoundedQueue<TransportMessage>
    private let replies = BoundedQueue<[[UInt8]]>(limit: 8_192)
    /// Requests that wait for a server of the name.
    private let unsent = Mutex([[UInt8]]())
    private let isClosed = Mutex(false)

    init(name: String, topics: [String], hub: MemoryHub) {
        self.name = name
        self.topics = topics
        self.hub = hub
        number = hub.nextNumber()
        messages = BoundedQueue(limit: hub.subscriberLimit)
    }

    func deliver(topic: String, _ bytes: [UInt8]) {
        guard topics.contains(where: { topic.hasPrefix($0) }) else { return }
        _ = messages.push(TransportMessage(topic: topic, bytes: bytes))
    }

    func deliver(reply frames: [[UInt8]]) -> Bool {
        replies.push(frames)
    }

    /// Hands over what waits for a server of the name; under the lock, so that no later request overtakes.
    func deliverWaiting(to server: MemoryServer) {
        unsent.withLock { waiting in
            for frame in waiting { _ = server.accept(frame, from: number) }
            waiting = []
        }
    }

    func nextMessages() async -> [TransportMessage]? {
        topics.isEmpty ? nil : await messages.next()
    }

    func request(_ frame: [UInt8]) throws(TransportFailure) {
        guard !isClosed.withLock({ $0 }) else {
            throw TransportFailure(.closed, "the connection to `\(name)` is closed; connect again")
        }
        try unsent.withLock { waiting throws(TransportFailure) in
            if let server = hub.server(name) {
                for earlier in waiting { _ = server.accept(earlier, from: number) }
                waiting = []
                guard server.accept(frame, from: number) else {
                    throw TransportFailure(.full, "`\(name)` has more requests waiting than it takes; try again later")
                }
            } else {
                guard waiting.count < 8_192 else {
                    throw TransportFailure(.full, "too many requests wait for `\(name)`, which is not there; start it")
                }
                waiting.append(frame)
            }
        }
    }

    func nextReplies() async -> [[[UInt8]]]? {
        await replies.next()
    }

    func dropUnsentRequests() async -> Bool {
        unsent.withLock { waiting in
            defer { waiting = [] }
            return !waiting.isEmpty
        }
    }

    func closeNow() {
        isClosed.withLock { $0 = true }
        hub.remove(self)
        messages.close()
        replies.close()
    }

    func close() async {
        closeNow()
    }
}
