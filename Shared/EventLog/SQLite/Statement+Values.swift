import GRDB
import GRDBSQLite

/// A value of a row that is written.
enum WrittenValue {
    case integer(Int64)
    case text(String)
    case blob([UInt8])
}

extension Statement {
    /// Executes a statement that gives no rows, with its values by position.
    ///
    /// They are bound without the boxes and closures of `execute(arguments:)`, which take longer than the insertion of
    /// a row itself.
    /// - Throws: `DatabaseError` with the extended code.
    func write(_ values: [WrittenValue], in db: Database) throws {
        defer {
            sqlite3_reset(sqliteStatement)
            sqlite3_clear_bindings(sqliteStatement)
        }
        var position: CInt = 0
        for value in values {
            position += 1
            try check(bind(value, at: position), in: db)
        }
        let code = sqlite3_step(sqliteStatement)
        guard code == SQLITE_DONE else { return try check(code, in: db) }
    }

    private func bind(_ value: WrittenValue, at position: CInt) -> CInt {
        // SQLite's own mark for values that it has to copy, which no header can give to Swift.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .integer(let integer): return sqlite3_bind_int64(sqliteStatement, position, integer)
        case .text(let text):
            return sqlite3_bind_text(sqliteStatement, position, text, CInt(text.utf8.count), copied)
        case .blob(let bytes):
            return bytes.withUnsafeBytes {
                // Without bytes there is no address, which would mean null.
                guard let start = $0.baseAddress else { return sqlite3_bind_zeroblob(sqliteStatement, position, 0) }
                return sqlite3_bind_blob(sqliteStatement, position, start, CInt($0.count), copied)
            }
        }
    }

    private func check(_ code: CInt, in db: Database) throws {
        guard code != SQLITE_OK else { return }
        throw DatabaseError(
            resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(db.sqliteConnection)),
            sql: sql)
    }
}
