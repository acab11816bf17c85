public import MessageSchema

/// The append-only log of one service: its events, the replies it gave, how far it has taken in other logs, and what it
/// had to set aside.
///
/// One writer appends; everything in a batch becomes durable together, and `append` returns after it is. Calls may come
/// from any task. `append` and `replies(to:)` keep the calling thread waiting, so that a commit costs no change of
/// threads: who uses them has a thread of their own (the engine of a service does). None of the others blocks a
/// thread of the cooperative pool. A cancelled task does not cut a call short: what was begun ends, and its outcome is
/// told. After ``LogError/Code-swift.enum/ioFailure`` and after `close()` every call
/// throws. DESIGN.md section 4 says what a log promises.
public protocol DurableLog: Sendable {
    /// The log's id and epoch.
    var identity: LogIdentity { get }

    /// The last durable event; the start of the log if there is none.
    /// - Throws: ``LogError``.
    func head() async throws(LogError) -> Cursor

    /// Makes a batch durable, all of it or nothing; an empty one changes nothing. Blocks until it is.
    /// - Returns: the head after it.
    /// - Throws: ``LogError``: `repeated` with the stored replies if commands of the batch have one already; `conflict`
    ///   if the events do not follow the head in sequence, epoch and chain, if a reply names events outside the batch,
    ///   if two replies are to one command, or if an event to discard is not parked; `invalid`; `full`; `ioFailure`.
    @discardableResult
    func append(_ batch: AppendBatch) throws(LogError) -> Cursor

    /// The events after a place, in order: at most so many, and at most so many bytes, but at least one if there is one.
    /// - Throws: ``LogError``.
    func events(after sequence: SequenceNumber, maxEvents: Int, maxBytes: Int) async throws(LogError) -> [StoredEvent]

    /// The chain hash at an event, that of the start at 0, or `nil` beyond the head.
    /// - Throws: ``LogError``.
    func hash(at sequence: SequenceNumber) async throws(LogError) -> Digest256?

    /// The stored replies to those of the given commands that were accepted, by command id; sees all that is committed. Blocks
    /// while they are looked up.
    /// - Throws: ``LogError``.
    func replies(to commandIDs: [String]) throws(LogError) -> [String: StoredReply]

    /// How far other logs have been taken in, sorted by source.
    /// - Throws: ``LogError``.
    func inboxPositions() async throws(LogError) -> [InboxPosition]

    /// Everything that is parked, sorted by key.
    /// - Throws: ``LogError``.
    func parked() async throws(LogError) -> [ParkedEvent]

    /// What is parked of one subject of one operation, sorted by key: while there is any, its later events wait.
    /// - Throws: ``LogError``.
    func parked(source: String, operation: String, subject: String) async throws(LogError) -> [ParkedEvent]

    /// Everything that was parked and then given up, oldest decision first; nothing of it is ever deleted.
    /// - Throws: ``LogError``.
    func discarded() async throws(LogError) -> [DiscardedEvent]

    /// Keeps a snapshot; of all, the newest two are kept.
    /// - Throws: ``LogError``: `conflict` if its hash is not the log's hash at its sequence.
    func saveSnapshot(_ snapshot: Snapshot) async throws(LogError)

    /// The newest snapshot that belongs to this log; others are deleted on the way.
    /// - Throws: ``LogError``.
    func newestSnapshot() async throws(LogError) -> Snapshot?

    /// Recomputes the chain after a place, which is trusted, up to the head, and checks the stored replies.
    /// - Throws: ``LogError``: `invalid` if the place lies beyond the head. A damaged log is a result, not an error.
    func verify(after sequence: SequenceNumber) async throws(LogError) -> LogVerification

    /// How large the log is, and how much room is left.
    /// - Throws: ``LogError``.
    func statistics() async throws(LogError) -> LogStatistics

    /// Ends the use of the log and lets another process have it; a second call changes nothing.
    func close() async
}

extension DurableLog {
    /// Recomputes the whole chain.
    /// - Throws: ``LogError``. A damaged log is a result, not an error.
    public func verify() async throws(LogError) -> LogVerification {
        try await verify(after: .zero)
    }
}
