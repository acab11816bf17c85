import Synchronization

/// The serving side within one process.
final class MemoryServer: TransportServer {
    let name: String
    private let hub: MemoryHub
    private let requests = BoundedQueue<TransportRequest>(limit: 8_192)
    private let counted = Mutex(TransportCounters())

    init(name: String, hub: MemoryHub) {
        self.name = name
        self.hub = hub
    }

    func publish(topic: String, _ bytes: [UInt8]) -> Bool {
        counted.withLock { $0.published += 1 }
        for connection in hub.connections(to: name) { connection.deliver(topic: topic, bytes) }
        return true
    }

    func nextRequests() async -> [TransportRequest]? {
        await requests.next()
    }

    func accept(_ frame: [UInt8], from number: UInt64) -> Bool {
        counted.withLock { $0.requests += 1 }
        let token = withUnsafeBytes(of: number.bigEndian) { Array($0) }
        return requests.push(TransportRequest(peer: TransportPeer(token: token), frames: [frame]))
    }

    func reply(_ frames: [[UInt8]], to peer: TransportPeer) -> Bool {
        let number = peer.token.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard let connection = hub.connection(number), connection.deliver(reply: frames) else {
            counted.withLock { $0.repliesDropped += 1 }
            return false
        }
        return true
    }

    var counters: TransportCounters { counted.withLock { $0 } }

    func closeNow() {
        hub.remove(self)
        requests.close()
    }

    func close() async {
        closeNow()
    }
}
