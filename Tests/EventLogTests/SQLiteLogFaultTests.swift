import EventLog
import Foundation
import MessageSchema
import Testing

/// A full disk, a failing one, and a process that is killed.
@Suite struct SQLiteLogFaultTests {
    @Test func `a batch that finds no room is dropped whole, and the log goes on`() async throws {
        try await withTemporaryFolder { folder in
            var options = SQLiteOptions()
            options.maximumFileBytes = 200_000
            let log = try await SQLiteLog.open(directory: folder, service: "pledges", options: options)
            try await log.fill(10)
            let head = try await log.head()
            var samples = Samples(after: head)
            var large = samples.batch(20, size: 20_000)
            large.inboxPositions = [Samples.position(1)]
            #expect(await code { () throws(LogError) in try log.append(large) } == .full)
            #expect(try await log.head() == head)
            #expect(try await log.allEvents().count == 10)
            #expect(try log.replies(to: ["command-11"]).isEmpty)
            #expect(try await log.inboxPositions().isEmpty)
            try await log.fill(5)
            #expect(try await log.verify().events == 15)
            await log.close()

            let roomier = try await SQLiteLog.open(directory: folder, service: "pledges")
            samples = Samples(after: try await roomier.head())
            try roomier.append(samples.batch(20, size: 20_000))
            #expect(try await roomier.verify().events == 35)
            await roomier.close()
        }
    }

    @Test func `after a failed write the log refuses everything until it is opened again`() async throws {
        try await withTemporaryFolder { folder in
            // The limit on file sizes is the process's, so this needs one of its own.
            await #expect(processExitsWith: .success) { [folder = folder as String] in
                signal(SIGXFSZ, SIG_IGN)
                let log = try await SQLiteLog.open(directory: folder, service: "pledges")
                try await log.fill(10)
                var samples = Samples(after: try await log.head())
                let batch = samples.batch(50, size: 60_000)
                var limit = rlimit()
                getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
                let unlimited = limit
                limit.rlim_cur = 1_000_000
                setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
                #expect(await code { () throws(LogError) in try log.append(batch) } == .ioFailure)
                limit = unlimited
                setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
                #expect(await code { () throws(LogError) in try log.append(batch) } == .ioFailure)
                #expect(await code { () throws(LogError) in try await log.head() } == .ioFailure)
                #expect(
                    await code { () throws(LogError) in
                        try await log.events(after: .zero, maxEvents: 1, maxBytes: 1)
                    } == .ioFailure)
                await log.close()
                let again = try await SQLiteLog.open(directory: folder, service: "pledges")
                #expect(try await again.verify().events == 10)
                try again.append(batch)
                #expect(try await again.verify().events == 60)
                await again.close()
            }
        }
    }

    @Test(arguments: [1, 40, 300])
    func `a killed process loses nothing that it acknowledged`(commits: Int) async throws {
        try await withTemporaryFolder { folder in
            await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String, commits = commits as Int] in
                let log = try await SQLiteLog.open(directory: folder, service: "pledges")
                let acknowledged = open(folder + "/acknowledged", O_WRONLY | O_CREAT | O_APPEND, 0o600)
                var samples = Samples(after: try await log.head())
                for commit in 1... {
                    let head = try log.append(samples.batch(1 + commit % 7, size: 600))
                    let line = Array("\(head.sequence)\n".utf8)
                    guard write(acknowledged, line, line.count) == line.count else { return }
                    // From another thread, so that it strikes at whatever step the next commits are.
                    if commit == commits { Thread.detachNewThread { kill(getpid(), SIGKILL) } }
                }
            }
            let lines = try String(contentsOfFile: folder + "/acknowledged", encoding: .utf8).split(separator: "\n")
            let acknowledged = try #require(lines.last.flatMap { UInt64($0) })
            #expect(lines.count >= commits)
            let log = try await SQLiteLog.open(directory: folder, service: "pledges")
            let head = try await log.head()
            #expect(head.sequence >= SequenceNumber(acknowledged))
            #expect(try await log.verify() == LogVerification(events: head.sequence.value, last: head, fault: nil))
            let commands = try await log.allEvents().map(\.commandID)
            #expect(try log.replies(to: commands).count == commands.count)
            try await log.fill(3)
            await log.close()
        }
    }

    @Test func `a copy taken from a running log opens as an older one`() async throws {
        try await withTemporaryFolder { folder in
            let log = try await SQLiteLog.open(directory: folder, service: "pledges")
            try await log.fill(100, batch: 1)
            let head = try await log.head()
            try FileManager.default.createDirectory(atPath: folder + "/copy", withIntermediateDirectories: true)
            for name in ["pledges.sqlite", "pledges.sqlite-wal"] {
                try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: "\(folder)/copy/\(name)")
            }
            try await log.fill(20)
            let copy = try await SQLiteLog.open(directory: folder + "/copy", service: "pledges")
            #expect(try await copy.head() == head)
            #expect(try await copy.verify().isSound)
            await copy.close()
            await log.close()
        }
    }

    @Test(arguments: [LogError.Code.full, .ioFailure])
    func `the log in memory fails as it is told, once`(failure: LogError.Code) async throws {
        let storage = MemoryLogStorage(service: "pledges")
        let log = try MemoryLog(storage)
        try await log.fill(2)
        var samples = Samples(after: try await log.head())
        let batch = samples.batch(1)
        storage.failNextAppend(with: LogError(failure, "as the test wants it"))
        #expect(await code { () throws(LogError) in try log.append(batch) } == failure)
        #expect(await code { () throws(LogError) in try log.append(batch) } == (failure == .full ? nil : failure))
        await log.close()
        let again = try MemoryLog(storage)
        #expect(try await again.head().sequence == SequenceNumber(failure == .full ? 3 : 2))
    }

    @Test func `an abandoned log in memory is closed, and an older copy of it can be put back`() async throws {
        let storage = MemoryLogStorage(service: "pledges")
        let log = try MemoryLog(storage)
        try await log.fill(2)
        let older = storage.copy()
        try await log.fill(2)
        storage.abandon()
        #expect(await code { () throws(LogError) in try await log.head() } == .closed)
        #expect(try await MemoryLog(storage).head().sequence == SequenceNumber(4))
        let restored = try MemoryLog(older)
        #expect(try await restored.head().sequence == SequenceNumber(2))
        #expect(restored.identity == log.identity)
    }
}
