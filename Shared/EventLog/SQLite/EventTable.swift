import GRDB
import MessageSchema

/// A table of events, the same in the log of a service and in each copy that the gateway keeps.
struct EventTable: Sendable {
    /// The table's name, which never comes from outside.
    let name: String

    private static let columns = "sequence, epoch, operation, subject, command_id, hash, bytes"

    func create(in db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE \(name) (
                    sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
                    epoch INTEGER NOT NULL,
                    operation TEXT NOT NULL,
                    subject TEXT NOT NULL,
                    command_id TEXT NOT NULL,
                    hash BLOB NOT NULL CHECK (length(hash) = 32),
                    bytes BLOB NOT NULL
                ) STRICT
                """)
    }

    func insert(_ events: [StoredEvent], into db: Database) throws {
        guard !events.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: "INSERT INTO \(name) (\(EventTable.columns)) VALUES (?, ?, ?, ?, ?, ?, ?)")
        for event in events {
            try statement.write(
                [
                    .integer(event.sequence.stored), .integer(Int64(event.epoch.value)), .text(event.operation),
                    .text(event.subject), .text(event.commandID), .blob(event.hash.bytes), .blob(event.bytes),
                ], in: db)
        }
    }

    func hash(at sequence: SequenceNumber, in db: Database) throws -> Digest256? {
        let statement = try db.cachedStatement(sql: "SELECT hash FROM \(name) WHERE sequence = ?")
        guard let row = try Row.fetchOne(statement, arguments: [sequence.stored]) else { return nil }
        return try row.digest(at: 0)
    }

    func events(
        after sequence: SequenceNumber, maxEvents: Int, maxBytes: Int, in db: Database
    ) throws -> [StoredEvent] {
        var events: [StoredEvent] = []
        var bytes = 0
        try visit(after: sequence, limit: maxEvents, in: db) { event in
            bytes += event.bytes.count
            guard events.isEmpty || bytes <= maxBytes else { return false }
            events.append(event)
            return bytes < maxBytes
        }
        return events
    }

    /// Calls with each event in order, at most so many, until the answer is no.
    func visit(
        after sequence: SequenceNumber, limit: Int, in db: Database, _ take: (StoredEvent) throws -> Bool
    ) throws {
        guard limit > 0 else { return }
        let statement = try db.cachedStatement(
            sql: "SELECT \(EventTable.columns) FROM \(name) WHERE sequence > ? ORDER BY sequence LIMIT ?")
        let rows = try Row.fetchCursor(statement, arguments: [sequence.stored, limit])
        while let row = try rows.next() {
            guard try take(try event(in: row)) else { return }
        }
    }

    private func event(in row: Row) throws -> StoredEvent {
        let sequence = try row.sequence(at: 0)
        do {
            return StoredEvent(
                sequence: sequence, epoch: try row.epoch(at: 1), operation: try row.decode(String.self, atIndex: 2),
                subject: try row.decode(String.self, atIndex: 3), commandID: try row.decode(String.self, atIndex: 4),
                hash: try row.digest(at: 5), bytes: try row.bytes(at: 6))
        } catch {
            throw UnreadableRow(sequence: sequence, reason: "\(error)")
        }
    }

    /// Walks on along the chain for at most so many events.
    /// - Returns: the first fault, if there is one, and whether the end was reached.
    func advance(
        _ chain: inout ChainCheck, limit: Int, in db: Database, check: EventCheck = { _ in nil }
    ) -> (fault: ChainFault?, isAtEnd: Bool) {
        var fault: ChainFault?
        var count = 0
        var walk = chain
        do {
            try visit(after: walk.place.sequence, limit: limit, in: db) { event in
                count += 1
                fault =
                    walk.take(event)
                    ?? check(event).map { ChainFault(sequence: event.sequence, reason: .undecodable($0)) }
                return fault == nil
            }
        } catch let row as UnreadableRow {
            fault = ChainFault(sequence: row.sequence, reason: .unreadable(row.reason))
        } catch {
            fault = ChainFault(sequence: walk.place.sequence.next, reason: .unreadable("\(error)"))
        }
        chain = walk
        return (fault, count < limit)
    }

    /// Recomputes the last events of a log up to its recorded head.
    func checkTail(upTo head: LogCursor, in db: Database) throws -> ChainFault? {
        let depth: UInt64 = 1_000
        let first = SequenceNumber(head.sequence.value > depth ? head.sequence.value - depth : 0)
        var hash = LogCursor.start(of: head.log, epoch: head.epoch).hash
        if first > .zero {
            guard let stored = try self.hash(at: first, in: db) else {
                return ChainFault(sequence: first, reason: .gap(found: nil))
            }
            hash = stored
        }
        var chain = ChainCheck(after: LogCursor(log: head.log, epoch: head.epoch, sequence: first, hash: hash))
        // One more than there should be, so that an event beyond the head is seen.
        let found = advance(&chain, limit: Int(depth) + 1, in: db)
        return found.fault ?? chain.finish(at: head)
    }
}

/// A row whose values are not of the kind that was written.
struct UnreadableRow: Error {
    let sequence: SequenceNumber
    let reason: String
}
