import Foundation
import GRDB
import MessageSchema

/// The rows that a service's log would hold, inserted in groups with nothing else around it: an event and a reply for each
/// command, and the head for each transaction.
final class GroupedInserts: CommandsPeer {
    let name = "SQLite"
    let bound: Double? = 0.5
    private let queue: DatabaseQueue
    private let event: Data
    private let hash = Data(repeating: 0x68, count: 32)
    private var inserted = 0

    init(path: String, event: [UInt8]) throws {
        queue = try BareCommit.open(path)
        self.event = Data(event)
        try queue.inDatabase { db in
            try db.execute(
                sql: """
                    CREATE TABLE event (sequence INTEGER PRIMARY KEY CHECK (sequence > 0), epoch INTEGER NOT NULL,
                        operation TEXT NOT NULL, subject TEXT NOT NULL, command_id TEXT NOT NULL,
                        hash BLOB NOT NULL CHECK (length(hash) = 32), bytes BLOB NOT NULL) STRICT;
                    CREATE TABLE reply (command_id TEXT PRIMARY KEY,
                        content_hash BLOB NOT NULL CHECK (length(content_hash) = 32), epoch INTEGER NOT NULL,
                        first_sequence INTEGER NOT NULL, last_sequence INTEGER NOT NULL, revision INTEGER NOT NULL)
                        STRICT, WITHOUT ROWID;
                    CREATE TABLE log (id INTEGER PRIMARY KEY, head_sequence INTEGER NOT NULL, head_hash BLOB NOT NULL,
                        event_bytes INTEGER NOT NULL) STRICT;
                    INSERT INTO log VALUES (1, 0, x'00', 0);
                    """)
        }
    }

    func measure(inFlight: Int) throws -> PeerOutcome {
        var times: [Double] = []
        let started = monotonicNanoseconds()
        var now = started
        while now - started < 500_000_000 {
            try insert(inFlight)
            let ended = monotonicNanoseconds()
            times.append(Double(ended - now))
            now = ended
        }
        return PeerOutcome(
            rate: Double(times.count * inFlight) / (Double(now - started) / 1e9), p50: Figures.median(times),
            p99: Figures.quantile(0.99, of: times))
    }

    func stop() {
        try? queue.close()
    }

    private func insert(_ count: Int) throws {
        try queue.inDatabase { db in
            try db.cachedStatement(sql: "BEGIN IMMEDIATE").execute()
            let row = try db.cachedStatement(sql: "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)")
            let reply = try db.cachedStatement(sql: "INSERT INTO reply VALUES (?, ?, ?, ?, ?, ?)")
            let first = inserted + 1
            for sequence in first..<first + count {
                try row.execute(arguments: [
                    sequence, 1, "isf-gaza", "precondition/fact-0-\(sequence)", commandID(sequence), hash, event,
                ])
            }
            for sequence in first..<first + count {
                try reply.execute(arguments: [commandID(sequence), hash, 1, sequence, sequence, sequence])
            }
            inserted += count
            try db.cachedStatement(
                sql: "UPDATE log SET head_sequence = ?, head_hash = ?, event_bytes = event_bytes + ? WHERE id = 1"
            ).execute(arguments: [inserted, hash, event.count * count])
            try db.cachedStatement(sql: "COMMIT").execute()
        }
    }

    private func commandID(_ sequence: Int) -> String { "0b7e2c1a-5d1f-4a51-40000-\(100_000_000_000 + sequence)" }
}
