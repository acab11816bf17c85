import EventLog
import Foundation
import MessageSchema
import Testing

/// What was parked and given up is kept for ever, with the decision.
@Suite struct DiscardTests {
    private func discard(_ event: ParkedEvent, why: String = "withdrawn") -> ParkedDiscard {
        ParkedDiscard(key: event.key, why: why, actor: "rana", at: 1_800_000_000_000_000)
    }

    @Test(arguments: LogKind.allCases)
    func `a discarded event is parked no longer, and kept with its bytes and the decision`(kind: LogKind) async throws {
        try await kind.runReopening { (open: () async throws(LogError) -> any DurableLog) in
            let log = try await open()
            let (first, second) = (Samples.parked(1), Samples.parked(2))
            try log.append(AppendBatch(parkedAdded: [first, second]))
            try log.append(AppendBatch(parkedDiscarded: [discard(first)]))
            await log.close()
            let again = try await open()
            #expect(try await again.parked() == [second])
            let kept = DiscardedEvent(
                event: first, why: "withdrawn", actor: "rana", discardedAt: 1_800_000_000_000_000)
            #expect(try await again.discarded() == [kept])
            // The same event may come again, of a log that is followed anew, and be given up again.
            try again.append(AppendBatch(parkedAdded: [first]))
            try again.append(AppendBatch(parkedDiscarded: [discard(first, why: "again")]))
            #expect(try await again.discarded().map(\.why) == ["withdrawn", "again"])
            await again.close()
        }
    }

    @Test(arguments: LogKind.allCases)
    func `an event that is not parked cannot be discarded, and nothing of the batch is stored`(
        kind: LogKind
    ) async throws {
        try await kind.run { log in
            try log.append(AppendBatch(parkedAdded: [Samples.parked(1)]))
            let wrong = AppendBatch(
                parkedAdded: [Samples.parked(3)],
                parkedDiscarded: [discard(Samples.parked(1)), discard(Samples.parked(2))])
            #expect(await code { () async throws(LogError) in try log.append(wrong) } == .conflict)
            #expect(try await log.parked() == [Samples.parked(1)])
            #expect(try await log.discarded().isEmpty)
        }
    }

    @Test func `a log of the first version is brought up to date when its service opens it, and only then`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let log = try await SQLiteLog.open(directory: folder, service: "pledges")
            try await log.fill(20)
            try log.append(AppendBatch(parkedAdded: [Samples.parked(1)]))
            let events = try await log.allEvents()
            await log.close()
            try runSQL("DROP TABLE discarded; PRAGMA user_version = 1", on: log.path)

            let reader = try await LogReader.open(directory: folder, service: "pledges")
            #expect(try await reader.discarded().isEmpty)
            #expect(try await reader.summary().discarded == 0)
            #expect(try await reader.verify().isSound)
            await reader.close()

            let again = try await SQLiteLog.open(directory: folder, service: "pledges")
            #expect(try await again.allEvents() == events)
            try again.append(AppendBatch(parkedDiscarded: [discard(Samples.parked(1))]))
            #expect(try await again.discarded().count == 1)
            await again.close()
        }
    }
}
