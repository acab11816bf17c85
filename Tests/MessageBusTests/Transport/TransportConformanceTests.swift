import MessageBus
import Synchronization
import TestSupport
import Testing

/// What both transports promise; nothing above the bus may rely on more.
@Suite(.timeLimit(.minutes(5)))
struct TransportConformanceTests {
    /// Publishes until the first message arrives: a subscription takes a moment to reach its publisher.
    private func waitForSubscription(
        _ server: any TransportServer, _ connection: any TransportConnection, topic: String
    ) async -> Bool {
        let hasArrived = Mutex(false)
        let reader = Task {
            let first = await connection.nextMessages()
            hasArrived.withLock { $0 = true }
            return first
        }
        let arrived = await eventually {
            server.publish(topic: topic, Array("hello".utf8))
            return hasArrived.withLock { $0 }
        }
        if !arrived { reader.cancel() }
        return await reader.value != nil && arrived
    }

    /// Reads messages until so many that are no greeting came, or the end.
    private func read(_ count: Int, from connection: any TransportConnection) async -> [TransportMessage] {
        var read: [TransportMessage] = []
        while read.count < count, let batch = await connection.nextMessages() {
            read += batch.filter { $0.bytes != Array("hello".utf8) }
        }
        return read
    }

    /// Answers every request with what the closure makes of it, until the server is closed.
    private func answer(
        _ server: any TransportServer, _ reply: @escaping @Sendable ([[UInt8]]) -> [[UInt8]]
    ) -> Task<Void, Never> {
        Task {
            while let requests = await server.nextRequests() {
                for request in requests { server.reply(reply(request.frames), to: request.peer) }
            }
        }
    }

    private func replies(_ count: Int, from connection: any TransportConnection) async -> [[[UInt8]]] {
        var all: [[[UInt8]]] = []
        while all.count < count, let batch = await connection.nextReplies() { all += batch }
        return all
    }

    @Test(arguments: TransportKind.allCases)
    func aSubscriberGetsWhatBeginsWithItsTopicInOrder(_ kind: TransportKind) async throws {
        try await kind.run { transport in
            let server = try await transport.serve("pledges")
            let connection = try await transport.connect(to: "pledges", topics: ["pledges/", "~/pledges/"])
            #expect(await waitForSubscription(server, connection, topic: "pledges/x"))
            for number in 0..<100 {
                server.publish(topic: "other/\(number)", [0])
                server.publish(topic: number % 10 == 0 ? "~/pledges/" : "pledges/\(number)", [UInt8(number)])
            }
            let messages = await read(100, from: connection)
            #expect(messages.map(\.bytes) == (0..<100).map { [UInt8($0)] })
            #expect(messages[1].topic == "pledges/1")
            #expect(messages[0].topic == "~/pledges/")
            await connection.close()
        }
    }

    @Test(arguments: TransportKind.allCases)
    func requestsAreAnsweredWithSeveralFramesInOrder(_ kind: TransportKind) async throws {
        try await kind.run { transport in
            let server = try await transport.serve("pledges")
            let answering = answer(server) { frames in frames + [[], [7], Array("last".utf8)] }
            let connection = try await transport.connect(to: "pledges", topics: [])
            for number in 0..<50 { try connection.request([UInt8(number)]) }
            let replies = await replies(50, from: connection)
            #expect(replies.count == 50)
            #expect(replies == (0..<50).map { [[UInt8($0)], [], [7], Array("last".utf8)] })
            await server.close()
            await answering.value
        }
    }

