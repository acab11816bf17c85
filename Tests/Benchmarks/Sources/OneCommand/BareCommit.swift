import Foundation
import GRDB

/// One inserted row a transaction, in a database set as a service's log is: WAL, `synchronous=FULL`.
struct BareCommit {
    private let queue: DatabaseQueue
    private let row: Data

    init(path: String, rowBytes: Int) throws {
        queue = try Self.open(path)
        row = Data(repeating: 0x65, count: rowBytes)
        try queue.inDatabase { db in
            try db.execute(sql: "CREATE TABLE row (sequence INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT")
        }
    }

    /// Opens a database that is set as a service's log is.
    static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA mmap_size = 0;
                    PRAGMA synchronous = FULL;
                    PRAGMA wal_autocheckpoint = 4000;
                    PRAGMA cache_size = -16384;
                    """)
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.inDatabase { db in
            guard try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL") == "wal" else {
                throw BenchmarkFailure(
                    text: "\(path): no write-ahead log is to be had here; set TMPDIR to a local disk")
            }
        }
        return queue
    }

    /// One commit, in nanoseconds.
    func time() throws -> Double {
        let started = monotonicNanoseconds()
        try queue.inDatabase { db in
            try db.cachedStatement(sql: "BEGIN IMMEDIATE").execute()
            try db.cachedStatement(sql: "INSERT INTO row (bytes) VALUES (?)").execute(arguments: [row])
            try db.cachedStatement(sql: "COMMIT").execute()
        }
        return Double(monotonicNanoseconds() - started)
    }

    func close() throws {
        try queue.close()
    }
}
