import GRDB

extension LogError {
    /// What a failure of the database means to who uses the log.
    static func of(_ error: any Error, path: String, kind: String) -> LogError {
        if let known = error as? LogError { return known }
        if let row = error as? UnreadableRow {
            return .corrupt(ChainFault(sequence: row.sequence, reason: .unreadable(row.reason)), in: path)
        }
        guard let failure = error as? DatabaseError else {
            return LogError(
                .corrupt(at: nil), "\(path) holds a row that cannot be read: \(error). \(remedy(for: path))",
                cause: error)
        }
        let code = failure.extendedResultCode
        let what = "\(failure.message ?? "no message") (SQLite code \(code.rawValue))"
        switch failure.resultCode {
        case .SQLITE_FULL:
            return LogError(
                .full, "\(path): no room is left: \(what). Nothing was written; make room and send it again",
                cause: error)
        case .SQLITE_CONSTRAINT:
            return .conflict("\(path): \(what)")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return LogError(
                .busy,
                "\(path) is in use by another program: \(what). Nothing was written; end that program, then try again",
                cause: error)
        case .SQLITE_CORRUPT:
            return LogError(
                .corrupt(at: nil), "\(path) is damaged: \(what). It is left as it is. \(remedy(for: path))",
                cause: error)
        case .SQLITE_NOTADB:
            return LogError(
                .foreignFile, "\(path) is not \(kind): \(what). It is left as it is. \(remedy(for: path))", cause: error
            )
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH:
            return LogError(
                .inaccessible, "\(path) cannot be opened: \(what). Check the folder, its owner and its mode",
                cause: error)
        default:
            return LogError(
                .ioFailure,
                """
                \(path): reading or writing failed: \(what). Whether the last batch is stored is unknown: nothing \
                more is done with it until it is opened, and so verified, again
                """,
                cause: error)
        }
    }

    /// Whether the store must not be used further: after a failed fsync the kernel holds unwritten pages for clean, so
    /// that another try would succeed and store nothing (MESSAGING.md section 1, item 16).
    var endsUse: Bool {
        switch code {
        case .ioFailure, .corrupt: true
        default: false
        }
    }
}
