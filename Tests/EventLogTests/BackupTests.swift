import EventLog
import Foundation
import MessageSchema
import Testing

/// A backup is whole or not there, and overwrites nothing.
@Suite struct BackupTests {
    @Test func `a backup taken while the log is written to is one moment of it`() async throws {
        try await withTemporaryFolder { folder in
            let log = try await SQLiteLog.open(directory: folder, service: "pledges")
            try await log.fill(3_000, batch: 300, size: 400)
            try log.append(AppendBatch(inboxPositions: [Samples.position(7)], parkedAdded: [Samples.parked(3)]))
            let writing = Task {
                for _ in 0..<40 { try await log.fill(50, size: 400) }
            }
            let reader = try await LogReader.open(directory: folder, service: "pledges")
            let head = try await reader.backUp(to: folder + "/backup.sqlite")
            try await writing.value
            #expect(head.sequence >= SequenceNumber(3_000))
            #expect(try mode(of: folder + "/backup.sqlite") == 0o600)

            let backup = try await LogReader.open(path: folder + "/backup.sqlite")
            let result = try await backup.verify()
            #expect(result.isSound && result.last == head)
            #expect(try await backup.summary().replies == head.sequence.value)
            #expect(try await backup.inboxPositions() == [Samples.position(7)])
            #expect(try await backup.parked() == [Samples.parked(3)])
            #expect(try await log.hash(at: head.sequence) == head.hash)
            await backup.close()
            await reader.close()
            await log.close()
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(!names.contains { $0.contains("partial") })
        }
    }

    @Test func `a backup does not overwrite`() async throws {
        try await withTemporaryFolder { folder in
            let log = try await SQLiteLog.open(directory: folder, service: "pledges")
            try await log.fill(3)
            let target = folder + "/precious"
            try Data("mine".utf8).write(to: URL(fileURLWithPath: target))
            let reader = try await LogReader.open(directory: folder, service: "pledges")
            #expect(await code { () async throws(LogError) in try await reader.backUp(to: target) } == .exists)
            #expect(try Data(contentsOf: URL(fileURLWithPath: target)) == Data("mine".utf8))
            await reader.close()
            await log.close()
        }
    }

    @Test func `a damaged log is not backed up, and nothing is left of the try`() async throws {
        try await withTemporaryFolder { folder in
            let log = try await SQLiteLog.open(directory: folder, service: "pledges")
            try await log.fill(300)
            await log.close()
            try flipBit(in: Samples.bytes(of: 123), of: log.path)
            let before = try Self.files(folder)
            let reader = try await LogReader.open(directory: folder, service: "pledges")
            #expect(
                await code { () async throws(LogError) in try await reader.backUp(to: folder + "/b.sqlite") }
                    == .corrupt(at: SequenceNumber(123)))
            await reader.close()
            #expect(try Self.files(folder) == before)
        }
    }

    /// The files of a folder, without those that come and go with whoever looks at a database.
    private static func files(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter {
            !$0.hasSuffix("-shm") && !$0.hasSuffix("-wal")
        }.sorted()
    }
}
