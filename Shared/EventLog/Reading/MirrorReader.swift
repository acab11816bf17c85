public import MessageSchema

/// The gateway's store opened to look at it only, beside the gateway or while it is down.
public final class MirrorReader: Sendable {
    /// The database file.
    public let path: String

    private let file: SQLiteFile

    private init(file: SQLiteFile) {
        self.file = file
        path = file.path
    }

    /// Opens the store in its folder.
    /// - Throws: ``LogError``: `missing`, `foreignFile`, `newerFile`, `corrupt`, `inaccessible`, `invalid` for a name that
    ///   no store has.
    public static func open(directory: String, name: String = "gateway") async throws(LogError) -> MirrorReader {
        try StorePath.check(name: name)
        let path = StorePath.file(in: directory, name: name, suffix: "sqlite")
        return MirrorReader(file: try await SQLiteFile.openForReading(path: path, schema: MirrorTables.schema))
    }

    /// Every copy: the present ones sorted by service, then those set aside, oldest first.
    /// - Throws: ``LogError``.
    public func copies() async throws(LogError) -> [MirrorCopy] {
        try await file.read { db in
            (try MirrorTables.presentCopies(in: db) + MirrorTables.archivedCopies(in: db)).map {
                MirrorCopy(number: $0.number, source: $0.source, cursor: $0.cursor, archivedAt: $0.archivedAt)
            }
        }
    }

    /// The events of a copy after a place, in order: at most so many, and at most so many bytes, but at least one if
    /// there is one.
    /// - Throws: ``LogError``.
    public func events(
        of copy: MirrorCopy, after sequence: SequenceNumber, maxEvents: Int, maxBytes: Int
    ) async throws(LogError) -> [StoredEvent] {
        let table = EventTable(name: "event_\(copy.number)")
        return try await file.read { db in
            try table.events(after: sequence, maxEvents: maxEvents, maxBytes: maxBytes, in: db)
        }
    }

    /// Everything that is parked, sorted by key.
    /// - Throws: ``LogError``.
    public func parked() async throws(LogError) -> [ParkedEvent] {
        try await file.read { db in try ParkedTable.all(in: db) }
    }

    /// Recomputes the chain of a copy up to where it goes, and asks a further question of every event.
    /// - Throws: ``LogError``. A damaged copy is a result, not an error.
    public func verify(
        _ copy: MirrorCopy, check: @escaping EventCheck = { _ in nil }, progress: LogProgress = { _, _ in }
    ) async throws(LogError) -> LogVerification {
        try await file.verify(
            EventTable(name: "event_\(copy.number)"), after: .start(of: copy.cursor.log, epoch: copy.cursor.epoch),
            upTo: copy.cursor, check: check, progress: progress)
    }

    /// Closes the file.
    public func close() async { await file.close() }
}
