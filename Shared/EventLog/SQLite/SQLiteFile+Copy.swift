import GRDB

extension SQLiteFile {
    /// Copies the database into a new file, as one reading transaction sees it.
    func copy(to path: String, progress: @escaping LogProgress) async throws(LogError) {
        try StorePath.makeFile(path)
        try await read { db in
            let target = try DatabaseQueue(path: path)
            defer { try? target.close() }
            // Within a transaction of the reader the copy need not begin anew whenever the service commits.
            try db.inTransaction(.deferred) {
                _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master")
                try target.writeWithoutTransaction { copy in
                    try db.backup(to: copy, pagesPerStep: 512) { step in
                        let total = UInt64(max(0, step.totalPageCount))
                        progress(total - UInt64(max(0, step.remainingPageCount)), total)
                    }
                    // One file is what a person carries away.
                    _ = try String.fetchOne(copy, sql: "PRAGMA journal_mode = DELETE")
                }
                return .rollback
            }
        }
        StorePath.syncFile(path)
    }
}