    @Test(arguments: TransportKind.allCases)
    func eachClientGetsTheRepliesToItsOwnRequests(_ kind: TransportKind) async throws {
        try await kind.run { transport in
            let server = try await transport.serve("pledges")
            let answering = answer(server) { $0 }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for client in 0..<5 {
                    group.addTask {
                        let connection = try await transport.connect(to: "pledges", topics: [])
                        for number in 0..<40 { try connection.request([UInt8(client), UInt8(number)]) }
                        let replies = await replies(40, from: connection)
                        #expect(replies == (0..<40).map { [[UInt8(client), UInt8($0)]] })
                        await connection.close()
                    }
                }
                try await group.waitForAll()
            }
            #expect(server.counters.requests == 200)
            await server.close()
            await answering.value
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aRequestBeforeTheServerIsThereArrivesWhenItComes(_ kind: TransportKind) async throws {
        try await kind.run { transport in
            let connection = try await transport.connect(to: "pledges", topics: [])
            try connection.request([1])
            try connection.request([2])
            let server = try await transport.serve("pledges")
            let answering = answer(server) { $0 }
            #expect(await replies(2, from: connection) == [[[1]], [[2]]])
            await server.close()
            await answering.value
        }
    }

    @Test(arguments: TransportKind.allCases)
    func whatWasDroppedUnsentNeverArrives(_ kind: TransportKind) async throws {
        try await kind.run { transport in
            let connection = try await transport.connect(to: "pledges", topics: [])
            try connection.request([1])
            #expect(await connection.dropUnsentRequests())
            try connection.request([2])
            let server = try await transport.serve("pledges")
            let answering = answer(server) { $0 }
            #expect(await replies(1, from: connection) == [[[2]]])
            #expect(server.counters.requests == 1)
            await server.close()
            await answering.value
        }
    }

    @Test(arguments: TransportKind.allCases)
    func droppingWhereNothingWaitsDisturbsNothing(_ kind: TransportKind) async throws {
        try await kind.run { transport in
            let server = try await transport.serve("pledges")
            let connection = try await transport.connect(to: "pledges", topics: [])
            try connection.request([1])
            let first = await server.nextRequests()
            let peer = try #require(first?.first?.peer)
            #expect(await connection.dropUnsentRequests() == false)
            server.reply([[9]], to: peer)
            #expect(await replies(1, from: connection) == [[[9]]])
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aServerThatComesBackUnderItsNameIsReached(_ kind: TransportKind) async throws {
        try await kind.run { transport in
            let first = try await transport.serve("pledges")
            let connection = try await transport.connect(to: "pledges", topics: ["pledges/"])
            #expect(await waitForSubscription(first, connection, topic: "pledges/x"))
            await first.close()
            let second = try await transport.serve("pledges")
            #expect(await waitForSubscription(second, connection, topic: "pledges/x"))
            let answering = answer(second) { $0 }
            let asking = Task { await replies(1, from: connection) }
            let isAnswered = Mutex(false)
            Task {
                _ = await asking.value
                isAnswered.withLock { $0 = true }
            }
            #expect(
                await eventually {
                    try? connection.request([3])
                    return isAnswered.withLock { $0 }
                })
            await second.close()
            await answering.value
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aNameThatIsServedCannotBeServedAgain(_ kind: TransportKind) async throws {
        try await kind.run { transport, another in
            let server = try await transport.serve("pledges")
            let other = try await another()
            do throws(TransportFailure) {
                _ = try await other.serve("pledges")
                Issue.record("the name was taken over")
            } catch {
                #expect(error.code == .taken)
            }
            let answering = answer(server) { $0 }
            let connection = try await transport.connect(to: "pledges", topics: [])
            try connection.request([1])
            #expect(await replies(1, from: connection) == [[[1]]])
            await server.close()
            await answering.value
            _ = try await other.serve("pledges")
            await other.close()
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aSubscriberThatDoesNotReadNeverHoldsUpThePublisher(_ kind: TransportKind) async throws {
        try await kind.run { transport in
            let server = try await transport.serve("pledges")
            let slow = try await transport.connect(to: "pledges", topics: ["pledges/"])
            let quick = try await transport.connect(to: "pledges", topics: ["pledges/"])
            #expect(await waitForSubscription(server, slow, topic: "pledges/x"))
            #expect(await waitForSubscription(server, quick, topic: "pledges/x"))
            let reading = Task {
                var last: UInt8 = 0
                while last != 255, let batch = await quick.nextMessages() { last = batch.last?.bytes.last ?? last }
                return last
            }
            let body = [UInt8](repeating: 1, count: 200)
            let start = ContinuousClock.now
            for _ in 0..<60_000 { server.publish(topic: "pledges/x", body) }
            #expect(start.duration(to: .now) < .seconds(20))
            let hasEnded = Mutex(false)
            Task {
                _ = await reading.value
                hasEnded.withLock { $0 = true }
            }
            #expect(
                await eventually {
                    server.publish(topic: "pledges/x", [255])
                    return hasEnded.withLock { $0 }
                })
            #expect(server.counters.published > 0)
            await slow.close()
            await quick.close()
        }
    }

    @Test(arguments: TransportKind.allCases)
    func closingEndsAllReaders(_ kind: TransportKind) async throws {
        try await kind.run { transport in
            let server = try await transport.serve("pledges")
            let connection = try await transport.connect(to: "pledges", topics: ["pledges/"])
            async let requests = server.nextRequests()
            async let messages = connection.nextMessages()
            async let replies = connection.nextReplies()
            await Task.yield()
            await connection.close()
            await server.close()
            #expect(await requests == nil)
            #expect(await messages == nil)
            #expect(await replies == nil)
            #expect(throws: TransportFailure.self) { try connection.request([1]) }
        }
    }

    @Test(arguments: TransportKind.allCases)
    func cancellationEndsAReader(_ kind: TransportKind) async throws {
        try await kind.run { transport in
            let server = try await transport.serve("pledges")
            let connection = try await transport.connect(to: "pledges", topics: ["pledges/"])
            let readers = [
                Task { await server.nextRequests() == nil }, Task { await connection.nextMessages() == nil },
                Task { await connection.nextReplies() == nil },
            ]
            await Task.yield()
            for reader in readers { reader.cancel() }
            for reader in readers { #expect(await reader.value) }
        }
    }

    @Test(arguments: TransportKind.allCases)
    func withoutTopicsThereAreNoMessages(_ kind: TransportKind) async throws {
        try await kind.run { transport in
            _ = try await transport.serve("pledges")
            let connection = try await transport.connect(to: "pledges", topics: [])
            #expect(await connection.nextMessages() == nil)
        }
    }

    @Test(arguments: TransportKind.allCases)
    func bigFramesArriveWhole(_ kind: TransportKind) async throws {
        try await kind.run { transport in
            let server = try await transport.serve("pledges")
            let page = (0..<200).map { [UInt8](repeating: UInt8($0), count: 65_536) }
            let answering = answer(server) { frames in frames + page }
            let connection = try await transport.connect(to: "pledges", topics: ["pledges/"])
            let request = [UInt8](repeating: 3, count: 1_000_000)
            try connection.request(request)
            #expect(await replies(1, from: connection) == [[request] + page])
            #expect(await waitForSubscription(server, connection, topic: "pledges/x"))
            server.publish(topic: "pledges/x", page[5])
            #expect(await read(1, from: connection).first?.bytes == page[5])
            await server.close()
            await answering.value
        }
    }

    @Test(arguments: TransportKind.allCases)
    func aReplyToOneWhoIsGoneIsCounted(_ kind: TransportKind) async throws {
        try await kind.run { transport in
            let server = try await transport.serve("pledges")
            let connection = try await transport.connect(to: "pledges", topics: [])
            try connection.request([1])
            let requests = await server.nextRequests()
            let peer = try #require(requests?.first?.peer)
            await connection.close()
            #expect(
                await eventually {
                    server.reply([[1]], to: peer)
                    return server.counters.repliesDropped > 0
                })
        }
    }
}
