import Foundation
import GRDB
import MessageSchema

/// The tables of a service's log beside its events and what is parked.
enum LogTables {
    static let event = EventTable(name: "event")

    static func schema(service: String) -> SQLiteSchema {
        SQLiteSchema(
            kind: "a Muster log", applicationID: 0x4d55_5354, version: 2, upgrades: [1: ParkedTable.createDiscarded]
        ) { db in
            try event.create(in: db)
            try ParkedTable.create(in: db)
            try ParkedTable.createDiscarded(in: db)
            try db.execute(
                sql: """
                    CREATE TABLE log (
                        id INTEGER PRIMARY KEY CHECK (id = 1),
                        service TEXT NOT NULL,
                        log_id TEXT NOT NULL,
                        epoch INTEGER NOT NULL,
                        head_sequence INTEGER NOT NULL,
                        head_hash BLOB NOT NULL CHECK (length(head_hash) = 32),
                        event_bytes INTEGER NOT NULL
                    ) STRICT;
                    CREATE TABLE reply (
                        command_id TEXT PRIMARY KEY,
                        content_hash BLOB NOT NULL CHECK (length(content_hash) = 32),
                        epoch INTEGER NOT NULL,
                        first_sequence INTEGER NOT NULL,
                        last_sequence INTEGER NOT NULL,
                        revision INTEGER NOT NULL
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE inbox (
                        source TEXT PRIMARY KEY,
                        log_id TEXT NOT NULL,
                        epoch INTEGER NOT NULL,
                        sequence INTEGER NOT NULL,
                        hash BLOB NOT NULL CHECK (length(hash) = 32)
                    ) STRICT, WITHOUT ROWID;
                    """)
            let start = Cursor.start(of: .random(for: service), epoch: .first)
            try db.execute(
                sql: "INSERT INTO log VALUES (1, ?, ?, ?, 0, ?, 0)",
                arguments: [service, start.log.value, Int64(start.epoch.value), Data(start.hash.bytes)])
        }
    }

    /// What the log's own row says: whose log it is, where its head is, and how many bytes its events have.
    static func state(in db: Database) throws -> (service: String, head: LogCursor, eventBytes: UInt64) {
        let row = try Row.fetchOne(
            db, sql: "SELECT service, log_id, epoch, head_sequence, head_hash, event_bytes FROM log WHERE id = 1")
        guard let row else { throw UnexpectedValue(column: 0, expected: "the row that names the log") }
        return (
            try row.decode(String.self, atIndex: 0), try row.cursor(at: 1),
            UInt64(clamping: try row.decode(Int64.self, atIndex: 5))
        )
    }

    /// How many rows a table has; none where a file of an earlier version lacks it.
    static func count(_ table: String, in db: Database) throws -> UInt64 {
        guard try db.tableExists(table) else { return 0 }
        return UInt64(clamping: try Int64.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0)
    }

    /// Makes an empty log the beginning of a given one.
    static func begin(service: String, at start: LogCursor, in db: Database) throws {
        try db.execute(
            sql: "UPDATE log SET service = ?, log_id = ?, epoch = ?, head_sequence = 0, head_hash = ?, event_bytes = 0",
            arguments: [service, start.log.value, Int64(start.epoch.value), Data(start.hash.bytes)])
    }

    /// Lets a later epoch begin, as a restore does.
    static func enter(_ epoch: Epoch, in db: Database) throws {
        try db.execute(sql: "UPDATE log SET epoch = ?", arguments: [Int64(epoch.value)])
    }

