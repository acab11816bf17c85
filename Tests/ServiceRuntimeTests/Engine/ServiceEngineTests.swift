import EventLog
import MandateDomain
import MessageBus
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@testable import ServiceRuntime

@Suite(.timeLimit(.minutes(5)))
struct ServiceEngineTests {
    @Test(arguments: EngineBench.allCases)
    func aCommandIsAnsweredAndItsEventPublished(_ bench: EngineBench) async throws {
        try await bench.run { ground in
            let running = try await ground.start(MandateOperation.self)
            let client = try await ground.client(of: .mandate, topics: ["mandate/", Announce.topic(of: .mandate)])
            // An announce shows that the subscription has arrived.
            var messages = await client.connection.nextMessages() ?? []
            #expect(messages.first?.topic == "~/mandate/")
            let reply = try await client.command(.establish("c-1"))
            messages = []
            while !messages.contains(where: { $0.topic.hasPrefix("mandate/") }),
                let batch = await client.connection.nextMessages()
            {
                messages += batch
            }
            let event = try #require(messages.first { $0.topic.hasPrefix("mandate/") })
            #expect(event.topic == "mandate/isf-gaza/operation.established")
            let recorded = try EventCoder().decode(event.bytes, as: MandateEvent.self)
            #expect(recorded.header.id == reply.events.first)
            let (page, frames) = try await client.replay(after: nil)
            #expect(frames == [event.bytes] && page.count == 1)
            await client.close()
            try await running.stop()
        }
    }

    @Test(arguments: EngineBench.allCases)
    func replayAnswersCursorsOfThisLogOnly(_ bench: EngineBench) async throws {
        try await bench.run { ground in
            let running = try await ground.start(MandateOperation.self)
            let client = try await ground.client(of: .mandate)
            for number in 1...5 { _ = try await client.command(.establish("c-\(number)", "op-\(number)")) }
            let head = try await client.ask(.head, as: Cursor.self)
            #expect(head.sequence == SequenceNumber(5))
            let (all, events) = try await client.replay(after: nil)
            #expect(all.head == head && events.count == 5 && all.from == .start(of: head.log, epoch: head.epoch))
            let cursors = events.reduce(into: [all.from]) { $0.append(($0.last ?? all.from).advanced(over: $1)) }
            #expect(cursors.last == head)
            let (rest, tail) = try await client.replay(after: cursors[3], maxEvents: 1)
            #expect(tail == [events[3]] && rest.from == cursors[3])
            #expect(try await client.replay(after: head).1.isEmpty)

            let wrong = [
                Cursor(log: head.log, epoch: head.epoch, sequence: SequenceNumber(3), hash: head.hash),
                Cursor(log: head.log, epoch: head.epoch, sequence: SequenceNumber(9), hash: head.hash),
                Cursor(log: head.log, epoch: Epoch(2), sequence: head.sequence, hash: head.hash),
                Cursor(log: .random(for: "mandate"), epoch: head.epoch, sequence: head.sequence, hash: head.hash),
            ]
            for cursor in wrong {
                let problem = await refusal { () async throws(Problem) in try await client.replay(after: cursor) }
                #expect(problem?.kind == .divergence)
            }
            let nothing = await refusal { () async throws(Problem) in try await client.replay(after: nil, maxEvents: 0)
            }
            #expect(nothing?.kind == .invalidContent)
            await client.close()
            try await running.stop()
        }
    }

    @Test(arguments: EngineBench.allCases)
    func aRestartKeepsRepliesAndDigests(_ bench: EngineBench) async throws {
        try await bench.run { ground in
            var running = try await ground.start(MandateOperation.self)
            var client = try await ground.client(of: .mandate)
            var replies: [CommandReply] = []
            for number in 1...6 { replies.append(try await client.command(.establish("c-\(number)", "op-\(number)"))) }
            let digest = try await client.ask(.digest, as: DigestReply.self)
            #expect(digest.state != nil && digest.cursor.sequence == SequenceNumber(6))
            let earlier = try await client.ask(.digest, DigestRequest(at: SequenceNumber(3)), as: DigestReply.self)
            #expect(earlier.state == nil && earlier.cursor.sequence == SequenceNumber(3))
            let beyond = await refusal { () async throws(Problem) in
                try await client.ask(.digest, DigestRequest(at: SequenceNumber(7)), as: DigestReply.self)
            }
            #expect(beyond?.kind == .invalidContent)
            await client.close()
            try await running.stop()

            // From the snapshot that the end left, and from nothing.
            let log = try await ground.log("mandate")
            #expect(try await log.newestSnapshot()?.sequence == SequenceNumber(6))
            var folded = ServiceState<MandateOperation>()
            for event in try await log.events(after: .zero, maxEvents: 100, maxBytes: 1 << 20) {
                folded.fold(try EventCoder().decode(event.bytes, as: MandateEvent.self))
            }
            #expect(try folded.digest() == digest.state)
            await log.close()

            running = try await ground.start(MandateOperation.self)
            client = try await ground.client(of: .mandate)
            #expect(try await client.ask(.digest, as: DigestReply.self) == digest)
            for (index, reply) in replies.enumerated() {
                #expect(try await client.command(.establish("c-\(index + 1)", "op-\(index + 1)")) == reply)
            }
            let other = try CommandEnvelope.establish("c-1", "op-9")
            let reused = await refusal { () async throws(Problem) in
                try await client.command(other)
            }
            #expect(reused?.kind == .idReused)
            #expect(try await client.ask(.head, as: Cursor.self) == digest.cursor)
            await client.close()
            try await running.stop()
        }
    }

