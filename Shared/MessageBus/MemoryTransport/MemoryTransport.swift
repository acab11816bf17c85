import Synchronization

/// The transport within one process: for tests above the bus, and for a suite that runs in one executable.
///
/// It keeps the same promises as the one over ZeroMQ, and no others: what a slow subscriber has no room for is dropped,
/// requests to a name that nobody serves wait, and replies to a connection that is gone are dropped.
public final class MemoryTransport: Transport {
    private let hub: MemoryHub

    /// An empty network.
    /// - Parameter subscriberLimit: messages that wait for one subscriber at most; those beyond are dropped.
    public init(subscriberLimit: Int = 10_000) {
        hub = MemoryHub(subscriberLimit: subscriberLimit)
    }

    /// Opens the endpoints of a process by its name.
    public func serve(_ name: String) async throws(TransportFailure) -> any TransportServer {
        let server = MemoryServer(name: name, hub: hub)
        guard hub.add(server) else {
            throw TransportFailure(.taken, "`\(name)` is served already; close the other server first")
        }
        return server
    }

    /// Reaches a process by its name.
    public func connect(
        to name: String, topics: [String]
    ) async throws(TransportFailure) -> any TransportConnection {
        let connection = MemoryConnection(name: name, topics: topics, hub: hub)
        hub.add(connection)
        return connection
    }

    /// Closes every server and connection.
    public func close() async {
        hub.closeAll()
    }
}

/// Who serves and who is connected.
final class MemoryHub: Sendable {
    private struct State {
        var servers: [String: MemoryServer] = [:]
        var connections: [UInt64: MemoryConnection] = [:]
        var last: UInt64 = 0
    }

    let subscriberLimit: Int
    private let state = Mutex(State())

    init(subscriberLimit: Int) {
        self.subscriberLimit = subscriberLimit
    }

    func nextNumber() -> UInt64 {
        state.withLock { state in
            state.last += 1
            return state.last
        }
    }

    func add(_ server: MemoryServer) -> Bool {
        let waiting = state.withLock { state -> [MemoryConnection]? in
            guard state.servers[server.name] == nil else { return nil }
            state.servers[server.name] = server
            return state.connections.values.filter { $0.name == server.name }
        }
        waiting?.forEach { $0.deliverWaiting(to: server) }
        return waiting != nil
    }

    func add(_ connection: MemoryConnection) {
        state.withLock { $0.connections[connection.number] = connection }
    }

    func remove(_ server: MemoryServer) {
        state.withLock { state in
            if state.servers[server.name] === server { state.servers[server.name] = nil }
        }
    }

    func remove(_ connection: MemoryConnection) {
        state.withLock { $0.connections[connection.number] = nil }
    }

    func server(_ name: String) -> MemoryServer? {
        state.withLock { $0.servers[name] }
    }

    func connection(_ number: UInt64) -> MemoryConnection? {
        state.withLock { $0.connections[number] }
    }

    func connections(to name: String) -> [MemoryConnection] {
        state.withLock { $0.connections.values.filter { $0.name == name } }
    }

    func closeAll() {
        let (servers, connections) = state.withLock { state in
            (Array(state.servers.values), Array(state.connections.values))
        }
        servers.forEach { $0.closeNow() }
        connections.forEach { $0.closeNow() }
    }
}
