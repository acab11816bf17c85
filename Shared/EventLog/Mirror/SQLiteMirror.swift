public import MessageSchema

/// The gateway's store in an SQLite database, `<name>.sqlite`, beside it the lock.
///
/// Each copied log has a table of its own, of the same form as in the service's own log.
public final class SQLiteMirror: MirrorStore {
    /// The database file.
    public let path: String

    private let file: SQLiteFile
    /// Taken by the store itself, and so let go of by it; `nil` where the caller has it.
    private let ownLock: ProcessLock?

    private init(file: SQLiteFile, ownLock: ProcessLock?) {
        self.file = file
        self.ownLock = ownLock
        path = file.path
    }

    /// Opens a store, makes it where the policy allows, and verifies the last 1,000 events of every present copy.
    ///
    /// The folder is made with mode 0700, the files with 0600. A lock that is given stays the caller's, who lets go of
    /// it after `close()`; without one the store takes `<directory>/<name>.lock` itself.
    /// - Throws: ``LogError``: `locked`, `foreignFile`, `newerFile`, `missing` or `exists` by the policy, `corrupt`,
    ///   `inaccessible`, `invalid` for a name or a lock that does not fit.
    public static func open(
        directory: String, name: String = "gateway", policy: CreationPolicy = .ifMissing, lock: ProcessLock? = nil,
        options: SQLiteOptions = SQLiteOptions()
    ) async throws(LogError) -> SQLiteMirror {
        let ownLock = try ProcessLock.taken(lock, directory: directory, name: name)
        let path = StorePath.file(in: directory, name: name, suffix: "sqlite")
        let file = try await SQLiteFile.open(
            path: path, schema: MirrorTables.schema, policy: policy, options: options)
        do {
            try await file.write { db in
                for copy in try MirrorTables.presentCopies(in: db) {
                    guard let fault = try copy.events.checkTail(upTo: copy.cursor, in: db) else { continue }
                    throw LogError.corrupt(fault, in: "the copy of \"\(copy.source)\" in \(path)")
                }
            }
            return SQLiteMirror(file: file, ownLock: ownLock)
        } catch {
            await file.close()
            ownLock?.release()
            throw error
        }
    }

    /// How far the copy of each source goes.
    public func cursors() async throws(LogError) -> [String: Cursor] {
        try await file.read { db in
            var cursors: [String: LogCursor] = [:]
            for copy in try MirrorTables.presentCopies(in: db) { cursors[copy.source] = copy.cursor }
            return cursors
        }
    }

    /// Makes events of a source, the new cursor and changes to what is parked durable, in one transaction.
    public func append(
        source: String, events: [StoredEvent], cursor: Cursor, parkedAdded: [ParkedEvent],
        parkedRemoved: [ParkedEvent.Key]
    ) async throws(LogError) {
        try await file.write { db in
            try db.immediately {
                let present = try MirrorTables.presentCopy(of: source, in: db)
                try MirrorCheck.check(
                    source: source, events: events, cursor: cursor, parkedAdded: parkedAdded, present: present?.cursor)
                let copy =
                    try present
                    ?? MirrorTables.begin(source: source, at: .start(of: cursor.log, epoch: cursor.epoch), in: db)
                try copy.events.insert(events, into: db)
                try MirrorTables.move(copy, to: cursor, in: db)
                try ParkedTable.change(removing: parkedRemoved, adding: parkedAdded, in: db)
            }
        }
    }

    /// The copied events of a source after a place.
    public func events(
        source: String, after sequence: SequenceNumber, maxEvents: Int, maxBytes: Int
    ) async throws(LogError) -> [StoredEvent] {
        try await file.read { db in
            try MirrorTables.presentCopy(of: source, in: db)?.events
                .events(after: sequence, maxEvents: maxEvents, maxBytes: maxBytes, in: db) ?? []
        }
    }

    /// What this process may still write on the disk of the database.
    public func freeDiskBytes() -> UInt64? { StorePath.freeBytes(at: path) }

    /// Everything that is parked.
    public func parked() async throws(LogError) -> [ParkedEvent] {
        try await file.read { db in try ParkedTable.all(in: db) }
    }

    /// Sets the present copy of a source aside, and lets the source start anew from nothing.
    @discardableResult
    public func archive(source: String, at: Int64) async throws(LogError) -> ArchivedGeneration? {
        try await file.write { db in
            try db.immediately {
                guard let copy = try MirrorTables.presentCopy(of: source, in: db) else { return nil }
                try MirrorTables.archive(copy, at: at, in: db)
                let archived = try MirrorTables.archivedCopy(copy.number, in: db)
                return try archived.map { try MirrorTables.generation($0, in: db) }
            }
        }
    }

    /// Every copy that was set aside, oldest first.
    public func archivedGenerations() async throws(LogError) -> [ArchivedGeneration] {
        try await file.read { db in
            try MirrorTables.archivedCopies(in: db).map { try MirrorTables.generation($0, in: db) }
        }
    }

    /// The events of a copy that was set aside.
    public func events(
        generation: Int64, after sequence: SequenceNumber, maxEvents: Int, maxBytes: Int
    ) async throws(LogError) -> [StoredEvent] {
        try await file.read { db in
            try MirrorTables.archivedCopy(generation, in: db)?.events
                .events(after: sequence, maxEvents: maxEvents, maxBytes: maxBytes, in: db) ?? []
        }
    }

    /// Recomputes the chain of the present copy of a source, in steps between which other readers come in.
    public func verify(source: String) async throws(LogError) -> LogVerification? {
        let copy = try await file.read { db in try MirrorTables.presentCopy(of: source, in: db) }
        guard let copy else { return nil }
        return try await file.verify(
            copy.events, after: .start(of: copy.cursor.log, epoch: copy.cursor.epoch), upTo: copy.cursor)
    }

    /// Closes the database and lets go of the lock that the store itself took.
    public func close() async {
        await file.close()
        ownLock?.release()
    }
}
