import EventLog
import Foundation
import MessageSchema

extension TestHome {
    func logFile(of service: String) -> String { "\(root)/data/\(service).sqlite" }

    /// The stored bytes of every event, as `muster log dump` prints them.
    func dump(_ service: String) async throws -> [String] {
        let outcome = try await muster("log", "dump", service, "--json")
        guard outcome.code == 0 else { throw Failure("log dump \(service): \(outcome.code) \(outcome.errors)") }
        return outcome.lines
    }

    /// Flips one bit within an event of a service that does not run.
    func damage(event sequence: Int, of service: String) async throws {
        let lines = try await dump(service)
        let needle = Data(lines[sequence - 1].utf8)
        let path = logFile(of: service)
        // What a service wrote last may still be in the write-ahead log.
        for file in [path, path + "-wal"] {
            guard var content = FileManager.default.contents(atPath: file) else { continue }
            // A long event lies in several pages; its beginning is enough to find it by.
            guard let found = content.range(of: needle.prefix(200)) else { continue }
            content[found.lowerBound + 100] ^= 1
            try content.write(to: URL(fileURLWithPath: file))
            return
        }
        throw Failure("event \(sequence) of \(service) is not found in its file")
    }

    /// Every stored reply of a service that does not run, by command.
    func storedReplies(of service: String) async throws -> [String: StoredReply] {
        let reader = try await LogReader.open(path: logFile(of: service))
        let events = try await reader.events(after: .zero, maxEvents: .max, maxBytes: .max)
        let replies = try await reader.replies(to: events.map(\.commandID))
        await reader.close()
        return replies
    }

    /// Removes the log of a service that does not run, as a lost disk does.
    func loseLog(of service: String) {
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: logFile(of: service) + suffix)
            try? FileManager.default.removeItem(atPath: "\(root)/data/\(service).snapshots.sqlite" + suffix)
        }
    }
}
