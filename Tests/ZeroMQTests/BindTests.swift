import CZeroMQ
import Foundation
import Testing

@testable import ZeroMQ

@Suite(.timeLimit(.minutes(5))) struct BindTests {
    @Test func `a missing folder is named`() async throws {
        let folder = try TemporaryFolder()
        let endpoint = try Endpoint.ipc(path: "\(folder.path)/nowhere/x")
        let error = try await failure { _ = try await open(.xpub, binds: [endpoint]) }
        #expect(error.code == .noSuchFolder)
        #expect(error.message.contains("\(folder.path)/nowhere"))
        #expect(error.endpoint == endpoint.description)
    }

    @Test func `a second bind does not steal the endpoint`() async throws {
        let folder = try TemporaryFolder()
        let endpoint = try folder.endpoint()
        let (first, publisher) = try await open(.xpub, binds: [endpoint])
        let error = try await failure { _ = try await open(.xpub, binds: [endpoint]) }
        #expect(error.code == .endpointTaken)
        #expect(error.endpoint == endpoint.description)
        let (second, subscriber) = try await open(.sub, connects: [endpoint])
        try await subscription(on: publisher)
        try publisher.send(bytes("still mine"))
        #expect(try await nextBatch(subscriber)[0].copies == [bytes("still mine")])
        await second.stop()
        await first.stop()
    }

    @Test(.enabled(if: Python.hasZeroMQ, Python.missing))
    func `another process's endpoint is not stolen either`() async throws {
        let folder = try TemporaryFolder()
        let endpoint = try folder.endpoint()
        let other = try Python(
            "s = context.socket(zmq.PUB); s.bind(sys.argv[1]); sys.stdout.flush(); s.poll(20000)",
            [endpoint.description])
        try await eventually("the other process binds") {
            FileManager.default.fileExists(atPath: endpoint.address)
        }
        let error = try await failure { _ = try await open(.xpub, binds: [endpoint]) }
        #expect(error.code == .endpointTaken)
        other.signal(SIGKILL)
    }

    @Test(.enabled(if: Python.hasZeroMQ, Python.missing))
    func `the socket file of a dead process is no obstacle`() async throws {
        let folder = try TemporaryFolder()
        let endpoint = try folder.endpoint()
        let other = try Python(
            "import os, signal\ns = context.socket(zmq.PUB); s.bind(sys.argv[1]); os.kill(os.getpid(), signal.SIGKILL)",
            [endpoint.description])
        _ = try await other.lines()
        #expect(FileManager.default.fileExists(atPath: endpoint.address))
        let (loop, _) = try await open(.xpub, binds: [endpoint])
        await loop.stop()
    }

    @Test func `a file that is no socket is left alone`() async throws {
        let folder = try TemporaryFolder()
        let endpoint = try folder.endpoint()
        try "precious".write(toFile: endpoint.address, atomically: true, encoding: .utf8)
        let error = try await failure { _ = try await open(.router, binds: [endpoint]) }
        #expect(error.code == .endpointTaken)
        #expect(try String(contentsOfFile: endpoint.address, encoding: .utf8) == "precious")
    }

    @Test func `a name within the context is taken once`() async throws {
        let context = try MessagingContext()
        let endpoint = try Endpoint.inproc(name: "x")
        let (loop, _) = try await open(.router, binds: [endpoint], context: context)
        let error = try await failure {
            _ = try await loop.open(SocketSpecification(name: "again", kind: .router, binds: [endpoint]))
        }
        #expect(error.code == .endpointTaken)
        await loop.stop()
        #expect(await context.terminate())
    }

    @Test func `a path is free again as soon as its channel is closed`() async throws {
        let folder = try TemporaryFolder()
        let endpoint = try folder.endpoint()
        let loop = try await SocketLoop.start(named: "rebind")
        for round in 0..<20 {
            let router = try await loop.open(SocketSpecification(name: "r", kind: .router, binds: [endpoint]))
            let dealer = try await loop.open(SocketSpecification(name: "d", kind: .dealer, connects: [endpoint]))
            try dealer.send(bytes("\(round)"))
            #expect(try await nextBatch(router)[0].copies == [bytes("\(round)")])
            await dealer.close()
            await router.close()
        }
        await loop.stop()
    }

    @Test func `a failed bind leaks no descriptor, no thread and no file`() async {
        await #expect(processExitsWith: .success) {
            let folder = try TemporaryFolder()
            let good = try folder.endpoint("good")
            let bad = try Endpoint.ipc(path: "\(folder.path)/nowhere/x")
            let (loop, _) = try await open(.router, binds: [folder.endpoint("kept")]) { $0.monitored = true }
            func failInTheLoop() async throws {
                let error = try await failure {
                    _ = try await loop.open(
                        SocketSpecification(name: "f", kind: .xpub, binds: [good, bad], monitored: true))
                }
                #expect(error.code == .noSuchFolder)
            }
            func failAtTheStart() async throws {
                let error = try await failure { _ = try await open(.xpub, binds: [good, bad]) }
                #expect(error.code == .noSuchFolder)
            }
            // Once before counting: the system's task pool opens descriptors of its own when it first keeps time.
            try await failInTheLoop()
            try await failAtTheStart()
            try await Task.sleep(for: .milliseconds(1))
            let before = try Threads.openDescriptors()
            for _ in 0..<100 { try await failInTheLoop() }
            for _ in 0..<20 { try await failAtTheStart() }
            // The library gives some back on its own threads.
            try await eventually("all descriptors are given back") { try Threads.openDescriptors() <= before }
            try await eventually("all threads have ended") { Threads.named("test-XPUB").isEmpty }
            await loop.stop()
        }
    }

    @Test func `at the descriptor limit a socket is refused instead of the process being aborted`() async {
        await #expect(processExitsWith: .success) {
            let folder = try TemporaryFolder()
            let (loop, channel) = try await open(.router, binds: [folder.endpoint()])
            var limit = rlimit()
            getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            limit.rlim_cur = rlim_t(try Threads.openDescriptors() + 40)
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            var opened = 0
            let error = try await failure {
                while opened < 100 {
                    _ = try await loop.open(SocketSpecification(name: "s", kind: .sub, subscriptions: [[]]))
                    opened += 1
                }
            }
            #expect(error.code == .descriptorsExhausted)
            #expect(error.message.contains("limit"))
            #expect(opened > 0 && opened < 100)
            #expect(DescriptorLimit.raise() == Int(limit.rlim_max))
            // The sockets that were there go on.
            let dealer = try await loop.open(
                SocketSpecification(name: "d", kind: .dealer, connects: [folder.endpoint()]))
            try dealer.send(bytes("hello"))
            #expect(try await nextBatch(channel)[0].copies == [bytes("hello")])
            #expect(await loop.stop())
        }
    }
}
