import Foundation
import GRDB
import MessageSchema

/// The table of parked events, the same in a service's log and in the gateway's store.
enum ParkedTable {
    static let columns = "source, log_id, epoch, sequence, operation, subject, type, reason, bytes, parked_at"

    static let definitions = """
        source TEXT NOT NULL,
        log_id TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        sequence INTEGER NOT NULL,
        operation TEXT NOT NULL,
        subject TEXT NOT NULL,
        type TEXT NOT NULL,
        reason TEXT NOT NULL,
        bytes BLOB NOT NULL,
        parked_at INTEGER NOT NULL
        """

    static func create(in db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE parked (\(definitions), PRIMARY KEY (source, log_id, epoch, sequence)) STRICT, WITHOUT ROWID;
                CREATE INDEX parked_subject ON parked (source, operation, subject);
                """)
    }

    static func change(removing keys: [ParkedEvent.Key], adding events: [ParkedEvent], in db: Database) throws {
        if !keys.isEmpty {
            let statement = try db.cachedStatement(
                sql: "DELETE FROM parked WHERE source = ? AND log_id = ? AND epoch = ? AND sequence = ?")
            for key in keys {
                try statement.execute(arguments: [
                    key.source, key.log.value, Int64(key.epoch.value), key.sequence.stored,
                ])
            }
        }
        guard !events.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO parked (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        for event in events {
            try statement.execute(arguments: [
                event.source, event.log.value, Int64(event.epoch.value), event.sequence.stored, event.operation,
                event.subject, event.type, event.reason, Data(event.bytes), event.parkedAt,
            ])
        }
    }

    /// The table of what was given up, with the decisions; a service's log alone has one.
    static func createDiscarded(in db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE discarded (
                    number INTEGER PRIMARY KEY AUTOINCREMENT,
                    \(definitions),
                    why TEXT NOT NULL,
                    actor TEXT NOT NULL,
                    discarded_at INTEGER NOT NULL
                ) STRICT;
                """)
    }

    static func discard(_ discards: [ParkedDiscard], in db: Database) throws {
        guard !discards.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO discarded (\(columns), why, actor, discarded_at)
                SELECT \(columns), ?, ?, ? FROM parked WHERE source = ? AND log_id = ? AND epoch = ? AND sequence = ?
                """)
        for discard in discards {
            let key = discard.key
            try statement.execute(arguments: [
                discard.why, discard.actor, discard.at, key.source, key.log.value, Int64(key.epoch.value),
                key.sequence.stored,
            ])
            guard db.changesCount == 1 else { throw LogError.notParked(key) }
        }
        try change(removing: discards.map(\.key), adding: [], in: db)
    }

    static func discarded(in db: Database) throws -> [DiscardedEvent] {
        // A file of the first version has no such table, and is not given one by who only looks.
        guard try db.tableExists("discarded") else { return [] }
        return try Row.fetchCursor(
            db, sql: "SELECT \(columns), why, actor, discarded_at FROM discarded ORDER BY number"
        ).mapToArray { row in
            DiscardedEvent(
                event: try event(in: row), why: try row.decode(String.self, atIndex: 10),
                actor: try row.decode(String.self, atIndex: 11), discardedAt: try row.decode(Int64.self, atIndex: 12))
        }
    }

    static func all(in db: Database) throws -> [ParkedEvent] {
        try Row.fetchCursor(db, sql: "SELECT \(columns) FROM parked ORDER BY source, log_id, epoch, sequence")
            .mapToArray(event)
    }

    static func of(source: String, operation: String, subject: String, in db: Database) throws -> [ParkedEvent] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(columns) FROM parked WHERE source = ? AND operation = ? AND subject = ?
                ORDER BY source, log_id, epoch, sequence
                """)
        return try Row.fetchCursor(statement, arguments: [source, operation, subject]).mapToArray(event)
    }

    /// What was parked of a copy when it was set aside.
    static func archived(_ number: Int64, in db: Database) throws -> [ParkedEvent] {
        try Row.fetchCursor(
            db, sql: "SELECT \(columns) FROM archived_parked WHERE number = ? ORDER BY source, log_id, epoch, sequence",
            arguments: [number]
        ).mapToArray(event)
    }

    private static func event(in row: Row) throws -> ParkedEvent {
        ParkedEvent(
            source: try row.decode(String.self, atIndex: 0), log: try row.logID(at: 1), epoch: try row.epoch(at: 2),
            sequence: try row.sequence(at: 3), operation: try row.decode(String.self, atIndex: 4),
            subject: try row.decode(String.self, atIndex: 5), type: try row.decode(String.self, atIndex: 6),
            reason: try row.decode(String.self, atIndex: 7), bytes: try row.bytes(at: 8),
            parkedAt: try row.decode(Int64.self, atIndex: 9))
    }
}

extension RowCursor {
    /// Every row as a value, in order.
    func mapToArray<T>(_ transform: (Row) throws -> T) throws -> [T] {
        var values: [T] = []
        while let row = try next() { values.append(try transform(row)) }
        return values
    }
}
