import EventLog
import MessageSchema
import Testing

/// What every log must do over its life: restarts, snapshots, a second holder, many callers at once.
@Suite struct DurableLogLifeTests {
    @Test(arguments: LogKind.allCases)
    func `a restart finds everything`(kind: LogKind) async throws {
        try await kind.runReopening { (open: () async throws(LogError) -> any DurableLog) in
            let log = try await open()
            var samples = Samples(after: try await log.head())
            var batch = samples.batch(1_100)
            batch.inboxPositions = [Samples.position(9)]
            batch.parkedAdded = [Samples.parked(8)]
            try log.append(batch)
            let snapshot = Snapshot(
                sequence: samples.head.sequence, hash: samples.head.hash, format: "1", bytes: [1, 2, 3])
            try await log.saveSnapshot(snapshot)
            let identity = log.identity
            let statistics = try await log.statistics()
            await log.close()

            let again = try await open()
            #expect(again.identity == identity)
            #expect(try await again.head() == samples.head)
            #expect(try await again.allEvents() == batch.events)
            #expect(try again.replies(to: ["command-7"])["command-7"] == batch.replies[6])
            #expect(try await again.inboxPositions() == batch.inboxPositions)
            #expect(try await again.parked() == batch.parkedAdded)
            #expect(try await again.newestSnapshot() == snapshot)
            #expect(try await again.statistics().eventBytes == statistics.eventBytes)
            try again.append(samples.batch(1))
            #expect(try await again.verify().isSound)
            await again.close()
        }
    }

    @Test(arguments: LogKind.allCases)
    func `a log cannot be opened twice at once`(kind: LogKind) async throws {
        try await kind.runReopening { (open: () async throws(LogError) -> any DurableLog) in
            let log = try await open()
            let refused = await code { () throws(LogError) in try await open() }
            guard case .locked = refused else { throw Failure("opened twice: \(String(describing: refused))") }
            try await log.fill(1)
            await log.close()
            let again = try await open()
            #expect(try await again.head().sequence == SequenceNumber(1))
            await again.close()
        }
    }

    @Test(arguments: LogKind.allCases)
    func `a closed log refuses every call, and may be closed again`(kind: LogKind) async throws {
        try await kind.runReopening { (open: () async throws(LogError) -> any DurableLog) in
            let log = try await open()
            var samples = Samples(after: try await log.head())
            let batch = samples.batch(1)
            let snapshot = Snapshot(sequence: .zero, hash: log.identity.start.hash, format: "1", bytes: [])
            await log.close()
            await log.close()
            #expect(await code { () throws(LogError) in try await log.head() } == .closed)
            #expect(await code { () throws(LogError) in try log.append(batch) } == .closed)
            #expect(await code { () throws(LogError) in try log.append(AppendBatch()) } == .closed)
            #expect(
                await code { () throws(LogError) in
                    try await log.events(after: .zero, maxEvents: 1, maxBytes: 1)
                } == .closed)
            #expect(await code { () throws(LogError) in try await log.hash(at: .zero) } == .closed)
            #expect(await code { () throws(LogError) in try log.replies(to: ["a"]) } == .closed)
            #expect(await code { () throws(LogError) in try await log.inboxPositions() } == .closed)
            #expect(await code { () throws(LogError) in try await log.parked() } == .closed)
            #expect(await code { () throws(LogError) in try await log.saveSnapshot(snapshot) } == .closed)
            #expect(await code { () throws(LogError) in try await log.newestSnapshot() } == .closed)
            #expect(await code { () throws(LogError) in try await log.verify() } == .closed)
            #expect(await code { () throws(LogError) in try await log.statistics() } == .closed)
        }
    }

    @Test(arguments: LogKind.allCases)
    func `the newest snapshot is kept with the one before it`(kind: LogKind) async throws {
        try await kind.run { log in
            #expect(try await log.newestSnapshot() == nil)
            try await log.fill(30)
            for number: UInt64 in [10, 30, 20, 0] {
                let sequence = SequenceNumber(number)
                let hash = try #require(try await log.hash(at: sequence))
                try await log.saveSnapshot(
                    Snapshot(sequence: sequence, hash: hash, format: "2", bytes: Array("\(number)".utf8)))
            }
            #expect(try await log.newestSnapshot()?.bytes == Array("30".utf8))
            #expect(try await log.newestSnapshot()?.format == "2")
        }
    }

    @Test(arguments: LogKind.allCases)
    func `a snapshot of another chain or beyond the head is refused`(kind: LogKind) async throws {
        try await kind.run { log in
            try await log.fill(3)
            let head = try await log.head()
            let foreign = Snapshot(sequence: SequenceNumber(2), hash: head.hash, format: "1", bytes: [])
            let beyond = Snapshot(sequence: head.sequence.next, hash: head.hash, format: "1", bytes: [])
            #expect(await code { () throws(LogError) in try await log.saveSnapshot(foreign) } == .conflict)
            #expect(await code { () throws(LogError) in try await log.saveSnapshot(beyond) } == .conflict)
            #expect(try await log.newestSnapshot() == nil)
        }
    }

    @Test(arguments: LogKind.allCases)
    func `of batches upon the same head exactly one is stored`(kind: LogKind) async throws {
        try await kind.run { log in
            let head = try await log.head()
            let outcomes = await withTaskGroup(of: LogError.Code?.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        var samples = Samples(after: head)
                        let batch = samples.batch(5)
                        return await code { () throws(LogError) in try log.append(batch) }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == nil }.count == 1)
            #expect(outcomes.filter { $0 == .conflict }.count == 19)
            #expect(try await log.verify().events == 5)
        }
    }

    @Test(arguments: LogKind.allCases)
    func `a cancelled task still stores its batch and learns so`(kind: LogKind) async throws {
        try await kind.run { log in
            var samples = Samples(after: try await log.head())
            let batch = samples.batch(1)
            let outcome = await Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return await code { () throws(LogError) in try log.append(batch) }
            }.value
            #expect(outcome == nil)
            #expect(try await log.head() == samples.head)
        }
    }

    @Test(arguments: LogKind.allCases)
    func `readers see a sound beginning of the log while it grows`(kind: LogKind) async throws {
        try await kind.run { log in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await log.fill(3_000, batch: 30) }
                for _ in 0..<3 {
                    group.addTask {
                        var place = log.identity.start
                        while place.sequence < SequenceNumber(3_000) {
                            let page = try await log.events(after: place.sequence, maxEvents: 100, maxBytes: 1 << 20)
                            for event in page {
                                place = place.advanced(over: event.bytes)
                                guard event.sequence == place.sequence, event.hash == place.hash else {
                                    throw Failure("event \(event.sequence) does not follow")
                                }
                            }
                            if let last = page.last {
                                let reply = try log.replies(to: [last.commandID])
                                guard reply[last.commandID] != nil else {
                                    throw Failure("event \(last.sequence) is without its reply")
                                }
                            } else {
                                await Task.yield()
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await log.verify().events == 3_000)
        }
    }
}
