import GRDB

/// What makes a database file one of ours: its mark, the version of its tables, and how they are made.
struct SQLiteSchema: Sendable {
    /// What it is, for messages, such as `a Muster log`.
    let kind: String
    /// `application_id`: four letters.
    let applicationID: Int32
    /// `user_version`: the newest version that this program knows.
    let version: Int32
    /// What makes an older file one of the next version, by the version that it has.
    var upgrades: [Int32: @Sendable (Database) throws -> Void] = [:]
    /// Makes the tables, inside a transaction.
    let create: @Sendable (Database) throws -> Void

    /// The mark in a file's header, or `nil` where the file is empty.
    /// - Throws: ``LogError`` with `foreignFile` if it is no database of ours.
    func check(header: [UInt8], of path: String) throws(LogError) {
        guard !header.isEmpty else { return }
        guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else {
            throw foreign(path, "it is no SQLite database")
        }
        let mark = header[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard mark == UInt32(bitPattern: applicationID) else {
            throw foreign(path, "it is a database of another program or purpose")
        }
    }

    /// Makes the tables in an empty database; otherwise checks the version, and brings an older one up to this.
    func establish(in db: Database, path: String) throws {
        let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        guard pages > 0 else {
            return try db.immediately {
                try create(db)
                try db.execute(sql: "PRAGMA application_id = \(applicationID)")
                try db.execute(sql: "PRAGMA user_version = \(version)")
            }
        }
        let found = try self.version(of: db, path: path)
        for older in found..<version { try upgrade(db, from: older, path: path) }
    }

    private func upgrade(_ db: Database, from older: Int32, path: String) throws {
        guard let upgrade = upgrades[older] else { throw foreign(path, "its version is \(older), which never was") }
        try db.immediately {
            try upgrade(db)
            try db.execute(sql: "PRAGMA user_version = \(older + 1)")
        }
    }

    /// The version that a file has, of those this program can read.
    /// - Throws: ``LogError`` with `newerFile`, or `foreignFile`.
    func version(of db: Database, path: String) throws -> Int32 {
        let found = try Int32.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard found <= version else {
            throw LogError(
                .newerFile,
                """
                \(path) has version \(found) of \(kind), this program knows up to \(version). It is left as it is; run \
                the newer program again
                """)
        }
        guard (1...version).contains(found) else { throw foreign(path, "its version is \(found), which never was") }
        return found
    }

    func foreign(_ path: String, _ why: String, cause: (any Error)? = nil) -> LogError {
        LogError(
            .foreignFile,
            "\(path) is not \(kind): \(why). It is left as it is. \(LogError.remedy(for: path))", cause: cause)
    }
}

extension Database {
    /// Runs a transaction that takes the write lock at its start; after an error nothing of it remains.
    func immediately<T>(_ body: () throws -> T) throws -> T {
        try cachedStatement(sql: "BEGIN IMMEDIATE").execute()
        do {
            let result = try body()
            try cachedStatement(sql: "COMMIT").execute()
            return result
        } catch {
            // SQLite itself rolls back on a full disk and on I/O errors; only it knows.
            if isInsideTransaction { try rollback() }
            throw error
        }
    }
}
