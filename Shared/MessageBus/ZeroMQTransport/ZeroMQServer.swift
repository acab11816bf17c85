import Synchronization
import ZeroMQ

/// The serving side over ZeroMQ.
final class ZeroMQServer: TransportServer {
    private let events: Channel
    private let requests: Channel
    private let dropped = Mutex<(publish: UInt64, replies: UInt64)>((0, 0))

    init(events: Channel, requests: Channel) {
        self.events = events
        self.requests = requests
    }

    func publish(topic: String, _ bytes: [UInt8]) -> Bool {
        do {
            try events.send(Array(topic.utf8), bytes)
            return true
        } catch {
            dropped.withLock { $0.publish += 1 }
            return false
        }
    }

    func nextRequests() async -> [TransportRequest]? {
        guard let batch = await requests.next() else { return nil }
        // All that waits, so that its reader sees whether a request came alone.
        return ([batch] + requests.takeWaiting()).flatMap { batch in
            batch.compactMap { message in
                guard let sender = message.sender else { return nil }
                return TransportRequest(peer: TransportPeer(token: sender.bytes), frames: message.copies)
            }
        }
    }

    func reply(_ frames: [[UInt8]], to peer: TransportPeer) -> Bool {
        do {
            try requests.send(frames: frames, to: RoutingID(bytes: peer.token))
            return true
        } catch {
            dropped.withLock { $0.replies += 1 }
            return false
        }
    }

    var counters: TransportCounters {
        var counters = TransportCounters()
        let (publish, replies) = dropped.withLock { $0 }
        counters.published = UInt64(events.counters.sent)
        counters.publishDropped = publish
        counters.requests = UInt64(requests.counters.received)
        counters.repliesDropped =
            replies + UInt64(requests.counters.unroutable) + UInt64(requests.counters.droppedPeerFull)
        return counters
    }

    func close() async {
        await events.close()
        await requests.close()
    }
}
