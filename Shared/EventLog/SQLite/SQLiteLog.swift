public import MessageSchema
import Synchronization

/// The log of a service in an SQLite database: `<service>.sqlite`, beside it the lock and the snapshots.
///
/// One connection writes and alone checkpoints, in transactions that are on the disk when `append` returns
/// (`synchronous=FULL`); others only read, so replay never waits for a commit nor a commit for replay. All of them have
/// queues of their own.
public final class SQLiteLog: DurableLog {
    /// The log's id and epoch.
    public let identity: LogIdentity
    /// The database file.
    public let path: String

    private let file: SQLiteFile
    private let snapshots: SnapshotFile
    /// Taken by the log itself, and so let go of by it; `nil` where the caller has it.
    private let ownLock: ProcessLock?
    /// What is committed: changed on the writer's queue only, after the commit.
    private let committed: Mutex<Committed>

    private struct Committed {
        var head: LogCursor
        var eventBytes: UInt64
    }

    private init(
        file: SQLiteFile, snapshots: SnapshotFile, ownLock: ProcessLock?, head: LogCursor, eventBytes: UInt64
    ) {
        self.file = file
        self.snapshots = snapshots
        self.ownLock = ownLock
        path = file.path
        identity = LogIdentity(log: head.log, epoch: head.epoch)
        committed = Mutex(Committed(head: head, eventBytes: eventBytes))
    }

    /// Opens the log of a service, makes it where the policy allows, and verifies its tail: the last 1,000 events are
    /// recomputed against the stored chain, the head and their replies checked.
    ///
    /// The folder is made with mode 0700, the files with 0600. A lock that is given stays the caller's, who lets go of
    /// it after `close()`; without one the log takes `<directory>/<service>.lock` itself.
    /// - Throws: ``LogError``: `locked`, `foreignFile`, `newerFile`, `missing` or `exists` by the policy, `corrupt` with
    ///   the event at which the log is damaged (nothing is cut off or repaired) or where a restore was interrupted, `inaccessible`, `invalid` for a name or
    ///   a lock that does not fit.
    public static func open(
        directory: String, service: String, policy: CreationPolicy = .ifMissing, lock: ProcessLock? = nil,
        options: SQLiteOptions = SQLiteOptions()
    ) async throws(LogError) -> SQLiteLog {
        let ownLock = try ProcessLock.taken(lock, directory: directory, name: service)
        let path = StorePath.file(in: directory, name: service, suffix: "sqlite")
        try LogRestoration.checkComplete(directory: directory, service: service)
        let file = try await SQLiteFile.open(
            path: path, schema: LogTables.schema(service: service), policy: policy, options: options)
        do {
            let state = try await file.write { db in
                let state = try LogTables.state(in: db)
                guard state.service == service else {
                    throw LogError(
                        .foreignFile, "\(path) is the log of \"\(state.service)\", not of \"\(service)\". Move it back")
                }
                let fault = try LogTables.event.checkTail(upTo: state.head, in: db)
                if let fault = try fault ?? LogTables.checkLastReplies(upTo: state.head, in: db) {
                    throw LogError.corrupt(fault, in: path)
                }
                return state
            }
            let snapshots = try await SnapshotFile.open(
                path: StorePath.file(in: directory, name: service, suffix: "snapshots.sqlite"))
            return SQLiteLog(
                file: file, snapshots: snapshots, ownLock: ownLock, head: state.head, eventBytes: state.eventBytes)
        } catch {
            await file.close()
            ownLock?.release()
            throw error
        }
    }

    /// The last durable event.
    public func head() async throws(LogError) -> Cursor { try present() }

    private func present() throws(LogError) -> Cursor {
        if let refused = file.refusalNow() { throw refused }
        return committed.withLock { $0.head }
    }

    /// Makes a batch durable, in one transaction.
    @discardableResult
    public func append(_ batch: AppendBatch) throws(LogError) -> Cursor {
        guard !batch.isEmpty else { return try present() }
        return try file.writeWaiting { [self] db in
            let head = try batch.checked(after: committed.withLock { $0.head })
            let bytes = batch.events.reduce(0) { $0 + $1.bytes.count }
            try db.immediately {
                try LogTables.event.insert(batch.events, into: db)
                try LogTables.insert(batch.replies, into: db)
                try LogTables.set(batch.inboxPositions, in: db)
                try ParkedTable.discard(batch.parkedDiscarded, in: db)
                try ParkedTable.change(removing: batch.parkedRemoved, adding: batch.parkedAdded, in: db)
                if !batch.events.isEmpty { try LogTables.moveHead(to: head, adding: bytes, in: db) }
            }
            committed.withLock {
                $0.head = head
                $0.eventBytes += UInt64(bytes)
            }
            file.reserve?.keep()
            return head
        }
    }