    static func moveHead(to head: LogCursor, adding bytes: Int, in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "UPDATE log SET head_sequence = ?, head_hash = ?, event_bytes = event_bytes + ? WHERE id = 1")
        try statement.write(
            [.integer(head.sequence.stored), .blob(head.hash.bytes), .integer(Int64(bytes))], in: db)
    }

    /// Inserts replies; the key of the table is what finds those that are there already.
    /// - Throws: ``LogError`` with `repeated` or `conflict` for a command that has a reply already, in the log or in the
    ///   batch; what was inserted is to be rolled back.
    static func insert(_ replies: [StoredReply], into db: Database) throws {
        guard !replies.isEmpty else { return }
        let statement = try db.cachedStatement(sql: "INSERT INTO reply VALUES (?, ?, ?, ?, ?, ?)")
        for (index, reply) in replies.enumerated() {
            do {
                try statement.write(
                    [
                        .text(reply.commandID), .blob(reply.contentHash.bytes), .integer(Int64(reply.epoch.value)),
                        .integer(reply.first.stored), .integer(reply.last.stored), .integer(reply.revision.stored),
                    ], in: db)
            } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_PRIMARYKEY {
                // Those before it in the batch are in the table by now, but not of the log.
                let inserted = Set(replies[..<index].map(\.commandID))
                guard !inserted.contains(reply.commandID) else { throw LogError.repliedTwice(reply.commandID) }
                let others = Set(replies.map(\.commandID)).subtracting(inserted)
                throw LogError.repeated(try self.replies(to: others.sorted(), in: db))
            }
        }
    }

    private static let replyColumns = "command_id, content_hash, epoch, first_sequence, last_sequence, revision"

    static func replies(to commandIDs: [String], in db: Database) throws -> [String: StoredReply] {
        var found: [String: StoredReply] = [:]
        var rest = commandIDs[...]
        while let last = rest.last {
            // A few sizes of the list only, filled up with a repetition, so that the compiled statements are used again.
            let size = rest.count == 1 ? 1 : rest.count <= 16 ? 16 : 128
            var asked = Array(rest.prefix(size))
            rest = rest.dropFirst(size)
            asked += repeatElement(asked.last ?? last, count: size - asked.count)
            let marks = repeatElement("?", count: size).joined(separator: ",")
            let statement = try db.cachedStatement(
                sql: "SELECT \(replyColumns) FROM reply WHERE command_id IN (\(marks))")
            let rows = try Row.fetchCursor(statement, arguments: StatementArguments(asked))
            while let row = try rows.next() {
                let reply = try reply(in: row)
                found[reply.commandID] = reply
            }
        }
        return found
    }

    private static func reply(in row: Row) throws -> StoredReply {
        StoredReply(
            commandID: try row.decode(String.self, atIndex: 0), contentHash: try row.digest(at: 1),
            epoch: Epoch(try row.decode(UInt32.self, atIndex: 2)), first: try row.sequence(at: 3),
            last: try row.sequence(at: 4), revision: try row.sequence(at: 5))
    }

    static func set(_ positions: [InboxPosition], in db: Database) throws {
        guard !positions.isEmpty else { return }
        let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO inbox VALUES (?, ?, ?, ?, ?)")
        for position in positions {
            let cursor = position.cursor
            try statement.execute(arguments: [
                position.source, cursor.log.value, Int64(cursor.epoch.value), cursor.sequence.stored,
                Data(cursor.hash.bytes),
            ])
        }
    }

    static func inboxPositions(in db: Database) throws -> [InboxPosition] {
        try Row.fetchCursor(db, sql: "SELECT source, log_id, epoch, sequence, hash FROM inbox ORDER BY source")
            .mapToArray { row in
                InboxPosition(source: try row.decode(String.self, atIndex: 0), cursor: try row.cursor(at: 1))
            }
    }

    /// The first reply, by command, that names events which do not exist.
    static func checkReplies(upTo head: LogCursor, in db: Database) throws -> ChainFault? {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT command_id, last_sequence FROM reply
                WHERE first_sequence < 1 OR last_sequence < first_sequence OR last_sequence > ?
                ORDER BY command_id LIMIT 1
                """,
            arguments: [head.sequence.stored])
        return try row.map(replyFault)
    }

    /// The same for the replies to the commands of the last events: what a torn transaction would have touched.
    static func checkLastReplies(upTo head: LogCursor, in db: Database) throws -> ChainFault? {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT reply.command_id, reply.last_sequence
                FROM event JOIN reply ON reply.command_id = event.command_id
                WHERE event.sequence > ?1 - 1000
                    AND (first_sequence < 1 OR last_sequence < first_sequence OR last_sequence > ?1)
                ORDER BY reply.command_id LIMIT 1
                """,
            arguments: [head.sequence.stored])
        return try row.map(replyFault)
    }

    private static func replyFault(in row: Row) throws -> ChainFault {
        let command = try row.decode(String.self, atIndex: 0)
        return ChainFault(sequence: try row.sequence(at: 1), reason: .replyOutOfRange(commandID: command))
    }
}
