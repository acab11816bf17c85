import EventLog
import Foundation
import Testing

/// The lock that keeps a second process away.
@Suite struct ProcessLockTests {
    @Test func `a lock is held until it is released, and can then be taken again`() async throws {
        try await withTemporaryFolder { folder in
            let lock = try ProcessLock(directory: folder, name: "pledges")
            #expect(lock.path == folder + "/pledges.lock")
            #expect(lock.isHeld)
            let refused = await code { () throws(LogError) in try ProcessLock(directory: folder, name: "pledges") }
            #expect(refused == .locked(by: getpid()))
            let other = try ProcessLock(directory: folder, name: "funding")
            #expect(other.isHeld)
            lock.release()
            lock.release()
            #expect(!lock.isHeld)
            #expect(try ProcessLock(directory: folder, name: "pledges").isHeld)
        }
    }

    @Test func `a lock that nobody refers to any more is released`() async throws {
        try await withTemporaryFolder { folder in
            _ = try ProcessLock(directory: folder, name: "pledges")
            #expect(try ProcessLock(directory: folder, name: "pledges").isHeld)
        }
    }

    @Test func `a log that another process has is refused with its process id, until that ends`() async throws {
        try await withTemporaryFolder { folder in
            let holder = Process()
            let output = Pipe()
            let input = Pipe()
            holder.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
            holder.arguments = [
                "-c",
                """
                import fcntl, os, sys
                f = open(sys.argv[1], "w")
                fcntl.flock(f, fcntl.LOCK_EX)
                f.write(f"{os.getpid()}\\n"); f.flush()
                print("held", flush=True)
                sys.stdin.read()
                """, folder + "/pledges.lock",
            ]
            holder.standardOutput = output
            holder.standardInput = input
            try holder.run()
            defer { holder.terminate() }
            #expect(try output.fileHandleForReading.read(upToCount: 4) == Data("held".utf8))
            do throws(LogError) {
                await (try SQLiteLog.open(directory: folder, service: "pledges")).close()
                Issue.record("the log was opened beside another process")
            } catch {
                #expect(error.code == .locked(by: holder.processIdentifier))
                #expect(error.message.contains("process \(holder.processIdentifier)"))
                #expect(error.message.contains(folder + "/pledges.lock"))
            }
            #expect(!FileManager.default.fileExists(atPath: folder + "/pledges.sqlite"))
            kill(holder.processIdentifier, SIGKILL)
            holder.waitUntilExit()
            await (try SQLiteLog.open(directory: folder, service: "pledges")).close()
        }
    }

    @Test func `a lock that the caller took stays the caller's after the log is closed`() async throws {
        try await withTemporaryFolder { folder in
            let lock = try ProcessLock(directory: folder, name: "pledges")
            let log = try await SQLiteLog.open(directory: folder, service: "pledges", lock: lock)
            await log.close()
            #expect(lock.isHeld)
            let other = try ProcessLock(directory: folder, name: "funding")
            let refused = await code { () throws(LogError) in
                try await SQLiteLog.open(directory: folder, service: "pledges", lock: other)
            }
            #expect(refused == .invalid)
            lock.release()
            let released = await code { () throws(LogError) in
                try await SQLiteLog.open(directory: folder, service: "pledges", lock: lock)
            }
            #expect(released == .invalid)
        }
    }

    @Test func `a log that nobody refers to any more lets go of its lock`() async throws {
        try await withTemporaryFolder { folder in
            let first = try await SQLiteLog.open(directory: folder, service: "pledges").identity
            let second = try await SQLiteLog.open(directory: folder, service: "pledges")
            #expect(second.identity == first)
            await second.close()
        }
    }

    @Test func `a lock in a folder that cannot be made is refused with the reason`() async throws {
        try await withTemporaryFolder { folder in
            try "a file".write(toFile: folder + "/data", atomically: false, encoding: .utf8)
            let refused = await code { () throws(LogError) in
                try ProcessLock(directory: folder + "/data/logs", name: "pledges")
            }
            #expect(refused == .inaccessible)
        }
    }
}
