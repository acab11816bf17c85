import CZeroMQ
import Foundation
import Testing

@testable import ZeroMQ

@Suite(.timeLimit(.minutes(5))) struct OptionsTests {
    struct Expected: Sendable {
        let kind: SocketKind
        let linger: Int
        let sendMark: Int
        let receiveMark: Int
        let frame: Int
    }

    @Test(arguments: [
        Expected(kind: .xpub, linger: 0, sendMark: 10_000, receiveMark: 1_000, frame: 1_048_576),
        Expected(kind: .router, linger: 1_000, sendMark: 1_000, receiveMark: 1_000, frame: 1_048_576),
        Expected(kind: .sub, linger: 0, sendMark: 10_000, receiveMark: 10_000, frame: 4_194_304),
        Expected(kind: .dealer, linger: 0, sendMark: 100, receiveMark: 1_000, frame: 4_194_304),
    ])
    func `the defaults reach the library, the frame limit on every kind`(_ expected: Expected) throws {
        let context = try #require(zmq_ctx_new())
        try check(expected, in: context)
        zmq_ctx_term(context)
    }

    private func check(_ expected: Expected, in context: UnsafeMutableRawPointer) throws {
        let socket = try Socket(expected.kind.number, in: context)
        try socket.apply(SocketSpecification(name: "s", kind: expected.kind))
        #expect(socket.number(ZMQ_LINGER) == expected.linger)
        #expect(socket.number(ZMQ_SNDHWM) == expected.sendMark)
        #expect(socket.number(ZMQ_RCVHWM) == expected.receiveMark)
        #expect(socket.wideNumber(ZMQ_MAXMSGSIZE) == expected.frame)
        #expect(socket.number(ZMQ_HANDSHAKE_IVL) == 3_000)
        #expect(socket.number(ZMQ_HEARTBEAT_IVL) == 1_000)
        #expect(socket.number(ZMQ_HEARTBEAT_TIMEOUT) == 5_000)
        #expect(socket.number(ZMQ_HEARTBEAT_TTL) == 6_000)
        #expect(socket.number(ZMQ_RECONNECT_IVL) == 100)
        #expect(socket.number(ZMQ_RECONNECT_IVL_MAX) == 5_000)
        #expect(socket.number(ZMQ_IMMEDIATE) == (expected.kind == .dealer ? 1 : 0))
        #expect(socket.number(ZMQ_TCP_KEEPALIVE) == -1)
    }

    @Test func `a router reports unknown peers and lets nobody take over an id`() {
        let options = SocketOptions.defaults(for: .router)
        #expect(options.routerMandatory)
        #expect(!options.routerHandover)
    }

    static let nonsense: [@Sendable (inout SocketSpecification) -> Void] = [
        { $0.options.linger = .seconds(-1) },
        { $0.options.linger = .seconds(86_400) },
        { $0.options.heartbeatTimeToLive = .seconds(10_000) },
        { $0.options.sendHighWaterMark = .messages(0) },
        { $0.options.receiveHighWaterMark = .messages(-5) },
        { $0.options.maximumFrameSize = .bytes(0) },
        { $0.options.maximumMessageSize = .bytes(0) },
        { $0.inbox.messages = 0 },
        { $0.outbox.size = .bytes(0) },
    ]

    @Test(arguments: 0..<nonsense.count)
    func `nonsense is refused before anything is bound`(_ index: Int) async throws {
        let folder = try TemporaryFolder()
        let endpoint = try folder.endpoint()
        let error = try await failure {
            _ = try await open(.router, binds: [endpoint]) { Self.nonsense[index](&$0) }
        }
        #expect(error.code == .invalidOption)
        #expect(!error.message.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: endpoint.address))
    }

    @Test func `only a subscriber subscribes`() async throws {
        let error = try await failure { _ = try await open(.dealer) { $0.subscriptions = [[1]] } }
        #expect(error.code == .unsupported)
        let (loop, channel) = try await open(.xpub)
        #expect(try await failure { try await channel.subscribe(to: [1]) }.code == .unsupported)
        await loop.stop()
    }

    @Test func `sockets refuse what their kind cannot do`() async throws {
        let (loop, subscriber) = try await open(.sub)
        #expect(try await failure { try subscriber.send([1]) }.code == .unsupported)
        let router = try await loop.open(SocketSpecification(name: "r", kind: .router))
        #expect(try await failure { try router.send([1]) }.code == .unsupported)
        let dealer = try await loop.open(SocketSpecification(name: "d", kind: .dealer))
        #expect(try await failure { try dealer.send(frames: [[1]], to: RoutingID(bytes: [1])) }.code == .unsupported)
        #expect(try await failure { try dealer.send(frames: []) }.code == .invalidMessage)
        await loop.stop()
    }
}
