public import MessageSchema

/// Copies of the logs of several services, byte for byte, and how far each goes: the gateway's own store, from which a
/// service can be restored.
///
/// One writer appends; what one call stores becomes durable together. Calls may come from any task and block no thread
/// of the cooperative pool; a cancelled task does not cut one short. After ``LogError/Code-swift.enum/ioFailure`` and
/// after `close()` every call throws.
public protocol MirrorStore: Sendable {
    /// How far the copy of each source goes, by the name of the service; a source not begun has no entry.
    /// - Throws: ``LogError``.
    func cursors() async throws(LogError) -> [String: Cursor]

    /// Makes events of a source, the new cursor and changes to what is parked durable, all of it or nothing.
    ///
    /// The first call for a source begins its copy: its events start at 1. Without events the cursor stays where it is
    /// (or is the start of the log).
    /// - Throws: ``LogError``: `conflict` if the events do not follow the copy in log, epoch, sequence and chain, or do
    ///   not end at the cursor: the source diverged, see ``archive(source:at:)``; `invalid`; `full`; `ioFailure`.
    func append(
        source: String, events: [StoredEvent], cursor: Cursor, parkedAdded: [ParkedEvent],
        parkedRemoved: [ParkedEvent.Key]
    ) async throws(LogError)

    /// What this process may still write on the disk of the store, in bytes; `nil` where that is not known.
    func freeDiskBytes() -> UInt64?

    /// The copied events of a source after a place, in order: at most so many, and at most so many bytes, but at least
    /// one if there is one; none for a source not begun.
    /// - Throws: ``LogError``.
    func events(
        source: String, after sequence: SequenceNumber, maxEvents: Int, maxBytes: Int
    ) async throws(LogError) -> [StoredEvent]

    /// Everything that is parked, sorted by key.
    /// - Throws: ``LogError``.
    func parked() async throws(LogError) -> [ParkedEvent]

    /// Sets the present copy of a source aside with what is parked of it, and lets the source start anew from nothing.
    ///
    /// - Parameter at: when, in microseconds since 1970-01-01T00:00:00Z.
    /// - Returns: the generation set aside, or `nil` if there was no copy.
    /// - Throws: ``LogError``.
    @discardableResult
    func archive(source: String, at: Int64) async throws(LogError) -> ArchivedGeneration?

    /// Every copy that was set aside, oldest first.
    /// - Throws: ``LogError``.
    func archivedGenerations() async throws(LogError) -> [ArchivedGeneration]

    /// The events of a copy that was set aside; none for an unknown number.
    /// - Throws: ``LogError``.
    func events(
        generation: Int64, after sequence: SequenceNumber, maxEvents: Int, maxBytes: Int
    ) async throws(LogError) -> [StoredEvent]

    /// Recomputes the chain of the present copy of a source; `nil` for a source not begun.
    /// - Throws: ``LogError``. A damaged copy is a result, not an error.
    func verify(source: String) async throws(LogError) -> LogVerification?

    /// Ends the use of the store and lets another process have it; a second call changes nothing.
    func close() async
}

/// The checks before anything of a call is stored, the same wherever it is stored.
enum MirrorCheck {
    static func check(
        source: String, events: [StoredEvent], cursor: LogCursor, parkedAdded: [ParkedEvent], present: LogCursor?
    ) throws(LogError) {
        let start = present ?? .start(of: cursor.log, epoch: cursor.epoch)
        guard start.log == cursor.log, start.epoch == cursor.epoch else {
            throw .conflict(
                """
                the copy of "\(source)" is of log \(start.log) in epoch \(start.epoch), the events are of \
                \(cursor.log) in epoch \(cursor.epoch)
                """)
        }
        guard try StoredEvent.checked(events, after: start) == cursor else {
            throw .conflict("the events of \"\(source)\" do not end at the given cursor, event \(cursor.sequence)")
        }
        for event in events where event.epoch > cursor.epoch {
            throw .conflict("event \(event.sequence) of \"\(source)\" is of a later epoch than its log")
        }
        for parked in parkedAdded {
            try parked.sequence.checkedForStorage()
            guard parked.source == source else {
                throw .invalid("an event of \"\(parked.source)\" cannot be parked with those of \"\(source)\"")
            }
        }
    }
}

extension MirrorStore {
    /// Not known: a store that lies in memory has no disk.
    public func freeDiskBytes() -> UInt64? { nil }
}
