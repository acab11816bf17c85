import Foundation
import Testing
import ZeroMQ

@Suite(.timeLimit(.minutes(5)), .enabled(if: Python.hasZeroMQ, Python.missing))
struct PythonTests {
    @Test func `a Python subscriber gets what is published`() async throws {
        let folder = try TemporaryFolder()
        let (server, publisher) = try await open(.xpub, binds: [folder.endpoint()])
        let python = try Python(
            """
            s = context.socket(zmq.SUB); s.subscribe(b"pledges/"); s.connect(sys.argv[1])
            for _ in range(3): print(b"|".join(s.recv_multipart()).decode())
            """, [folder.endpoint().description])
        #expect(try await subscription(on: publisher).topic == bytes("pledges/"))
        for number in 1...3 {
            try publisher.send(bytes("funding/x"), bytes("not for you"))
            try publisher.send(bytes("pledges/x"), bytes("\(number)"))
        }
        #expect(try await python.lines() == ["pledges/x|1", "pledges/x|2", "pledges/x|3"])
        await server.stop()
    }

    /// Waits until a Python program has bound, so that no pause before the next attempt to connect is measured.
    private func bound(_ endpoint: Endpoint) async throws {
        try await eventually("Python binds") { FileManager.default.fileExists(atPath: endpoint.address) }
    }

    @Test func `a Python publisher is heard`() async throws {
        let folder = try TemporaryFolder()
        let python = try Python(
            """
            s = context.socket(zmq.XPUB); s.bind(sys.argv[1]); s.recv()
            for i in range(1000): s.send_multipart([b"t/%d" % i, b"", b"x" * i])
            s.poll(20000); s.recv()
            """, [folder.endpoint().description])
        try await bound(folder.endpoint())
        let (client, subscriber) = try await open(.sub, connects: [folder.endpoint()])
        let received = try await messages(1_000, from: subscriber)
        for (number, message) in received.enumerated() {
            #expect(message == [bytes("t/\(number)"), [], [UInt8](repeating: 0x78, count: number)])
        }
        await client.stop()
        #expect(try await python.lines().isEmpty)
    }

    @Test func `a Python client is answered`() async throws {
        let folder = try TemporaryFolder()
        let (server, router) = try await open(.router, binds: [folder.endpoint()])
        let answering = echo(router)
        let python = try Python(
            """
            s = context.socket(zmq.DEALER); s.connect(sys.argv[1])
            for i in range(100):
                s.send_multipart([b"%d" % i, b"q"])
                assert s.recv_multipart() == [b"%d" % i, b"q"]
            print("answered")
            """, [folder.endpoint().description])
        #expect(try await python.lines() == ["answered"])
        await server.stop()
        try await answering.value
    }

    @Test func `a Python server answers`() async throws {
        let folder = try TemporaryFolder()
        let python = try Python(
            """
            s = context.socket(zmq.ROUTER); s.bind(sys.argv[1])
            for i in range(100):
                peer, *frames = s.recv_multipart()
                s.send_multipart([peer, *reversed(frames)])
            s.recv_multipart()
            """, [folder.endpoint().description])
        try await bound(folder.endpoint())
        let (client, dealer) = try await open(.dealer, connects: [folder.endpoint()])
        for number in 0..<100 { try dealer.send(bytes("\(number)"), bytes("q")) }
        let answers = try await messages(100, from: dealer)
        #expect(answers == (0..<100).map { [bytes("q"), bytes("\($0)")] })
        // Only now may the server go: a connection's end takes with it what the client has not read yet.
        try dealer.send(bytes("thank you"))
        #expect(try await python.lines().isEmpty)
        await client.stop()
    }
}
