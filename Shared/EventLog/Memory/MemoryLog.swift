public import MessageSchema

/// The log of a service in memory, with the guarantees of the one on the disk except durability beyond the process.
///
/// Its content lies in a ``MemoryLogStorage``, which outlives it: closing a log and opening another on the same storage
/// is a restart.
public final class MemoryLog: DurableLog {
    /// The log's id and epoch.
    public let identity: LogIdentity

    private let storage: MemoryLogStorage
    private let holder: UInt64

    /// Opens the log in a storage.
    /// - Throws: ``LogError`` with `locked` while another one is open on it.
    public init(_ storage: MemoryLogStorage) throws(LogError) {
        self.storage = storage
        holder = try storage.cell.take()
        identity = storage.identity
    }

    /// Opens a new log in a storage of its own.
    public convenience init(service: String) throws(LogError) {
        try self.init(MemoryLogStorage(service: service))
    }

    deinit { storage.cell.leave(holder) }

    /// The last event.
    public func head() async throws(LogError) -> Cursor {
        try storage.cell.use(holder) { content in content.head }
    }

    /// Stores a batch, all of it or nothing.
    @discardableResult
    public func append(_ batch: AppendBatch) throws(LogError) -> Cursor {
        guard !batch.isEmpty else { return try storage.cell.use(holder) { content in content.head } }
        return try storage.cell.write(holder) { content throws(LogError) in
            try content.checked(batch)
        } store: { content, head in
            content.store(batch, head: head)
        }
    }

    /// The events after a place.
    public func events(
        after sequence: SequenceNumber, maxEvents: Int, maxBytes: Int
    ) async throws(LogError) -> [StoredEvent] {
        try storage.cell.use(holder) { content in
            content.page(after: sequence, maxEvents: maxEvents, maxBytes: maxBytes)
        }
    }

    /// The chain hash at an event.
    public func hash(at sequence: SequenceNumber) async throws(LogError) -> Digest256? {
        try storage.cell.use(holder) { content in content.hash(at: sequence) }
    }

    /// The stored replies to some commands.
    public func replies(to commandIDs: [String]) throws(LogError) -> [String: StoredReply] {
        try storage.cell.use(holder) { content in content.replies(to: commandIDs) }
    }

    /// How far other logs have been taken in.
    public func inboxPositions() async throws(LogError) -> [InboxPosition] {
        try storage.cell.use(holder) { content in content.inboxPositions }
    }

    /// Everything that is parked.
    public func parked() async throws(LogError) -> [ParkedEvent] {
        try storage.cell.use(holder) { content in content.parked }
    }

    /// What is parked of one subject.
    public func parked(source: String, operation: String, subject: String) async throws(LogError) -> [ParkedEvent] {
        try storage.cell.use(holder) { content in
            content.parked(source: source, operation: operation, subject: subject)
        }
    }

    /// Everything that was parked and then given up.
    public func discarded() async throws(LogError) -> [DiscardedEvent] {
        try storage.cell.use(holder) { content in content.discarded }
    }

    /// Keeps a snapshot.
    public func saveSnapshot(_ snapshot: Snapshot) async throws(LogError) {
        try storage.cell.use(holder) { content throws(LogError) in try content.keep(snapshot) }
    }

    /// The newest snapshot that belongs to this log.
    public func newestSnapshot() async throws(LogError) -> Snapshot? {
        try storage.cell.use(holder) { content in content.newestSnapshot() }
    }

    /// Recomputes the chain after a place.
    public func verify(after sequence: SequenceNumber) async throws(LogError) -> LogVerification {
        try storage.cell.use(holder) { content throws(LogError) in try content.verify(after: sequence) }
    }

    /// How large the log is.
    public func statistics() async throws(LogError) -> LogStatistics {
        try storage.cell.use(holder) { content in
            LogStatistics(
                events: content.head.sequence.value, eventBytes: content.eventBytes, walBytes: 0, freeDiskBytes: nil)
        }
    }

    /// Ends the use of the log; its content stays in the storage.
    public func close() async {
        storage.cell.leave(holder)
    }
}
