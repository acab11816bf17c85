public import MessageSchema

/// The gateway's store in memory, with the guarantees of the one on the disk except durability beyond the process.
///
/// Its content lies in a ``MemoryMirrorStorage``, which outlives it: closing one and opening another on the same storage
/// is a restart.
public final class MemoryMirror: MirrorStore {
    private let storage: MemoryMirrorStorage
    private let holder: UInt64

    /// Opens the store in a storage, by default in one of its own.
    /// - Throws: ``LogError`` with `locked` while another one is open on it.
    public init(_ storage: MemoryMirrorStorage = MemoryMirrorStorage()) throws(LogError) {
        self.storage = storage
        holder = try storage.cell.take()
    }

    deinit { storage.cell.leave(holder) }

    /// How far the copy of each source goes.
    public func cursors() async throws(LogError) -> [String: Cursor] {
        try storage.cell.use(holder) { content in content.cursors }
    }

    /// Stores events of a source, the new cursor and changes to what is parked, all of it or nothing.
    public func append(
        source: String, events: [StoredEvent], cursor: Cursor, parkedAdded: [ParkedEvent],
        parkedRemoved: [ParkedEvent.Key]
    ) async throws(LogError) {
        try storage.cell.write(holder) { content throws(LogError) in
            try content.check(source: source, events: events, cursor: cursor, parkedAdded: parkedAdded)
        } store: { content, _ in
            content.store(
                source: source, events: events, cursor: cursor, parkedAdded: parkedAdded, parkedRemoved: parkedRemoved)
        }
    }

    /// The copied events of a source after a place.
    public func events(
        source: String, after sequence: SequenceNumber, maxEvents: Int, maxBytes: Int
    ) async throws(LogError) -> [StoredEvent] {
        try storage.cell.use(holder) { content in
            content.page(source: source, after: sequence, maxEvents: maxEvents, maxBytes: maxBytes)
        }
    }

    /// Everything that is parked.
    public func parked() async throws(LogError) -> [ParkedEvent] {
        try storage.cell.use(holder) { content in content.parked }
    }

    /// Sets the present copy of a source aside, and lets the source start anew from nothing.
    @discardableResult
    public func archive(source: String, at: Int64) async throws(LogError) -> ArchivedGeneration? {
        try storage.cell.use(holder) { content in content.archive(source: source, at: at) }
    }

    /// Every copy that was set aside, oldest first.
    public func archivedGenerations() async throws(LogError) -> [ArchivedGeneration] {
        try storage.cell.use(holder) { content in
            content.archived.map(\.generation).sorted { $0.number < $1.number }
        }
    }

    /// The events of a copy that was set aside.
    public func events(
        generation: Int64, after sequence: SequenceNumber, maxEvents: Int, maxBytes: Int
    ) async throws(LogError) -> [StoredEvent] {
        try storage.cell.use(holder) { content in
            content.archived.first { $0.generation.number == generation }?.events
                .page(after: sequence, maxEvents: maxEvents, maxBytes: maxBytes) ?? []
        }
    }

    /// Recomputes the chain of the present copy of a source.
    public func verify(source: String) async throws(LogError) -> LogVerification? {
        try storage.cell.use(holder) { content in content.verify(source: source) }
    }

    /// Ends the use of the store; its content stays in the storage.
    public func close() async {
        storage.cell.leave(holder)
    }
}
