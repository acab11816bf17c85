import EventLog
import Foundation
import MessageSchema
import Testing

/// A log put back from a backup.
@Suite struct RestorationTests {
    private static let now = Instant(microseconds: 1_800_000_000_000_000)

    private func restore(
        _ folder: String, from file: String, replaces: Bool = false, service: String = "pledges"
    ) async throws(LogError) -> LogRestoration.Outcome {
        let lock = try ProcessLock(directory: folder, name: service)
        defer { lock.release() }
        let reader = try await LogReader.open(path: file)
        let outcome = try await LogRestoration(directory: folder, service: service, lock: lock, now: Self.now)
            .run(from: .backup(reader), replaces: replaces)
        await reader.close()
        return outcome
    }

    /// A log with a backup at its 40th event, and 10 events more.
    private func prepared(_ folder: String) async throws -> (path: String, backup: String, old: [StoredEvent]) {
        let log = try await SQLiteLog.open(directory: folder, service: "pledges")
        try await log.fill(40, batch: 10)
        try log.append(AppendBatch(inboxPositions: [Samples.position(7)], parkedAdded: [Samples.parked(3)]))
        let reader = try await LogReader.open(directory: folder, service: "pledges")
        let backup = folder + "/backup.sqlite"
        _ = try await reader.backUp(to: backup)
        await reader.close()
        try await log.fill(10)
        let old = try await log.allEvents()
        await log.close()
        return (log.path, backup, old)
    }

    @Test func `the log comes back as it was, in a later epoch, and the old file is kept`() async throws {
        try await withTemporaryFolder { folder in
            let (path, backup, old) = try await prepared(folder)
            #expect(await code { () async throws(LogError) in try await restore(folder, from: backup) } == .exists)
            let outcome = try await restore(folder, from: backup, replaces: true)
            #expect(outcome.head.sequence == SequenceNumber(40) && outcome.head.epoch == Epoch(2))
            #expect(outcome.replies == 40 && outcome.parked == 1)
            #expect(outcome.beyond.map(\.cursor.sequence.value) == [50])

            let log = try await SQLiteLog.open(directory: folder, service: "pledges")
            #expect(log.path == path && log.identity.epoch == Epoch(2))
            #expect(try await log.allEvents() == Array(old.prefix(40)))
            let replies = try log.replies(to: old.map(\.commandID))
            #expect(replies.count == 40 && replies["command-7"] == Samples.reply(to: old[6]))
            #expect(try await log.inboxPositions() == [Samples.position(7)])
            #expect(try await log.parked() == [Samples.parked(3)])
            try await log.fill(5)
            #expect(try await log.verify().isSound)
            await log.close()

            let aside = try await LogReader.open(path: try #require(outcome.movedAside))
            #expect(try await aside.verify().last.sequence == SequenceNumber(50))
            await aside.close()

            // Another restore of the same backup begins an epoch that never was.
            let second = try await restore(folder, from: backup, replaces: true)
            #expect(second.head.epoch == Epoch(3))
            #expect(second.movedAside != outcome.movedAside)
        }
    }

    @Test func `a damaged or foreign source leaves all as it was`() async throws {
        try await withTemporaryFolder { folder in
            let (path, backup, old) = try await prepared(folder)
            let foreign = folder + "/other"
            let other = try await SQLiteLog.open(directory: foreign, service: "funding")
            try await other.fill(3)
            await other.close()
            try flipBit(in: Samples.bytes(of: 12), of: backup)
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(
                await code { () async throws(LogError) in try await restore(folder, from: backup, replaces: true) }
                    == .corrupt(at: SequenceNumber(12)))
            #expect(
                await code { () async throws(LogError) in try await restore(folder, from: other.path, replaces: true) }
                    == .foreignFile)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
            let log = try await SQLiteLog.open(directory: folder, service: "pledges")
            #expect(try await log.allEvents() == old && log.identity.epoch == .first)
            await log.close()
        }
    }

    @Test func `the log of a running service is not restored`() async throws {
        try await withTemporaryFolder { folder in
            let (_, backup, _) = try await prepared(folder)
            let log = try await SQLiteLog.open(directory: folder, service: "pledges")
            let refused = await code { () async throws(LogError) in
                try await restore(folder, from: backup, replaces: true)
            }
            #expect(refused == .locked(by: getpid()))
            await log.close()
        }
    }

    @Test func `where a restore was interrupted no service starts, and giving it again completes it`() async throws {
        try await withTemporaryFolder { folder in
            let (path, backup, old) = try await prepared(folder)
            // As killed between setting the old log aside and putting the new one in its place.
            try FileManager.default.copyItem(atPath: backup, toPath: folder + "/pledges.restored.sqlite")
            try FileManager.default.moveItem(atPath: path, toPath: folder + "/pledges.before-x.sqlite")
            let refused = await code { () async throws(LogError) in
                await (try SQLiteLog.open(directory: folder, service: "pledges")).close()
            }
            #expect(refused == .corrupt(at: nil))
            #expect(!FileManager.default.fileExists(atPath: path))
            let outcome = try await restore(folder, from: backup)
            #expect(outcome.beyond.map(\.cursor.sequence.value) == [50])
            let log = try await SQLiteLog.open(directory: folder, service: "pledges")
            #expect(try await log.allEvents() == Array(old.prefix(40)))
            await log.close()
        }
    }
}
