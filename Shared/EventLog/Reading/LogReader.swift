public import MessageSchema

/// The log of a service, or a backup of one, opened to look at it only.
///
/// It takes no lock and changes nothing: it can be used beside the service that writes the log (MESSAGING.md section 1,
/// item 14), and on a log so damaged that its service refuses to start.
public final class LogReader: Sendable {
    /// The database file.
    public let path: String

    let file: SQLiteFile

    private init(file: SQLiteFile) {
        self.file = file
        path = file.path
    }

    /// Opens the log of a service in its folder.
    /// - Throws: ``LogError``: `missing`, `foreignFile`, `newerFile`, `corrupt`, `inaccessible`, `invalid` for a name that
    ///   no log has.
    public static func open(directory: String, service: String) async throws(LogError) -> LogReader {
        try StorePath.check(name: service)
        return try await open(path: StorePath.file(in: directory, name: service, suffix: "sqlite"))
    }

    /// Opens a log file, whatever its name.
    /// - Throws: ``LogError`` as above.
    public static func open(path: String) async throws(LogError) -> LogReader {
        LogReader(file: try await SQLiteFile.openForReading(path: path, schema: LogTables.schema(service: "")))
    }

    /// The service whose log it is, and the last event that the last transaction recorded.
    /// - Throws: ``LogError``.
    public func head() async throws(LogError) -> (service: String, head: Cursor) {
        let state = try await file.read { db in try LogTables.state(in: db) }
        return (state.service, state.head)
    }

    /// What it holds.
    /// - Throws: ``LogError``.
    public func summary() async throws(LogError) -> LogSummary {
        let path = path
        let snapshots = await SnapshotFile.sequences(path: Self.snapshotPath(of: path))
        return try await file.read { db in
            let state = try LogTables.state(in: db)
            return LogSummary(
                service: state.service, head: state.head, eventBytes: state.eventBytes,
                replies: try LogTables.count("reply", in: db), parked: try LogTables.count("parked", in: db),
                discarded: try LogTables.count("discarded", in: db), inbox: try LogTables.inboxPositions(in: db),
                snapshots: snapshots, fileBytes: StorePath.size(path) ?? 0,
                walBytes: StorePath.size(path + "-wal") ?? 0, freeDiskBytes: StorePath.freeBytes(at: path))
        }
    }

    private static func snapshotPath(of path: String) -> String {
        path.hasSuffix(".sqlite") ? path.dropLast(".sqlite".count) + ".snapshots.sqlite" : path + ".snapshots.sqlite"
    }

    /// The events after a place, in order: at most so many, and at most so many bytes, but at least one if there is one.
    /// - Throws: ``LogError``.
    public func events(
        after sequence: SequenceNumber, maxEvents: Int, maxBytes: Int
    ) async throws(LogError) -> [StoredEvent] {
        try await file.read { db in
            try LogTables.event.events(after: sequence, maxEvents: maxEvents, maxBytes: maxBytes, in: db)
        }
    }

    /// The chain hash that is stored at an event, that of the start at 0; `nil` where there is no such event.
    /// - Throws: ``LogError``.
    public func hash(at sequence: SequenceNumber) async throws(LogError) -> Digest256? {
        if sequence == .zero { return .chainStart(of: try await head().head.log) }
        return try await file.read { db in try LogTables.event.hash(at: sequence, in: db) }
    }

    /// The stored replies to those of the given commands that were accepted, by command id.
    /// - Throws: ``LogError``.
    public func replies(to commandIDs: [String]) async throws(LogError) -> [String: StoredReply] {
        try await file.read { db in try LogTables.replies(to: commandIDs, in: db) }
    }

    /// How far other logs have been taken in, sorted by source.
    /// - Throws: ``LogError``.
    public func inboxPositions() async throws(LogError) -> [InboxPosition] {
        try await file.read { db in try LogTables.inboxPositions(in: db) }
    }

    /// Everything that is parked, sorted by key.
    /// - Throws: ``LogError``.
    public func parked() async throws(LogError) -> [ParkedEvent] {
        try await file.read { db in try ParkedTable.all(in: db) }
    }

    /// Everything that was parked and then given up, oldest decision first.
    /// - Throws: ``LogError``.
    public func discarded() async throws(LogError) -> [DiscardedEvent] {
        try await file.read { db in try ParkedTable.discarded(in: db) }
    }

    /// Recomputes the chain from the start up to the recorded head, asks a further question of every event, and checks
    /// the stored replies.
    /// - Throws: ``LogError`` where the file cannot be read any further. A damaged log is a result, not an error.
    public func verify(
        check: @escaping EventCheck = { _ in nil }, progress: LogProgress = { _, _ in }
    ) async throws(LogError) -> LogVerification {
        let (_, head) = try await head()
        let result = try await file.verify(
            LogTables.event, after: .start(of: head.log, epoch: head.epoch), upTo: head, check: check,
            progress: progress)
        guard result.isSound else { return result }
        let fault = try await file.read { db in
            // The log may have gone on; its tail shows as well whether anything stands beyond its head.
            let head = try LogTables.state(in: db).head
            let beyond = try LogTables.event.checkTail(upTo: head, in: db)
            return try beyond ?? LogTables.checkReplies(upTo: head, in: db)
        }
        return LogVerification(events: result.events, last: result.last, fault: fault)
    }

    /// Closes the file.
    public func close() async { await file.close() }
}
