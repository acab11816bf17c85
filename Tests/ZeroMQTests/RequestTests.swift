import CZeroMQ
import Foundation
import Testing

@testable import ZeroMQ

@Suite(.timeLimit(.minutes(5))) struct RequestTests {
    @Test(arguments: ["ipc", "inproc"])
    func `requests and answers go round`(_ transport: String) async throws {
        let folder = try TemporaryFolder()
        let context = try MessagingContext()
        let endpoint = try transport == "ipc" ? folder.endpoint() : Endpoint("inproc://requests")
        let (server, router) = try await open(.router, binds: [endpoint], context: context)
        let (client, dealer) = try await open(.dealer, connects: [endpoint], context: context)
        let answering = echo(router)
        for number in 0..<200 {
            let request = [bytes("\(number)"), [], [UInt8](repeating: 7, count: number * 50)]
            try dealer.send(frames: request)
            #expect(try await messages(1, from: dealer) == [request])
        }
        await client.stop()
        await server.stop()
        #expect(await context.terminate())
        try await answering.value
    }

    @Test func `answers reach the peer that asked`() async throws {
        let folder = try TemporaryFolder()
        let (server, router) = try await open(.router, binds: [folder.endpoint()])
        let answering = echo(router)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for name in 0..<8 {
                group.addTask {
                    let (client, dealer) = try await open(.dealer, connects: [folder.endpoint()])
                    let sent = (0..<200).map { [bytes("\(name)-\($0)")] }
                    for frames in sent { try await sendPatiently(dealer, frames) }
                    #expect(try await messages(sent.count, from: dealer) == sent)
                    await client.stop()
                }
            }
            try await group.waitForAll()
        }
        #expect(router.counters.unroutable == 0)
        #expect(router.counters.droppedPeerFull == 0)
        await server.stop()
        try await answering.value
    }

    @Test func `an answer to a peer that is gone is dropped and counted`() async throws {
        let folder = try TemporaryFolder()
        let (server, router) = try await open(.router, binds: [folder.endpoint()]) { $0.monitored = true }
        let (client, dealer) = try await open(.dealer, connects: [folder.endpoint()])
        try dealer.send(bytes("who is there"))
        let peer = try #require(try await nextBatch(router)[0].sender)
        await client.stop()
        try await eventually("the peer is gone") { router.counters.connections.disconnected == 1 }
        try router.send(frames: [bytes("nobody")], to: peer)
        try router.send(frames: [bytes("nobody"), bytes("again")], to: RoutingID(bytes: [9, 9, 9]))
        try await eventually("both are counted") { router.counters.unroutable == 2 }
        #expect(router.counters.sent == 0)
        #expect(router.pendingMessages == 0)
        await server.stop()
    }

    @Test func `without a peer requests wait in order, and the outbox refuses what is too much`() async throws {
        let folder = try TemporaryFolder()
        let (client, dealer) = try await open(.dealer, connects: [folder.endpoint()]) {
            $0.outbox = QueueBounds(messages: 10, size: .kibibytes(64))
        }
        for number in 0..<10 { try dealer.send(bytes("\(number)"), bytes("body")) }
        for _ in 0..<3 { #expect(try await failure { try dealer.send(bytes("x")) }.code == .outboxFull) }
        #expect(dealer.counters.refusedOutboxFull == 3)
        #expect(dealer.counters.sent == 0)
        let (server, router) = try await open(.router, binds: [folder.endpoint()])
        try await dealer.waitForRoom()
        try dealer.send(bytes("10"), bytes("body"))
        let received = try await messages(11, from: router)
        #expect(received == (0...10).map { [bytes("\($0)"), bytes("body")] })
        #expect(dealer.counters.sendsDelayed > 0)
        await server.stop()
        await client.stop()
    }

    @Test func `the size of the outbox is bounded as well`() async throws {
        let folder = try TemporaryFolder()
        let (client, dealer) = try await open(.dealer, connects: [folder.endpoint()]) {
            $0.outbox = QueueBounds(messages: 1_000, size: .kibibytes(10))
        }
        try dealer.send([UInt8](repeating: 0, count: 6_000))
        #expect(try await failure { try dealer.send([UInt8](repeating: 0, count: 6_000)) }.code == .outboxFull)
        #expect(try await failure { try dealer.send([UInt8](repeating: 0, count: 20_000)) }.code == .invalidMessage)
        await client.stop()
    }

    @Test func `a loop that waits for a peer uses no processor time`() async throws {
        let folder = try TemporaryFolder()
        let loop = try await SocketLoop.start(named: "blocked-loop")
        let dealer = try await loop.open(
            SocketSpecification(name: "d", kind: .dealer, connects: [folder.endpoint()]))
        for _ in 0..<100 { try dealer.send(bytes("waits")) }
        try await eventually("the library refuses") { dealer.counters.sendsDelayed > 0 }
        let thread = try #require(Threads.named("blocked-loop").first)
        let before = try Threads.ticks(of: thread)
        // The time over which it is measured: a loop that spins would use thirty ticks.
        try await Task.sleep(for: .milliseconds(300))
        #expect(try Threads.ticks(of: thread) - before <= 3)
        await loop.stop()
    }

    @Test func `a full inbox pauses reading, and nothing is lost between dealer and router`() async throws {
        let folder = try TemporaryFolder()
        let (server, router) = try await open(.router, binds: [folder.endpoint()]) {
            $0.inbox = QueueBounds(messages: 50, size: .mebibytes(1))
            $0.options.receiveHighWaterMark = .messages(20)
        }
        let (client, dealer) = try await open(.dealer, connects: [folder.endpoint()])
        let count = 20_000
        let sender = Task.detached {
            for number in 0..<count { try await sendPatiently(dealer, [bytes("\(number)")]) }
        }
        try await eventually("reading pauses") { router.counters.pausedReads > 0 }
        #expect(router.counters.received <= 50 + 256)
        let received = try await messages(count, from: router)
        #expect(received.map { text($0[0]) } == (0..<count).map { "\($0)" })
        try await sender.value
        await client.stop()
        await server.stop()
    }

    @Test func `a peer that does not read holds up no other`() async throws {
        let folder = try TemporaryFolder()
        let (server, router) = try await open(.router, binds: [folder.endpoint()]) {
            $0.options.sendHighWaterMark = .messages(10)
            $0.outbox = QueueBounds(messages: 400, size: .mebibytes(64))
        }
        let deaf = try PlainSocket(ZMQ_DEALER, options: [(ZMQ_RCVHWM, 1)])
        deaf.connect(try folder.endpoint())
        deaf.send(bytes("hello"))
        let deafPeer = try #require(try await nextBatch(router)[0].sender)
        let (client, dealer) = try await open(.dealer, connects: [folder.endpoint()])
        try dealer.send(bytes("hello"))
        let peer = try #require(try await nextBatch(router)[0].sender)
        let body = [UInt8](repeating: 1, count: 8_192)
        var number = 0
        while router.counters.droppedPeerFull == 0 {
            number += 1
            try await sendPatiently(router, [bytes("\(number)"), body], to: deafPeer)
            try #require(number < 20_000)
        }
        try router.send(frames: [bytes("for you")], to: peer)
        #expect(try await messages(1, from: dealer) == [[bytes("for you")]])
        // What waited for the slow one arrives in order once it reads.
        var numbers: [Int] = []
        try await eventually("the slow one gets what waited") {
            while let frame = deaf.receive() {
                if frame.count < 10, let number = Int(text(frame)) { numbers.append(number) }
            }
            return numbers.count >= 100 && numbers.count + router.counters.droppedPeerFull >= number
        }
        #expect(numbers == numbers.sorted())
        await client.stop()
        await server.stop()
    }

    @Test func `a client finds its server again after a restart`() async throws {
        let folder = try TemporaryFolder()
        let (client, dealer) = try await open(.dealer, connects: [folder.endpoint()]) { $0.monitored = true }
        for life in 0..<3 {
            let (server, router) = try await open(.router, binds: [folder.endpoint()])
            let answering = echo(router)
            try dealer.send(bytes("life \(life)"))
            #expect(try await messages(1, from: dealer) == [[bytes("life \(life)")]])
            await server.stop()
            try await answering.value
            try await eventually("the client sees the end") {
                dealer.counters.connections.disconnected == life + 1
            }
        }
        await client.stop()
    }

    @Test func `an oversize frame costs its sender the connection, and nobody else`() async throws {
        let folder = try TemporaryFolder()
        let (server, router) = try await open(.router, binds: [folder.endpoint()]) {
            $0.options.maximumFrameSize = .kibibytes(1)
            $0.monitored = true
        }
        let answering = echo(router)
        let (client, dealer) = try await open(.dealer, connects: [folder.endpoint()])
        let giant = try PlainSocket(ZMQ_DEALER)
        giant.connect(try folder.endpoint())
        giant.send([UInt8](repeating: 0, count: 2_048))
        try await eventually("the sender is disconnected") { router.counters.connections.disconnected > 0 }
        try dealer.send(bytes("and I?"))
        #expect(try await messages(1, from: dealer) == [[bytes("and I?")]])
        #expect(router.counters.received == 1)
        await client.stop()
        await server.stop()
        try await answering.value
    }

    @Test func `a message of too many frames is discarded whole`() async throws {
        let folder = try TemporaryFolder()
        let (server, router) = try await open(.router, binds: [folder.endpoint()]) {
            $0.options.maximumMessageSize = .kibibytes(4)
        }
        let (client, dealer) = try await open(.dealer, connects: [folder.endpoint()])
        try dealer.send(bytes("before"))
        try dealer.send(frames: Array(repeating: [UInt8](repeating: 0, count: 1_000), count: 10))
        try dealer.send(bytes("after"))
        #expect(try await messages(2, from: router) == [[bytes("before")], [bytes("after")]])
        #expect(router.counters.discardedOversize == 1)
        await client.stop()
        await server.stop()
    }

    @Test func `a channel can be closed and opened anew on another endpoint`() async throws {
        let folder = try TemporaryFolder()
        let (first, router1) = try await open(.router, binds: [folder.endpoint("1")]) { $0.monitored = true }
        let (second, router2) = try await open(.router, binds: [folder.endpoint("2")])
        let (client, dealer) = try await open(.dealer, connects: [folder.endpoint("1")])
        try dealer.send(bytes("one"))
        #expect(try await messages(1, from: router1) == [[bytes("one")]])
        try await dealer.disconnect(folder.endpoint("1"))
        try await eventually("the connection is down") { router1.counters.connections.disconnected == 1 }
        try await dealer.connect(folder.endpoint("2"))
        try dealer.send(bytes("two"))
        #expect(try await messages(1, from: router2) == [[bytes("two")]])
        await dealer.close()
        await dealer.close()
        #expect(try await failure { try dealer.send(bytes("x")) }.code == .closed)
        #expect(try await failure { try await dealer.connect(folder.endpoint("1")) }.code == .closed)
        #expect(await dealer.next() == nil)
        let again = try await client.open(
            SocketSpecification(name: "again", kind: .dealer, connects: [folder.endpoint("1")]))
        try again.send(bytes("three"))
        #expect(try await messages(1, from: router1) == [[bytes("three")]])
        for loop in [client, first, second] { await loop.stop() }
    }
}
