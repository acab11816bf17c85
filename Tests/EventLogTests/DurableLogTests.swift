import EventLog
import MessageSchema
import Testing

/// What every log must do, wherever it keeps its events.
@Suite struct DurableLogTests {
    @Test(arguments: LogKind.allCases)
    func `a new log is in its first epoch and at its start`(kind: LogKind) async throws {
        try await kind.run { log in
            let head = try await log.head()
            #expect(log.identity.epoch == .first)
            #expect(head == .start(of: log.identity.log, epoch: .first))
            #expect(try await log.allEvents().isEmpty)
            #expect(try await log.hash(at: .zero) == .chainStart(of: log.identity.log))
        }
    }

    @Test(arguments: LogKind.allCases)
    func `appended events are found in order, byte for byte and chained`(kind: LogKind) async throws {
        try await kind.run { log in
            var samples = Samples(after: try await log.head())
            let first = samples.events(1)
            let more = samples.events(7, size: 65_536)
            #expect(try log.append(AppendBatch(events: first)).sequence == SequenceNumber(1))
            #expect(try log.append(AppendBatch(events: more)) == samples.head)
            #expect(try await log.head() == samples.head)
            #expect(try await log.allEvents() == first + more)
            for event in first + more { #expect(try await log.hash(at: event.sequence) == event.hash) }
            #expect(try await log.hash(at: samples.head.sequence.next) == nil)
        }
    }

    @Test(arguments: LogKind.allCases)
    func `every part of a batch is stored`(kind: LogKind) async throws {
        try await kind.run { log in
            var samples = Samples(after: try await log.head())
            var batch = samples.batch(3)
            batch.inboxPositions = [Samples.position(9)]
            batch.parkedAdded = [Samples.parked(8)]
            try log.append(batch)
            #expect(try await log.allEvents() == batch.events)
            #expect(try log.replies(to: batch.events.map(\.commandID)).count == 3)
            #expect(try await log.inboxPositions() == batch.inboxPositions)
            #expect(try await log.parked() == batch.parkedAdded)
        }
    }

    @Test(arguments: LogKind.allCases)
    func `positions and parks are stored without events, and an empty batch changes nothing`(
        kind: LogKind
    ) async throws {
        try await kind.run { log in
            try await log.fill(2)
            let head = try await log.head()
            #expect(try log.append(AppendBatch()) == head)
            #expect(try log.append(AppendBatch(inboxPositions: [Samples.position(1)])) == head)
            #expect(try log.append(AppendBatch(parkedAdded: [Samples.parked(2)])) == head)
            #expect(try await log.inboxPositions().count == 1)
            #expect(try await log.parked().count == 1)
        }
    }

    /// What can be wrong with a batch.
    enum Mistake: CaseIterable, Sendable {
        case gap, repetition, brokenChain, brokenChainWithin, otherEpoch
        case replyBefore, replyBeyond, replyBackwards, replyTwice

        func spoil(_ batch: inout AppendBatch, head: Cursor, earlier: StoredEvent) {
            let events = batch.events
            func reply(_ command: String, _ first: SequenceNumber, _ last: SequenceNumber) -> StoredReply {
                StoredReply(
                    commandID: command, contentHash: head.hash, epoch: .first, first: first, last: last, revision: last)
            }
            switch self {
            case .gap: batch.events = Array(events.dropFirst())
            case .repetition: batch.events.insert(earlier, at: 0)
            case .brokenChain: batch.events[0] = Mistake.changed(events[0], hash: head.hash)
            case .brokenChainWithin: batch.events[1] = Mistake.changed(events[1], hash: head.hash)
            case .otherEpoch: batch.events[0] = Mistake.changed(events[0], epoch: Epoch(2))
            case .replyBefore: batch.replies[0] = reply("new", earlier.sequence, events[0].sequence)
            case .replyBeyond: batch.replies[0] = reply("new", events[0].sequence, events[2].sequence.next)
            case .replyBackwards: batch.replies[0] = reply("new", events[1].sequence, events[0].sequence)
            case .replyTwice: batch.replies.append(batch.replies[0])
            }
        }

        private static func changed(
            _ event: StoredEvent, hash: Digest256? = nil, epoch: Epoch? = nil
        ) -> StoredEvent {
            StoredEvent(
                sequence: event.sequence, epoch: epoch ?? event.epoch, operation: event.operation,
                subject: event.subject, commandID: event.commandID, hash: hash ?? event.hash, bytes: event.bytes)
        }
    }

    @Test(arguments: LogKind.allCases)
    func `a batch with commands that came before is refused with their replies`(kind: LogKind) async throws {
        try await kind.run { log in
            var samples = Samples(after: try await log.head())
            let before = samples.batch(3)
            try log.append(before)
            let head = samples.head
            var batch = samples.batch(4)
            for (place, earlier) in [(1, 2), (3, 0)] {
                let event = batch.events[place].sequence
                batch.replies[place] = StoredReply(
                    commandID: before.replies[earlier].commandID, contentHash: head.hash, epoch: .first, first: event,
                    last: event, revision: event)
            }
            let known = [0, 2].map { (before.replies[$0].commandID, before.replies[$0]) }
            let refused = await code { () throws(LogError) in try log.append(batch) }
            #expect(refused == .repeated(Dictionary(uniqueKeysWithValues: known)))
            #expect(try await log.head() == head)
            #expect(try await log.allEvents() == before.events)
            #expect(try log.replies(to: batch.replies.map(\.commandID)).count == 2)
            // It is no failure: what is new is taken in the next try.
            var again = Samples(after: head)
            try log.append(again.batch(1))
            #expect(try await log.verify().isSound)
        }
    }

    @Test(arguments: LogKind.allCases, Mistake.allCases)
    func `a batch that does not fit is refused and nothing of it stored`(
        kind: LogKind, mistake: Mistake
    ) async throws {
        try await kind.run { log in
            var samples = Samples(after: try await log.head())
            let before = samples.batch(2)
            try log.append(before)
            let head = samples.head
            var batch = samples.batch(3)
            batch.inboxPositions = [Samples.position(1)]
            batch.parkedAdded = [Samples.parked(1)]
            mistake.spoil(&batch, head: head, earlier: before.events[1])
            #expect(await code { () throws(LogError) in try log.append(batch) } == .conflict)
            #expect(try await log.head() == head)
            #expect(try await log.allEvents() == before.events)
            let replies = try log.replies(to: batch.replies.map(\.commandID) + ["new"])
            #expect(replies.values.allSatisfy(before.replies.contains))
            #expect(try await log.inboxPositions().isEmpty)
            #expect(try await log.parked().isEmpty)
            var again = Samples(after: head)
            try log.append(again.batch(1))
            #expect(try await log.verify().isSound)
        }
    }

    @Test(arguments: LogKind.allCases)
    func `numbers of other logs that cannot be stored are refused`(kind: LogKind) async throws {
        try await kind.run { log in
            let position = AppendBatch(inboxPositions: [Samples.position(.max)])
            let parked = AppendBatch(parkedAdded: [Samples.parked(UInt64(Int64.max) + 1)])
            #expect(await code { () throws(LogError) in try log.append(position) } == .invalid)
            #expect(await code { () throws(LogError) in try log.append(parked) } == .invalid)
            try log.append(AppendBatch(inboxPositions: [Samples.position(UInt64(Int64.max))]))
            #expect(try await log.inboxPositions().map(\.cursor.sequence.value) == [UInt64(Int64.max)])
        }
    }

    @Test(arguments: LogKind.allCases)
    func `a page ends at its limits but holds at least one event`(kind: LogKind) async throws {
        try await kind.run { log in
            try await log.fill(10, size: 100)
            func page(_ after: UInt64, _ events: Int, _ bytes: Int) async throws -> [UInt64] {
                try await log.events(after: SequenceNumber(after), maxEvents: events, maxBytes: bytes)
                    .map(\.sequence.value)
            }
            #expect(try await page(0, 3, .max) == [1, 2, 3])
            #expect(try await page(7, 9, .max) == [8, 9, 10])
            #expect(try await page(0, 9, 300) == [1, 2, 3])
            #expect(try await page(0, 9, 399) == [1, 2, 3])
            #expect(try await page(4, 9, 1) == [5])
            #expect(try await page(4, 9, 0) == [5])
            #expect(try await page(4, 0, .max) == [])
            #expect(try await page(10, 9, .max) == [])
            #expect(try await page(.max, 9, .max) == [])
        }
    }

    @Test(arguments: LogKind.allCases, [0, 1, 2, 16, 17, 128, 129, 400])
    func `replies are found for those commands that were accepted`(kind: LogKind, count: Int) async throws {
        try await kind.run { log in
            var samples = Samples(after: try await log.head())
            let batch = samples.batch(400)
            try log.append(batch)
            let asked = batch.replies.prefix(count)
            let found = try log.replies(to: asked.map(\.commandID) + ["unknown"] + asked.map(\.commandID))
            #expect(found.count == count)
            for reply in asked { #expect(found[reply.commandID] == reply) }
            #expect(try log.replies(to: []).isEmpty)
        }
    }

    @Test(arguments: LogKind.allCases)
    func `a later inbox position replaces the one of its source`(kind: LogKind) async throws {
        try await kind.run { log in
            let positions = [Samples.position(3), Samples.position(7, source: "funding")]
            try log.append(AppendBatch(inboxPositions: positions))
            try log.append(AppendBatch(inboxPositions: [Samples.position(5)]))
            #expect(try await log.inboxPositions() == [positions[1], Samples.position(5)])
        }
    }

    @Test(arguments: LogKind.allCases)
    func `parked events are unique, replaced, found by subject and removed`(kind: LogKind) async throws {
        try await kind.run { log in
            let events = [
                Samples.parked(12), Samples.parked(2), Samples.parked(3, subject: "mandate/m-2"),
                Samples.parked(2, source: "funding"),
            ]
            try log.append(AppendBatch(parkedAdded: events))
            #expect(try await log.parked() == [events[3], events[1], events[2], events[0]])
            let renewed = Samples.parked(2, reason: "refused again")
            try log.append(AppendBatch(parkedAdded: [renewed], parkedRemoved: [events[0].key, renewed.key]))
            #expect(try await log.parked() == [events[3], renewed, events[2]])
            let subject = "mandate/m-1"
            #expect(
                try await log.parked(source: "mandate", operation: "isf-gaza", subject: subject) == [renewed])
            #expect(try await log.parked(source: "mandate", operation: "other", subject: subject).isEmpty)
            #expect(try await log.parked(source: "pledges", operation: "isf-gaza", subject: subject).isEmpty)
            try log.append(AppendBatch(parkedRemoved: [renewed.key, Samples.parked(99).key]))
            #expect(try await log.parked() == [events[3], events[2]])
        }
    }

    @Test(arguments: LogKind.allCases)
    func `the whole chain and any end of it verify`(kind: LogKind) async throws {
        try await kind.run { log in
            #expect(try await log.verify() == LogVerification(events: 0, last: log.identity.start, fault: nil))
            try await log.fill(1_234, batch: 200)
            let head = try await log.head()
            #expect(try await log.verify() == LogVerification(events: 1_234, last: head, fault: nil))
            let end = try await log.verify(after: SequenceNumber(1_200))
            #expect(end == LogVerification(events: 34, last: head, fault: nil))
            #expect(try await log.verify(after: head.sequence).events == 0)
            let beyond = head.sequence.next
            #expect(await code { () throws(LogError) in try await log.verify(after: beyond) } == .invalid)
        }
    }

    @Test(arguments: LogKind.allCases)
    func `statistics count events and their bytes`(kind: LogKind) async throws {
        try await kind.run { log in
            try await log.fill(30, size: 100)
            let statistics = try await log.statistics()
            #expect(statistics.events == 30)
            #expect(statistics.eventBytes == 3_000)
            #expect((statistics.walBytes > 0) == (kind == .sqlite))
            #expect((statistics.freeDiskBytes != nil) == (kind == .sqlite))
        }
    }
}
