import EventLog
import MessageSchema
import Testing

/// What every store of the gateway must do, wherever it keeps its copies.
@Suite struct MirrorStoreTests {
    private static func samples(_ service: String = "pledges", epoch: Epoch = .first) -> Samples {
        Samples(after: .start(of: .random(for: service), epoch: epoch))
    }

    private static func store(
        _ samples: inout Samples, _ count: Int, of source: String, in store: any MirrorStore
    )
        async throws -> [StoredEvent]
    {
        let events = samples.events(count)
        try await store.append(
            source: source, events: events, cursor: samples.head, parkedAdded: [], parkedRemoved: [])
        return events
    }

    private static func all(_ source: String, in store: any MirrorStore) async throws -> [StoredEvent] {
        try await store.events(source: source, after: .zero, maxEvents: .max, maxBytes: .max)
    }

    @Test(arguments: MirrorKind.allCases)
    func `a new store follows nothing`(kind: MirrorKind) async throws {
        try await kind.run { store in
            let cursors = try await store.cursors()
            #expect(cursors.isEmpty)
            #expect(try await Self.all("pledges", in: store).isEmpty)
            #expect(try await store.verify(source: "pledges") == nil)
            #expect(try await store.archivedGenerations().isEmpty)
        }
    }

    @Test(arguments: MirrorKind.allCases)
    func `the logs of several sources are copied apart from one another`(kind: MirrorKind) async throws {
        try await kind.run { store in
            var pledges = Self.samples()
            var funding = Self.samples("funding")
            var copied: [String: [StoredEvent]] = [:]
            for count in [1, 20, 7] {
                copied["pledges", default: []] += try await Self.store(&pledges, count, of: "pledges", in: store)
                copied["funding", default: []] += try await Self.store(&funding, count + 1, of: "funding", in: store)
            }
            #expect(try await store.cursors() == ["pledges": pledges.head, "funding": funding.head])
            #expect(try await Self.all("pledges", in: store) == copied["pledges"])
            #expect(try await Self.all("funding", in: store) == copied["funding"])
            let page = try await store.events(
                source: "pledges", after: SequenceNumber(5), maxEvents: 9, maxBytes: 130)
            #expect(page.map(\.sequence.value) == [6, 7])
            #expect(
                try await store.verify(source: "funding")
                    == LogVerification(events: 31, last: funding.head, fault: nil))
        }
    }

    /// What can be wrong with a delivery.
    enum Mistake: CaseIterable, Sendable {
        case gap, brokenChain, otherLog, otherEpoch, cursorElsewhere, laterEpoch
    }

    @Test(arguments: MirrorKind.allCases, Mistake.allCases)
    func `events that do not follow the copy are refused and nothing of them stored`(
        kind: MirrorKind, mistake: Mistake
    ) async throws {
        try await kind.run { store in
            var samples = Self.samples()
            let before = try await Self.store(&samples, 3, of: "pledges", in: store)
            let head = samples.head
            var events = samples.events(2)
            var cursor = samples.head
            switch mistake {
            case .gap: events.removeFirst()
            case .brokenChain:
                events[0] = StoredEvent(
                    sequence: events[0].sequence, epoch: .first, operation: "a", subject: "b", commandID: "c",
                    hash: head.hash, bytes: events[0].bytes)
            case .otherLog:
                cursor = Cursor(
                    log: .random(for: "pledges"), epoch: cursor.epoch, sequence: cursor.sequence, hash: cursor.hash)
            case .otherEpoch:
                cursor = Cursor(log: cursor.log, epoch: Epoch(2), sequence: cursor.sequence, hash: cursor.hash)
            case .cursorElsewhere: cursor = head
            case .laterEpoch:
                events[1] = StoredEvent(
                    sequence: events[1].sequence, epoch: Epoch(2), operation: "a", subject: "b", commandID: "c",
                    hash: events[1].hash, bytes: events[1].bytes)
            }
            let parked = [Samples.parked(1, source: "pledges")]
            let outcome = await code { () throws(LogError) in
                try await store.append(
                    source: "pledges", events: events, cursor: cursor, parkedAdded: parked, parkedRemoved: [])
            }
            #expect(outcome == .conflict)
            #expect(try await store.cursors() == ["pledges": head])
            #expect(try await Self.all("pledges", in: store) == before)
            #expect(try await store.parked().isEmpty)
        }
    }

    @Test(arguments: MirrorKind.allCases)
    func `a copy begins at the first event`(kind: MirrorKind) async throws {
        try await kind.run { store in
            var samples = Self.samples()
            _ = samples.events(1)
            let later = samples.events(1)
            let outcome = await code { () throws(LogError) in
                try await store.append(
                    source: "pledges", events: later, cursor: samples.head, parkedAdded: [], parkedRemoved: [])
            }
            #expect(outcome == .conflict)
            #expect(try await store.cursors().isEmpty)
            let start = Self.samples().head
            try await store.append(source: "pledges", events: [], cursor: start, parkedAdded: [], parkedRemoved: [])
            #expect(try await store.cursors() == ["pledges": start])
        }
    }

    @Test(arguments: MirrorKind.allCases)
    func `the copy of a restored log keeps the epoch of each event`(kind: MirrorKind) async throws {
        try await kind.run { store in
            let cursor = Self.samples(epoch: Epoch(2)).head.advanced(over: [1])
            let event = StoredEvent(
                sequence: cursor.sequence, epoch: .first, operation: "isf-gaza", subject: "pledge/p-1",
                commandID: "command-1", hash: cursor.hash, bytes: [1])
            try await store.append(
                source: "pledges", events: [event], cursor: cursor, parkedAdded: [], parkedRemoved: [])
            #expect(try await Self.all("pledges", in: store) == [event])
        }
    }

    @Test(arguments: MirrorKind.allCases)
    func `events are parked and taken out with the events of their source`(kind: MirrorKind) async throws {
        try await kind.run { store in
            var samples = Self.samples()
            let parked = [Samples.parked(1, source: "pledges"), Samples.parked(2, source: "pledges")]
            let events = samples.events(2)
            try await store.append(
                source: "pledges", events: events, cursor: samples.head, parkedAdded: parked, parkedRemoved: [])
            #expect(try await store.parked() == parked)
            try await store.append(
                source: "pledges", events: [], cursor: samples.head, parkedAdded: [], parkedRemoved: [parked[0].key])
            #expect(try await store.parked() == [parked[1]])
            let head = samples.head
            let foreign = await code { () throws(LogError) in
                try await store.append(
                    source: "pledges", events: [], cursor: head, parkedAdded: [Samples.parked(1, source: "funding")],
                    parkedRemoved: [])
            }
            #expect(foreign == .invalid)
        }
    }

    @Test(arguments: MirrorKind.allCases)
    func `after divergence the copy is kept aside and the source starts anew`(kind: MirrorKind) async throws {
        try await kind.run { store in
            #expect(try await store.archive(source: "pledges", at: 1) == nil)
            var first = Self.samples()
            var funding = Self.samples("funding")
            let events = try await Self.store(&first, 12, of: "pledges", in: store)
            let others = try await Self.store(&funding, 2, of: "funding", in: store)
            let parked = [Samples.parked(3, source: "pledges")]
            let stays = [Samples.parked(3, source: "funding")]
            try await store.append(
                source: "pledges", events: [], cursor: first.head, parkedAdded: parked, parkedRemoved: [])
            try await store.append(
                source: "funding", events: [], cursor: funding.head, parkedAdded: stays, parkedRemoved: [])

            let generation = try #require(try await store.archive(source: "pledges", at: 1_700_000_000_000_000))
            #expect(generation.source == "pledges")
            #expect(generation.cursor == first.head)
            #expect(generation.archivedAt == 1_700_000_000_000_000)
            #expect(generation.parked == parked)
            #expect(try await store.cursors() == ["funding": funding.head])
            #expect(try await store.parked() == stays)
            #expect(try await Self.all("pledges", in: store).isEmpty)

            var second = Self.samples()
            let renewed = try await Self.store(&second, 4, of: "pledges", in: store)
            let next = try #require(try await store.archive(source: "pledges", at: 1_800_000_000_000_000))
            #expect(next.number > generation.number)
            #expect(try await store.archivedGenerations() == [generation, next])
            let kept = try await store.events(
                generation: generation.number, after: .zero, maxEvents: .max, maxBytes: .max)
            #expect(kept == events)
            #expect(
                try await store.events(generation: next.number, after: SequenceNumber(3), maxEvents: 9, maxBytes: 1)
                    == [renewed[3]])
            #expect(try await store.events(generation: 99, after: .zero, maxEvents: 9, maxBytes: 9).isEmpty)
            #expect(try await Self.all("funding", in: store) == others)
        }
    }

    @Test(arguments: MirrorKind.allCases)
    func `a restart finds every copy, present and set aside`(kind: MirrorKind) async throws {
        try await kind.runReopening { (open: () async throws(LogError) -> any MirrorStore) in
            let store = try await open()
            let second = await code { () throws(LogError) in try await open() }
            guard case .locked = second else { throw Failure("opened twice: \(String(describing: second))") }
            var old = Self.samples()
            _ = try await Self.store(&old, 5, of: "pledges", in: store)
            try await store.archive(source: "pledges", at: 5)
            var present = Self.samples()
            let events = try await Self.store(&present, 1_200, of: "pledges", in: store)
            let generations = try await store.archivedGenerations()
            await store.close()
            await store.close()
            #expect(await code { () throws(LogError) in try await store.cursors() } == .closed)
            #expect(await code { () throws(LogError) in try await store.parked() } == .closed)
            #expect(await code { () throws(LogError) in try await store.archive(source: "pledges", at: 1) } == .closed)

            let again = try await open()
            #expect(try await again.cursors() == ["pledges": present.head])
            #expect(try await Self.all("pledges", in: again) == events)
            #expect(try await again.archivedGenerations() == generations)
            _ = try await Self.store(&present, 1, of: "pledges", in: again)
            #expect(try await again.verify(source: "pledges")?.events == 1_201)
            await again.close()
        }
    }
}
