import CZeroMQ
import Foundation
import Testing

@testable import ZeroMQ

@Suite(.timeLimit(.minutes(5))) struct ShutdownTests {
    @Test func `stopping twice is fine, and a stopped loop refuses`() async throws {
        let folder = try TemporaryFolder()
        let (loop, channel) = try await open(.xpub, binds: [folder.endpoint()])
        #expect(await loop.stop())
        #expect(await loop.stop())
        #expect(try await failure { try channel.send([1]) }.code == .closed)
        #expect(try await failure { try await channel.waitForRoom() }.code == .closed)
        let error = try await failure { _ = try await loop.open(SocketSpecification(name: "late", kind: .sub)) }
        #expect(error.code == .closed)
    }

    @Test func `readers get what waits, then the end`() async throws {
        let folder = try TemporaryFolder()
        let (server, router) = try await open(.router, binds: [folder.endpoint()])
        let (client, dealer) = try await open(.dealer, connects: [folder.endpoint()])
        let waiting = Task { await dealer.next() }
        try dealer.send(bytes("last words"))
        try await eventually("it arrives") { router.counters.received == 1 }
        #expect(await server.stop())
        #expect(await router.next()?.first?.copies == [bytes("last words")])
        #expect(await router.next() == nil)
        #expect(await client.stop())
        #expect(await waiting.value == nil)
    }

    @Test func `a reader that is cancelled returns`() async throws {
        let (loop, channel) = try await open(.sub)
        let reader = Task { await channel.next() }
        reader.cancel()
        #expect(await reader.value == nil)
        await loop.stop()
    }

    @Test func `a sender that waits for room is released by cancellation and by the end`() async throws {
        let folder = try TemporaryFolder()
        let (loop, dealer) = try await open(.dealer, connects: [folder.endpoint()]) {
            $0.outbox = QueueBounds(messages: 1, size: .kibibytes(1))
        }
        try dealer.send([1])
        let first = Task { try await dealer.waitForRoom() }
        first.cancel()
        try await first.value
        let second = Task { try await dealer.waitForRoom() }
        await loop.stop()
        #expect(try await failure { try await second.value }.code == .closed)
        #expect(dealer.counters.droppedAtClose == 1)
    }

    @Test(arguments: [SocketKind.router, .dealer])
    func `stopping ends also with unsent messages to a peer that does not read`(_ kind: SocketKind) async throws {
        let folder = try TemporaryFolder()
        let endpoint = try folder.endpoint()
        let peer = try PlainSocket(kind == .router ? ZMQ_DEALER : ZMQ_ROUTER, options: [(ZMQ_RCVHWM, 1)])
        let loop: SocketLoop
        let channel: Channel
        var address: RoutingID?
        if kind == .router {
            (loop, channel) = try await open(.router, binds: [endpoint])
            peer.connect(endpoint)
            peer.send(bytes("hello"))
            address = try await nextBatch(channel)[0].sender
        } else {
            // A path that nobody will ever bind.
            (loop, channel) = try await open(.dealer, connects: [endpoint]) { $0.options.linger = .seconds(30) }
        }
        let body = [UInt8](repeating: 0, count: 60_000)
        for _ in 0..<200 {
            if let address { try channel.send(frames: [body], to: address) } else { try channel.send(body) }
        }
        let start = ContinuousClock.now
        #expect(await loop.stop(within: .seconds(6)))
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test func `stopping ends also with a consumer that never reads`() async throws {
        let folder = try TemporaryFolder()
        let (server, publisher) = try await open(.xpub, binds: [folder.endpoint()])
        let (client, subscriber) = try await open(.sub, connects: [folder.endpoint()]) {
            $0.inbox = QueueBounds(messages: 1, size: .kibibytes(1))
        }
        try await subscription(on: publisher)
        for _ in 0..<2_000 { try publisher.send([UInt8](repeating: 0, count: 500)) }
        try await eventually("reading pauses") { subscriber.counters.pausedReads > 0 }
        #expect(await client.stop())
        #expect(await server.stop())
    }

    @Test func `a loop that is let go ends its thread`() async throws {
        let name = "let-go-\(UInt16.random(in: 0...9_999))"
        var loop: SocketLoop? = try await SocketLoop.start(
            named: name, sockets: [SocketSpecification(name: "s", kind: .sub)])
        let channel = try #require(loop?.channels[0])
        // A thread that libzmq has just begun bears the name of the one that began it, until it has its own.
        try await eventually("one thread bears the name") { Threads.named(name).count == 1 }
        loop = nil
        #expect(await channel.next() == nil)
        try await eventually("the thread ends") { Threads.named(name).isEmpty }
    }

    @Test func `the end of a shared context ends its loops`() async throws {
        let context = try MessagingContext()
        let (loop, channel) = try await open(.router, binds: [try Endpoint("inproc://x")], context: context) {
            $0.monitored = true
        }
        #expect(await context.terminate())
        #expect(await channel.next() == nil)
        #expect(await loop.stop())
        #expect(await context.terminate())
    }

    @Test func `starting and stopping in a row leaks nothing`() async {
        await #expect(processExitsWith: .success) {
            let folder = try TemporaryFolder()
            func life() async throws {
                let (server, router) = try await open(.router, binds: [folder.endpoint()]) { $0.monitored = true }
                let (client, dealer) = try await open(.dealer, connects: [folder.endpoint()]) { $0.monitored = true }
                try dealer.send([1])
                _ = try await nextBatch(router)
                #expect(await client.stop())
                #expect(await server.stop())
            }
            try await life()
            let before = try Threads.openDescriptors()
            for _ in 0..<30 { try await life() }
            try await eventually("all descriptors are given back") { try Threads.openDescriptors() <= before }
        }
    }

    @Test func `opens that come during the stop fail or succeed, and never hang`() async throws {
        let loop = try await SocketLoop.start(named: "race")
        let opens = Task {
            await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<50 {
                    group.addTask {
                        (try? await loop.open(SocketSpecification(name: "s", kind: .sub))) != nil
                    }
                }
                var finished = 0
                for await _ in group { finished += 1 }
                return finished
            }
        }
        #expect(await loop.stop())
        #expect(await opens.value == 50)
    }

    @Test func `interrupted system calls never surface`() async {
        await #expect(processExitsWith: .success) {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { _ in }
            action.sa_flags = 0
            sigaction(SIGUSR1, &action, nil)
            let folder = try TemporaryFolder()
            let server = try await SocketLoop.start(
                named: "interrupted",
                sockets: [SocketSpecification(name: "r", kind: .router, binds: [folder.endpoint()])])
            let (client, dealer) = try await open(.dealer, connects: [folder.endpoint()])
            let answering = echo(server.channels[0])
            let thread = try #require(Threads.named("interrupted").first)
            for number in 0..<300 {
                try Threads.signal(thread, SIGUSR1)
                try dealer.send(bytes("\(number)"))
                try Threads.signal(thread, SIGUSR1)
                #expect(try await messages(1, from: dealer) == [[bytes("\(number)")]])
            }
            #expect(server.channels[0].counters.failedSends == 0)
            #expect(await client.stop())
            #expect(await server.stop())
            try await answering.value
        }
    }
}
