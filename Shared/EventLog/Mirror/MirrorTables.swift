import Foundation
import GRDB
import MessageSchema

/// The tables of the gateway's store: a row for each copy, a table of events for each, and what is parked.
enum MirrorTables {
    /// One copy of a log, present or set aside.
    struct Copy: Sendable {
        let number: Int64
        let source: String
        let cursor: LogCursor
        let archivedAt: Int64?

        var events: EventTable { EventTable(name: "event_\(number)") }
    }

    static let schema =
        SQLiteSchema(kind: "a Muster gateway store", applicationID: 0x4d55_534d, version: 1) { db in
            try ParkedTable.create(in: db)
            try db.execute(
                sql: """
                    CREATE TABLE copy (
                        number INTEGER PRIMARY KEY AUTOINCREMENT,
                        source TEXT NOT NULL,
                        log_id TEXT NOT NULL,
                        epoch INTEGER NOT NULL,
                        head_sequence INTEGER NOT NULL,
                        head_hash BLOB NOT NULL CHECK (length(head_hash) = 32),
                        archived_at INTEGER
                    ) STRICT;
                    CREATE UNIQUE INDEX copy_present ON copy (source) WHERE archived_at IS NULL;
                    CREATE TABLE archived_parked (
                        number INTEGER NOT NULL,
                        \(ParkedTable.definitions),
                        PRIMARY KEY (number, source, log_id, epoch, sequence)
                    ) STRICT, WITHOUT ROWID;
                    """)
        }

    private static let columns = "number, source, log_id, epoch, head_sequence, head_hash, archived_at"

    static func presentCopies(in db: Database) throws -> [Copy] {
        try Row.fetchCursor(db, sql: "SELECT \(columns) FROM copy WHERE archived_at IS NULL ORDER BY source")
            .mapToArray(copy)
    }

    static func archivedCopies(in db: Database) throws -> [Copy] {
        try Row.fetchCursor(db, sql: "SELECT \(columns) FROM copy WHERE archived_at IS NOT NULL ORDER BY number")
            .mapToArray(copy)
    }

    static func presentCopy(of source: String, in db: Database) throws -> Copy? {
        let statement = try db.cachedStatement(
            sql: "SELECT \(columns) FROM copy WHERE source = ? AND archived_at IS NULL")
        return try Row.fetchOne(statement, arguments: [source]).map(copy)
    }

    static func archivedCopy(_ number: Int64, in db: Database) throws -> Copy? {
        try Row.fetchOne(
            db, sql: "SELECT \(columns) FROM copy WHERE number = ? AND archived_at IS NOT NULL", arguments: [number]
        ).map(copy)
    }

    private static func copy(in row: Row) throws -> Copy {
        Copy(
            number: try row.decode(Int64.self, atIndex: 0), source: try row.decode(String.self, atIndex: 1),
            cursor: try row.cursor(at: 2), archivedAt: try row.decode(Int64?.self, atIndex: 6))
    }

    /// Begins the copy of a log: its row and its table of events.
    static func begin(source: String, at start: LogCursor, in db: Database) throws -> Copy {
        try db.execute(
            sql: """
                INSERT INTO copy (source, log_id, epoch, head_sequence, head_hash, archived_at)
                VALUES (?, ?, ?, ?, ?, NULL)
                """,
            arguments: [
                source, start.log.value, Int64(start.epoch.value), start.sequence.stored, Data(start.hash.bytes),
            ])
        let copy = Copy(number: db.lastInsertedRowID, source: source, cursor: start, archivedAt: nil)
        try copy.events.create(in: db)
        return copy
    }

    static func move(_ copy: Copy, to cursor: LogCursor, in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "UPDATE copy SET head_sequence = ?, head_hash = ? WHERE number = ?")
        try statement.execute(arguments: [cursor.sequence.stored, Data(cursor.hash.bytes), copy.number])
    }

    static func archive(_ copy: Copy, at time: Int64, in db: Database) throws {
        try db.execute(
            sql: "UPDATE copy SET archived_at = ? WHERE number = ?", arguments: [time, copy.number])
        try db.execute(
            sql: """
                INSERT INTO archived_parked (number, \(ParkedTable.columns))
                SELECT ?, \(ParkedTable.columns) FROM parked WHERE source = ?
                """,
            arguments: [copy.number, copy.source])
        try db.execute(sql: "DELETE FROM parked WHERE source = ?", arguments: [copy.source])
    }

    static func generation(_ copy: Copy, in db: Database) throws -> ArchivedGeneration {
        ArchivedGeneration(
            number: copy.number, source: copy.source, cursor: copy.cursor, archivedAt: copy.archivedAt ?? 0,
            parked: try ParkedTable.archived(copy.number, in: db))
    }
}
