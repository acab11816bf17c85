import Foundation
import Testing

@testable import ZeroMQ

@Suite(.timeLimit(.minutes(5))) struct MonitorTests {
    @Test func `connections are reported from first to last`() async throws {
        let folder = try TemporaryFolder()
        let (server, router) = try await open(.router, binds: [folder.endpoint()]) { $0.monitored = true }
        let (client, _) = try await open(.dealer, connects: [folder.endpoint()])
        var kinds: [MonitorEvent.Kind] = []
        var stopped = false
        while kinds.last != .disconnected {
            let event = try await inTime("a monitor event") {
                var events = router.monitorEvents.makeAsyncIterator()
                return await events.next()
            }
            kinds.append(event.kind)
            #expect(event.endpoint.hasPrefix("ipc://"))
            if event.kind == .handshakeSucceeded, !stopped {
                stopped = true
                await client.stop()
            }
        }
        #expect(kinds == [.listening, .accepted, .handshakeSucceeded, .disconnected])
        let connections = router.counters.connections
        #expect(connections.accepted == 1)
        #expect(connections.handshakesSucceeded == 1)
        #expect(connections.disconnected == 1)
        await server.stop()
    }

    @Test func `a peer that speaks another protocol fails its handshake, and the socket goes on`() async throws {
        let folder = try TemporaryFolder()
        let endpoint = try folder.endpoint()
        let (server, router) = try await open(.router, binds: [endpoint]) { $0.monitored = true }
        let stranger = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(stranger) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: endpoint.address.utf8) }
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(stranger, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        #expect(connected == 0)
        let garbage = [UInt8](repeating: 0xff, count: 10) + [UInt8](repeating: 0x41, count: 200)
        #expect(write(stranger, garbage, garbage.count) == garbage.count)
        try await eventually("the failure is counted") { router.counters.connections.handshakesFailed > 0 }
        let (client, dealer) = try await open(.dealer, connects: [endpoint])
        try dealer.send(bytes("hello"))
        #expect(try await nextBatch(router)[0].copies == [bytes("hello")])
        await client.stop()
        await server.stop()
    }

    @Test(.enabled(if: Python.hasZeroMQ, Python.missing))
    func `heartbeats notice a peer that is stopped`() async throws {
        let folder = try TemporaryFolder()
        let (server, publisher) = try await open(.xpub, binds: [folder.endpoint()]) {
            $0.monitored = true
            $0.options.heartbeatInterval = .milliseconds(100)
            $0.options.heartbeatTimeout = .milliseconds(300)
        }
        let peer = try Python(
            "s = context.socket(zmq.SUB); s.subscribe(b''); s.connect(sys.argv[1]); s.poll(20000)",
            [folder.endpoint().description])
        try await subscription(on: publisher)
        peer.signal(SIGSTOP)
        try await eventually("the connection is given up", within: .seconds(4)) {
            publisher.counters.connections.disconnected == 1
        }
        peer.signal(SIGKILL)
        await server.stop()
    }
}