    /// The events after a place, read beside the writer.
    public func events(
        after sequence: SequenceNumber, maxEvents: Int, maxBytes: Int
    ) async throws(LogError) -> [StoredEvent] {
        try await file.read { db in
            try LogTables.event.events(after: sequence, maxEvents: maxEvents, maxBytes: maxBytes, in: db)
        }
    }

    /// The chain hash at an event.
    public func hash(at sequence: SequenceNumber) async throws(LogError) -> Digest256? {
        let head = try await head()
        if sequence == head.sequence { return head.hash }
        if sequence == .zero { return identity.start.hash }
        return try await file.read { db in try LogTables.event.hash(at: sequence, in: db) }
    }

    /// The stored replies to some commands, read by the writing connection, whose pages are still in memory.
    public func replies(to commandIDs: [String]) throws(LogError) -> [String: StoredReply] {
        try file.writeWaiting { db in try LogTables.replies(to: commandIDs, in: db) }
    }

    /// How far other logs have been taken in.
    public func inboxPositions() async throws(LogError) -> [InboxPosition] {
        try await file.read { db in try LogTables.inboxPositions(in: db) }
    }

    /// Everything that is parked.
    public func parked() async throws(LogError) -> [ParkedEvent] {
        try await file.read { db in try ParkedTable.all(in: db) }
    }

    /// What is parked of one subject.
    public func parked(source: String, operation: String, subject: String) async throws(LogError) -> [ParkedEvent] {
        try await file.read { db in
            try ParkedTable.of(source: source, operation: operation, subject: subject, in: db)
        }
    }

    /// Everything that was parked and then given up.
    public func discarded() async throws(LogError) -> [DiscardedEvent] {
        try await file.read { db in try ParkedTable.discarded(in: db) }
    }

    /// Keeps a snapshot.
    public func saveSnapshot(_ snapshot: Snapshot) async throws(LogError) {
        try snapshot.checkBelongs(to: try await hash(at: snapshot.sequence))
        try await snapshots.save(snapshot)
    }

    /// The newest snapshot that belongs to this log.
    public func newestSnapshot() async throws(LogError) -> Snapshot? {
        var limit = try await head().sequence
        await snapshots.delete(after: limit)
        while let snapshot = try await snapshots.newest(upTo: limit) {
            if try await hash(at: snapshot.sequence) == snapshot.hash { return snapshot }
            await snapshots.delete(at: snapshot.sequence)
            guard snapshot.sequence > .zero else { return nil }
            limit = SequenceNumber(snapshot.sequence.value - 1)
        }
        return nil
    }

    /// Recomputes the chain after a place, in steps between which other readers come in.
    public func verify(after sequence: SequenceNumber) async throws(LogError) -> LogVerification {
        let head = try await head()
        guard let hash = try await hash(at: sequence) else { throw .beyondHead(sequence, head: head) }
        let start = LogCursor(log: head.log, epoch: head.epoch, sequence: sequence, hash: hash)
        let result = try await file.verify(LogTables.event, after: start, upTo: head)
        guard result.isSound else { return result }
        // Replies are committed with their events, so none may go beyond the head that was read before them.
        let fault = try await file.read { db in
            try LogTables.checkReplies(upTo: try LogTables.state(in: db).head, in: db)
        }
        return LogVerification(events: result.events, last: result.last, fault: fault)
    }

    /// How large the log is, and how much room is left.
    public func statistics() async throws(LogError) -> LogStatistics {
        if let refused = file.refusalNow() { throw refused }
        let committed = committed.withLock { $0 }
        return LogStatistics(
            events: committed.head.sequence.value, eventBytes: committed.eventBytes,
            walBytes: StorePath.size(path + "-wal") ?? 0, freeDiskBytes: StorePath.freeBytes(at: path))
    }

    /// Closes the database and lets go of the lock that the log itself took.
    public func close() async {
        await snapshots.close()
        await file.close()
        ownLock?.release()
    }
}
