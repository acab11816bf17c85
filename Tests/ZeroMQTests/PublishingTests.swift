import CZeroMQ
import Foundation
import Testing

@testable import ZeroMQ

@Suite(.timeLimit(.minutes(5))) struct PublishingTests {
    @Test func `frames arrive as they were sent, empty ones too`() async throws {
        let folder = try TemporaryFolder()
        let (server, publisher) = try await open(.xpub, binds: [folder.endpoint()])
        let (client, subscriber) = try await open(.sub, connects: [folder.endpoint()])
        try await subscription(on: publisher)
        let sent = [[bytes("a")], [bytes("topic"), bytes("body")], [[], [], bytes("x"), []], [[]]]
        for frames in sent { try publisher.send(frames: frames) }
        #expect(try await messages(4, from: subscriber) == sent)
        #expect(publisher.counters.sent == 4)
        #expect(subscriber.counters.received == 4)
        #expect(subscriber.counters.receivedBytes == publisher.counters.sentBytes)
        await client.stop()
        await server.stop()
    }

    @Test func `order is kept and wake-ups are rare`() async throws {
        let folder = try TemporaryFolder()
        let (server, publisher) = try await open(.xpub, binds: [folder.endpoint()]) {
            $0.options.sendHighWaterMark = .unlimited
        }
        let (client, subscriber) = try await open(.sub, connects: [folder.endpoint()]) {
            $0.options.receiveHighWaterMark = .unlimited
        }
        try await subscription(on: publisher)
        let count = 50_000
        let sender = Task.detached {
            for number in 0..<count { try await sendPatiently(publisher, [bytes("\(number)")]) }
        }
        var expected = 0
        while expected < count {
            for message in try await nextBatch(subscriber) {
                #expect(text(message[0]) == "\(expected)")
                expected += 1
            }
        }
        try await sender.value
        #expect(server.wakeUps < count / 10)
        #expect(subscriber.counters.batches < count)
        await client.stop()
        await server.stop()
    }

    @Test func `a subscriber that does not read loses messages, and can see that it did`() async throws {
        let folder = try TemporaryFolder()
        let (server, publisher) = try await open(.xpub, binds: [folder.endpoint()]) {
            $0.options.sendHighWaterMark = .messages(100)
        }
        let (client, subscriber) = try await open(.sub, connects: [folder.endpoint()]) {
            $0.options.receiveHighWaterMark = .messages(100)
            $0.inbox = QueueBounds(messages: 100, size: .mebibytes(1))
        }
        try await subscription(on: publisher)
        let count = 60_000
        let body = [UInt8](repeating: 0, count: 200)
        for number in 0..<count { try await sendPatiently(publisher, [bytes("\(number)"), body]) }
        try await eventually("all was sent") { publisher.counters.sent == count }
        #expect(publisher.counters.droppedAtClose == 0)
        try await eventually("reading pauses") { subscriber.counters.pausedReads > 0 }
        var numbers: [Int] = []
        repeat {
            numbers += try await nextBatch(subscriber).compactMap { Int(text($0[0])) }
        } while subscriber.counters.received > numbers.count
        #expect(numbers == numbers.sorted())
        #expect(numbers.count < count)
        await client.stop()
        await server.stop()
    }

    @Test func `a stopped subscriber does not stop the others`() async throws {
        let folder = try TemporaryFolder()
        let (server, publisher) = try await open(.xpub, binds: [folder.endpoint()]) {
            $0.options.sendHighWaterMark = .messages(100)
            $0.options.verboseSubscriptions = true
        }
        let stopped = try PlainSocket(ZMQ_SUB, options: [(ZMQ_RCVHWM, 1)])
        stopped.subscribe([])
        stopped.connect(try folder.endpoint())
        try await subscription(on: publisher)
        let (client, subscriber) = try await open(.sub, connects: [folder.endpoint()])
        try await subscription(on: publisher)
        let body = [UInt8](repeating: 0, count: 4_096)
        for number in 0..<3_000 {
            try publisher.send(bytes("\(number)"), body)
            let message = try await messages(1, from: subscriber)[0]
            #expect(text(message[0]) == "\(number)")
        }
        await client.stop()
        await server.stop()
    }

    @Test func `every subscriber of a topic is seen when asked for`() async throws {
        let folder = try TemporaryFolder()
        let (server, publisher) = try await open(.xpub, binds: [folder.endpoint()]) {
            $0.options.verboseSubscriptions = true
        }
        let (client, first) = try await open(.sub, connects: [folder.endpoint()]) { $0.subscriptions = [bytes("t/")] }
        let wanted = SubscriptionChange(subscribes: true, topic: bytes("t/"))
        #expect(try await subscription(on: publisher) == wanted)
        let second = try await client.open(
            SocketSpecification(
                name: "second", kind: .sub, connects: [folder.endpoint()], subscriptions: [bytes("t/")]))
        #expect(try await subscription(on: publisher) == wanted)
        await first.close()
        await second.close()
        #expect(try await subscription(on: publisher) == SubscriptionChange(subscribes: false, topic: bytes("t/")))
        await client.stop()
        await server.stop()
    }

    @Test func `subscriptions can be changed while the socket is open`() async throws {
        let folder = try TemporaryFolder()
        let (server, publisher) = try await open(.xpub, binds: [folder.endpoint()])
        let (client, subscriber) = try await open(.sub, connects: [folder.endpoint()]) {
            $0.subscriptions = [bytes("a/")]
        }
        try await subscription(on: publisher)
        try await subscriber.subscribe(to: bytes("b/"))
        try await subscription(on: publisher)
        try await subscriber.unsubscribe(from: bytes("a/"))
        try await subscription(on: publisher)
        for topic in ["a/1", "b/1", "a/2", "b/2"] { try publisher.send(bytes(topic), []) }
        #expect(try await messages(2, from: subscriber).map { text($0[0]) } == ["b/1", "b/2"])
        await client.stop()
        await server.stop()
    }

    @Test func `a publisher reads subscriptions also in a storm, and drops what is none`() async throws {
        let folder = try TemporaryFolder()
        let endpoint = try folder.endpoint()
        let (server, publisher) = try await open(.xpub, binds: [endpoint]) { $0.reportsSubscriptions = false }
        let rounds = 300
        for round in 0..<rounds {
            var peer: PlainSocket? = try PlainSocket(ZMQ_SUB)
            peer?.subscribe(bytes("topic-\(round)"))
            peer?.connect(endpoint)
            try await eventually("subscription \(round)") {
                publisher.counters.subscriptionChanges == 2 * round + 1
            }
            peer = nil
            try await eventually("cancellation \(round)") {
                publisher.counters.subscriptionChanges == 2 * round + 2
            }
        }
        #expect(publisher.counters.droppedSubscriptionChanges == 2 * rounds)
        let talker = try PlainSocket(ZMQ_XSUB)
        talker.connect(endpoint)
        talker.send(bytes("no subscription"))
        talker.send([1, 65], bytes("two frames"))
        talker.send([])
        try await eventually("they are counted") { publisher.counters.foreignFrames == 3 }
        await server.stop()
    }

    @Test func `frames stay what they were when more is received`() async throws {
        let folder = try TemporaryFolder()
        let (server, publisher) = try await open(.xpub, binds: [folder.endpoint()])
        let (client, subscriber) = try await open(.sub, connects: [folder.endpoint()])
        try await subscription(on: publisher)
        // Up to 33 bytes live in the library's message struct itself, which is used again for the next message.
        let sizes = [1, 30, 33, 34, 5_000]
        for size in sizes { try publisher.send([UInt8](repeating: UInt8(truncatingIfNeeded: size), count: size)) }
        var kept: [ArraySlice<UInt8>] = []
        while kept.count < sizes.count { kept += try await nextBatch(subscriber).map { $0[0] } }
        for _ in 0..<2_000 { try publisher.send([UInt8](repeating: 0xff, count: 33)) }
        _ = try await messages(2_000, from: subscriber)
        for (size, frame) in zip(sizes, kept) {
            #expect(Array(frame) == [UInt8](repeating: UInt8(truncatingIfNeeded: size), count: size))
        }
        await client.stop()
        await server.stop()
    }
}
