import Synchronization
import ZeroMQ

/// The requesting and subscribing side over ZeroMQ.
final class ZeroMQConnection: TransportConnection {
    private struct State {
        var requests: Channel
        var isClosed = false
    }

    private let events: Channel?
    private let specification: SocketSpecification
    private let loop: SocketLoop
    private let state: Mutex<State>

    init(events: Channel?, requests: Channel, specification: SocketSpecification, loop: SocketLoop) {
        self.events = events
        self.specification = specification
        self.loop = loop
        state = Mutex(State(requests: requests))
    }

    func nextMessages() async -> [TransportMessage]? {
        guard let batch = await events?.next() else { return nil }
        return batch.compactMap { message in
            guard message.count == 2 else { return nil }
            return TransportMessage(
                topic: String(decoding: message[0], as: UTF8.self), bytes: Array(message[1]))
        }
    }

    func request(_ frame: [UInt8]) throws(TransportFailure) {
        do throws(MessagingError) {
            // Under the lock, so that nothing is put into a socket that has been exchanged.
            try state.withLock { state throws(MessagingError) in try state.requests.send(frame) }
        } catch {
            throw TransportFailure(error)
        }
    }

    func nextReplies() async -> [[[UInt8]]]? {
        while !Task.isCancelled {
            let channel = state.withLock { $0.requests }
            if let batch = await channel.next() { return batch.map(\.copies) }
            // The socket was exchanged for a new one by `dropUnsentRequests`; only a closed connection ends here.
            let isOver = state.withLock { $0.isClosed || $0.requests === channel }
            if isOver { return nil }
        }
        return nil
    }

    func dropUnsentRequests() async -> Bool {
        // What the socket was given has left, or is dropped with its connection; only the outbox keeps for later.
        guard state.withLock({ $0.requests.pendingMessages > 0 }) else { return false }
        guard let fresh = try? await loop.open(specification) else { return false }
        let old = state.withLock { state in
            defer { if !state.isClosed { state.requests = fresh } }
            return state.isClosed ? fresh : state.requests
        }
        await old.close()
        return true
    }

    func close() async {
        let channel = state.withLock { state in
            state.isClosed = true
            return state.requests
        }
        await channel.close()
        await events?.close()
    }
}
