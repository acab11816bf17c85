import Foundation
import GRDB
import MessageSchema

/// The snapshots of a log, in a file of their own: writing a large one delays no commit, and deleting the file is
/// deleting the cache.
final class SnapshotFile: Sendable {
    private let file: SQLiteFile

    private init(file: SQLiteFile) {
        self.file = file
    }

    private static let schema = SQLiteSchema(kind: "a file of Muster snapshots", applicationID: 0x4d55_5353, version: 1)
    { db in
        try db.execute(
            sql: """
                CREATE TABLE snapshot (
                    sequence INTEGER PRIMARY KEY,
                    hash BLOB NOT NULL,
                    format TEXT NOT NULL,
                    digest BLOB NOT NULL,
                    bytes BLOB NOT NULL
                ) STRICT
                """)
    }

    /// Opens the file, or makes it anew where it is not what it should be: it is a cache.
    static func open(path: String) async throws(LogError) -> SnapshotFile {
        var options = SQLiteOptions()
        options.readers = 1
        do {
            return SnapshotFile(
                file: try await SQLiteFile.open(path: path, schema: schema, policy: .ifMissing, options: options))
        } catch {
            for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
            return SnapshotFile(
                file: try await SQLiteFile.open(path: path, schema: schema, policy: .ifMissing, options: options))
        }
    }

    /// At which events a file keeps snapshots, newest first; none where it cannot be read, as it is a cache.
    static func sequences(path: String) async -> [SequenceNumber] {
        guard let file = try? await SQLiteFile.openForReading(path: path, schema: schema) else { return [] }
        let sequences = try? await file.read { db in
            try Row.fetchCursor(db, sql: "SELECT sequence FROM snapshot ORDER BY sequence DESC")
                .mapToArray { row in try row.sequence(at: 0) }
        }
        await file.close()
        return sequences ?? []
    }

    /// Keeps a snapshot and the one before it.
    func save(_ snapshot: Snapshot) async throws(LogError) {
        try await file.write { db in
            try db.immediately {
                try db.execute(
                    sql: "INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?, ?)",
                    arguments: [
                        snapshot.sequence.stored, Data(snapshot.hash.bytes), snapshot.format,
                        Data(Digest256(of: snapshot.bytes).bytes), Data(snapshot.bytes),
                    ])
                try db.execute(
                    sql: """
                        DELETE FROM snapshot
                        WHERE sequence NOT IN (SELECT sequence FROM snapshot ORDER BY sequence DESC LIMIT 2)
                        """)
            }
        }
    }

    /// The newest snapshot up to a place whose content is as it was written.
    func newest(upTo sequence: SequenceNumber) async throws(LogError) -> Snapshot? {
        try await file.read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT sequence, hash, format, digest, bytes FROM snapshot WHERE sequence <= ?
                    ORDER BY sequence DESC
                    """,
                arguments: [sequence.stored])
            while let row = try rows.next() {
                guard
                    let snapshot = try? Snapshot(
                        sequence: row.sequence(at: 0), hash: row.digest(at: 1),
                        format: row.decode(String.self, atIndex: 2), bytes: row.bytes(at: 4)),
                    let digest = try? row.digest(at: 3), digest == Digest256(of: snapshot.bytes)
                else { continue }
                return snapshot
            }
            return nil
        }
    }

    /// Deletes what does not belong to the log; what cannot be deleted is passed over at the next look as well.
    func delete(at sequence: SequenceNumber) async {
        try? await file.write { db in
            try db.execute(sql: "DELETE FROM snapshot WHERE sequence = ?", arguments: [sequence.stored])
        }
    }

    /// The same for all snapshots after a place.
    func delete(after sequence: SequenceNumber) async {
        try? await file.write { db in
            try db.execute(sql: "DELETE FROM snapshot WHERE sequence > ?", arguments: [sequence.stored])
        }
    }

    func close() async { await file.close() }
}