    @Test(arguments: EngineBench.allCases)
    func healthAndMetricsTellHowItStands(_ bench: EngineBench) async throws {
        try await bench.run { ground in
            let running = try await ground.start(PledgesOperation.self)
            let client = try await ground.client(of: .pledges)
            let health = try await client.ask(.health, as: HealthReply.self)
            #expect(health.service == "pledges" && health.ready)
            #expect(health.checks.first { $0.name == "log" }?.passed == true)
            #expect(health.checks.first { $0.name == "inbox/mandate" }?.passed == false)
            let lifting = try CommandEnvelope.test("c-1", CaveatLifting(caveat: "none"))
            let problem = await refusal { () async throws(Problem) in
                try await client.command(lifting)
            }
            #expect(problem?.kind == .unknownOperation)
            let metrics = try await client.ask(.metrics, as: MetricsReply.self)
            #expect(metrics.text.hasSuffix("# EOF\n"))
            #expect(metrics.text.contains("muster_commands_refused_total"))
            #expect(metrics.text.contains(#"muster_inbox_position{"#))
            await client.close()
            try await running.stop()
        }
    }

    @Test(arguments: EngineBench.allCases)
    func aPreviewRecordsNothing(_ bench: EngineBench) async throws {
        try await bench.run { ground in
            let running = try await ground.start(MandateOperation.self)
            let client = try await ground.client(of: .mandate)
            let preview = try await client.ask(.preview, try CommandEnvelope.establish("c-1"), as: PreviewReply.self)
            #expect(preview.events.map(\.type) == [OperationEstablishment.type])
            #expect(try await client.ask(.head, as: Cursor.self).sequence == .zero)
            #expect(try await client.command(.establish("c-1")).revision == SequenceNumber(1))
            await client.close()
            try await running.stop()
        }
    }

    @Test(arguments: EngineBench.allCases)
    func whatMandateEstablishedPledgesAcceptsAndABookmarkWaitsForIt(_ bench: EngineBench) async throws {
        try await bench.run { ground in
            let mandate = try await ground.start(MandateOperation.self)
            let pledges = try await ground.start(PledgesOperation.self)
            let toMandate = try await ground.client(of: .mandate)
            let toPledges = try await ground.client(of: .pledges)
            for number in 1...5 {
                let operation = try OperationID(wire: "op-\(number)")
                let established = try await toMandate.command(.establish("c-\(number)", operation.wire))
                let line = LineOffer(
                    line: "brigade", capability: "brigade", personnel: .known(.troops), headcount: 1_000)
                let announcement = PledgeAnnouncement(pledge: "idn-1", nation: "IDN", lines: [line])
                let reply = try await toPledges.command(
                    .test(
                        CommandID(wire: "p-\(number)"), announcement, operation: operation, after: established.bookmark)
                )
                #expect(reply.operation == operation)
            }
            let (_, events) = try await toPledges.replay(after: nil)
            let types = try events.map { try EventCoder().header(of: $0).type }
            #expect(types.filter { $0 == "muster.pledges.operation.accepted.v1" }.count == 5)
            #expect(
                try await eventually {
                    try await toPledges.ask(.health, as: HealthReply.self).checks.allSatisfy(\.passed)
                })

            // Mandate away and back: what it stated meanwhile arrives.
            await toMandate.close()
            try await mandate.stop()
            let again = try await ground.start(MandateOperation.self)
            let toAgain = try await ground.client(of: .mandate)
            _ = try await toAgain.command(.establish("c-6", "op-6"))
            #expect(
                try await eventually {
                    try await toPledges.ask(.head, as: Cursor.self).sequence == SequenceNumber(UInt64(events.count + 1))
                })
            await toAgain.close()
            await toPledges.close()
            try await pledges.stop()
            try await again.stop()
        }
    }
}
