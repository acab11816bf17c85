import EventLog
import Foundation
import MessageSchema
import Testing

/// What opening a log file makes, and what it refuses.
@Suite struct SQLiteLogOpeningTests {
    private func open(_ folder: String, policy: CreationPolicy = .ifMissing) async throws(LogError) -> SQLiteLog {
        try await SQLiteLog.open(directory: folder, service: "pledges", policy: policy)
    }

    private func failure(_ folder: String, service: String = "pledges") async -> LogError? {
        do throws(LogError) {
            await (try SQLiteLog.open(directory: folder, service: service)).close()
            return nil
        } catch {
            return error
        }
    }

    @Test func `folder and files are made for their owner alone`() async throws {
        try await withTemporaryFolder { parent in
            let folder = parent + "/data/logs"
            let log = try await open(folder)
            try await log.fill(1)
            #expect(log.path == folder + "/pledges.sqlite")
            #expect(try mode(of: parent + "/data") == 0o700)
            #expect(try mode(of: folder) == 0o700)
            for name in ["pledges.sqlite", "pledges.sqlite-wal", "pledges.sqlite-shm", "pledges.lock"] {
                #expect(try mode(of: folder + "/" + name) == 0o600, "\(name)")
            }
            await log.close()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).contains("pledges.sqlite-wal") == false)
        }
    }

    @Test func `two logs of the same service have different ids`() async throws {
        try await withTemporaryFolder { folder in
            let first = try await open(folder + "/a")
            let second = try await open(folder + "/b")
            #expect(first.identity.log != second.identity.log)
            #expect(first.identity.log.value.hasPrefix("pledges-"))
            await first.close()
            await second.close()
        }
    }

    @Test func `the policy decides whether a log is made`() async throws {
        try await withTemporaryFolder { folder in
            #expect(await code { () throws(LogError) in try await open(folder, policy: .never) } == .missing)
            #expect(!FileManager.default.fileExists(atPath: folder + "/pledges.sqlite"))
            let log = try await open(folder, policy: .always)
            await log.close()
            #expect(await code { () throws(LogError) in try await open(folder, policy: .always) } == .exists)
            let again = try await open(folder, policy: .never)
            #expect(again.identity == log.identity)
            await again.close()
        }
    }

    @Test(arguments: ["", "Pledges", "a/b", "..", "a b", String(repeating: "a", count: 32)])
    func `a name that cannot be a file's is refused`(name: String) async throws {
        try await withTemporaryFolder { folder in
            #expect(await failure(folder, service: name)?.code == .invalid)
            let files = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(files.isEmpty)
        }
    }

    @Test func `a text file is refused and left as it is`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/pledges.sqlite"
            try "These are my notes.".write(toFile: path, atomically: false, encoding: .utf8)
            let refused = await failure(folder)
            #expect(refused?.code == .foreignFile)
            #expect(refused?.message.contains(path) == true)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "These are my notes.")
        }
    }

    @Test func `a database of another program is refused and left as it is`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/pledges.sqlite"
            try runSQL("CREATE TABLE song (title TEXT); INSERT INTO song VALUES ('one')", on: path)
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(await failure(folder)?.code == .foreignFile)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        }
    }

    @Test func `a log of a later version is refused`() async throws {
        try await withTemporaryFolder { folder in
            await (try open(folder)).close()
            try runSQL("PRAGMA user_version = 3", on: folder + "/pledges.sqlite")
            let refused = await failure(folder)
            #expect(refused?.code == .newerFile)
            #expect(refused?.message.contains("version 3") == true)
        }
    }

    @Test func `the log of another service is refused`() async throws {
        try await withTemporaryFolder { folder in
            await (try open(folder)).close()
            try FileManager.default.moveItem(atPath: folder + "/pledges.sqlite", toPath: folder + "/funding.sqlite")
            #expect(await failure(folder, service: "funding")?.code == .foreignFile)
        }
    }

    @Test func `the gateway's store is no log, nor a log the gateway's store`() async throws {
        try await withTemporaryFolder { folder in
            await (try SQLiteMirror.open(directory: folder, name: "pledges")).close()
            #expect(await failure(folder)?.code == .foreignFile)
        }
        try await withTemporaryFolder { folder in
            await (try open(folder)).close()
            let refused = await code { () throws(LogError) in
                try await SQLiteMirror.open(directory: folder, name: "pledges")
            }
            #expect(refused == .foreignFile)
        }
    }

    @Test func `an empty file, as a crash may leave it, becomes a log`() async throws {
        try await withTemporaryFolder { folder in
            try Data().write(to: URL(fileURLWithPath: folder + "/pledges.sqlite"))
            let log = try await open(folder)
            try await log.fill(1)
            await log.close()
        }
    }

    @Test func `a refused log can be opened once what was wrong is gone`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/pledges.sqlite"
            try "These are my notes.".write(toFile: path, atomically: false, encoding: .utf8)
            #expect(await failure(folder)?.code == .foreignFile)
            try FileManager.default.removeItem(atPath: path)
            #expect(await failure(folder) == nil)
        }
    }

    @Test func `a snapshot file that is damaged or gone costs time only`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/pledges.snapshots.sqlite"
            let log = try await open(folder)
            try await log.fill(4)
            let head = try await log.head()
            let snapshot = Snapshot(
                sequence: head.sequence, hash: head.hash, format: "1", bytes: Array("state of the force".utf8))
            try await log.saveSnapshot(snapshot)
            await log.close()
            try flipBit(in: snapshot.bytes, of: path)
            let damaged = try await open(folder)
            #expect(try await damaged.newestSnapshot() == nil)
            try await damaged.saveSnapshot(snapshot)
            #expect(try await damaged.newestSnapshot() == snapshot)
            await damaged.close()
            try "no database".write(toFile: path, atomically: false, encoding: .utf8)
            let foreign = try await open(folder)
            #expect(try await foreign.newestSnapshot() == nil)
            await foreign.close()
        }
    }

    @Test func `a snapshot of another chain is passed over for the one before it`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/pledges.snapshots.sqlite"
            let log = try await open(folder)
            try await log.fill(9)
            for number: UInt64 in [4, 8] {
                let hash = try #require(try await log.hash(at: SequenceNumber(number)))
                try await log.saveSnapshot(
                    Snapshot(sequence: SequenceNumber(number), hash: hash, format: "1", bytes: [UInt8(number)]))
            }
            await log.close()
            try runSQL("UPDATE snapshot SET hash = zeroblob(32) WHERE sequence = 8", on: path)
            let again = try await open(folder)
            #expect(try await again.newestSnapshot()?.sequence == SequenceNumber(4))
            await again.close()
        }
    }
}
