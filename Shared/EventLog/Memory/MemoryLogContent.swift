package import MessageSchema

/// Everything that a log in memory holds, as a value: what is checked and stored, without a holder or a lock.
///
/// A copy is what a disk held at that moment, so that a simulation can lose what came after it.
package struct MemoryLogContent: Sendable {
    /// The last event; the start of the log if there is none.
    package private(set) var head: Cursor
    /// Every event, in order.
    package private(set) var events: [StoredEvent] = []
    /// How many bytes they have.
    package private(set) var eventBytes: UInt64 = 0
    private var replies: [String: StoredReply] = [:]
    private var inbox: [String: Cursor] = [:]
    private var parkedSet = ParkedSet()
    /// What was given up of what was parked, in order.
    private(set) var discarded: [DiscardedEvent] = []
    private var snapshots: [Snapshot] = []

    /// A log before its first event.
    package init(_ identity: LogIdentity) {
        head = identity.start
    }

    /// The same log in another epoch, as after a restore.
    package func restored(in epoch: Epoch) -> MemoryLogContent {
        var restored = self
        restored.head = Cursor(log: head.log, epoch: epoch, sequence: head.sequence, hash: head.hash)
        return restored
    }

    /// The chain hash at an event, that of the start at 0, or `nil` beyond the head.
    package func hash(at sequence: SequenceNumber) -> Digest256? {
        if sequence == .zero { return Cursor.start(of: head.log, epoch: head.epoch).hash }
        guard sequence <= head.sequence else { return nil }
        return events[Int(sequence.value) - 1].hash
    }

    /// Checks a batch before anything of it is stored.
    /// - Returns: the head after it.
    /// - Throws: ``LogError`` with `repeated`, `conflict` or `invalid`.
    package func checked(_ batch: AppendBatch) throws(LogError) -> Cursor {
        let newHead = try batch.checked(after: head)
        var given: Set<String> = []
        var repeated: [String: StoredReply] = [:]
        for reply in batch.replies {
            guard given.insert(reply.commandID).inserted else { throw .repliedTwice(reply.commandID) }
            repeated[reply.commandID] = replies[reply.commandID]
        }
        guard repeated.isEmpty else { throw .repeated(repeated) }
        for discard in batch.parkedDiscarded where parkedSet[discard.key] == nil { throw .notParked(discard.key) }
        return newHead
    }

    /// Stores a batch that was checked.
    package mutating func store(_ batch: AppendBatch, head newHead: Cursor) {
        head = newHead
        events += batch.events
        eventBytes += batch.events.reduce(0) { $0 + UInt64($1.bytes.count) }
        for reply in batch.replies { replies[reply.commandID] = reply }
        for position in batch.inboxPositions { inbox[position.source] = position.cursor }
        for discard in batch.parkedDiscarded {
            guard let event = parkedSet[discard.key] else { continue }
            discarded.append(
                DiscardedEvent(event: event, why: discard.why, actor: discard.actor, discardedAt: discard.at))
        }
        parkedSet.change(removing: batch.parkedDiscarded.map(\.key), adding: [])
        parkedSet.change(removing: batch.parkedRemoved, adding: batch.parkedAdded)
    }

    /// The events after a place: at most so many, and at most so many bytes, but at least one if there is one.
    package func page(after sequence: SequenceNumber, maxEvents: Int, maxBytes: Int) -> [StoredEvent] {
        events.page(after: sequence, maxEvents: maxEvents, maxBytes: maxBytes)
    }

    /// The stored replies to those of the given commands that were accepted.
    package func replies(to commandIDs: [String]) -> [String: StoredReply] {
        var found: [String: StoredReply] = [:]
        for commandID in commandIDs { found[commandID] = replies[commandID] }
        return found
    }

    /// How far other logs have been taken in, sorted by source.
    package var inboxPositions: [InboxPosition] {
        inbox.map { InboxPosition(source: $0.key, cursor: $0.value) }
            .sorted { $0.source.utf8.lexicographicallyPrecedes($1.source.utf8) }
    }

    /// Everything that is parked, sorted by key.
    package var parked: [ParkedEvent] { parkedSet.all }

    /// What is parked of one subject.
    package func parked(source: String, operation: String, subject: String) -> [ParkedEvent] {
        parkedSet.of(source: source, operation: operation, subject: subject)
    }

    /// Keeps a snapshot; of all, the newest two are kept.
    /// - Throws: ``LogError`` with `conflict` if it does not belong to the log.
    package mutating func keep(_ snapshot: Snapshot) throws(LogError) {
        try snapshot.checkBelongs(to: hash(at: snapshot.sequence))
        snapshots.removeAll { $0.sequence == snapshot.sequence }
        snapshots.append(snapshot)
        snapshots.sort { $0.sequence > $1.sequence }
        snapshots = Array(snapshots.prefix(2))
    }

    /// Makes every snapshot unreadable, as a program of another version would leave them.
    package mutating func spoilSnapshots() {
        snapshots = snapshots.map { Snapshot(sequence: $0.sequence, hash: $0.hash, format: $0.format, bytes: [0x7B]) }
    }

    /// The newest snapshot that belongs to this log; others are deleted on the way.
    package mutating func newestSnapshot() -> Snapshot? {
        let present = self
        snapshots.removeAll { present.hash(at: $0.sequence) != $0.hash }
        return snapshots.first
    }

    /// Recomputes the chain after a place.
    /// - Throws: ``LogError`` with `invalid` if the place lies beyond the head.
    package func verify(after sequence: SequenceNumber) throws(LogError) -> LogVerification {
        guard let hash = hash(at: sequence) else { throw .beyondHead(sequence, head: head) }
        return Array(events.dropFirst(Int(sequence.value))).verified(
            after: Cursor(log: head.log, epoch: head.epoch, sequence: sequence, hash: hash), upTo: head)
    }
}
