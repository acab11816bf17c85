import MessageSchema

/// What a ``MemoryLog`` keeps, apart from it, so that restarts, crashes and failing disks can be simulated.
public final class MemoryLogStorage: Sendable {
    /// The log's id and epoch.
    public let identity: LogIdentity

    let cell: MemoryCell<Content>

    /// The log of a service that has none yet, with an id of its own.
    public convenience init(service: String) {
        self.init(identity: LogIdentity(log: .random(for: service), epoch: .first))
    }

    /// An empty log with the given id and epoch, for runs that must repeat exactly.
    public convenience init(identity: LogIdentity) {
        self.init(Content(head: identity.start), identity: identity)
    }

    private init(_ content: Content, identity: LogIdentity) {
        self.identity = identity
        cell = MemoryCell(content)
    }

    /// The same content in another storage, as an older copy of a log that may be put back later.
    public func copy() -> MemoryLogStorage {
        MemoryLogStorage(cell.content, identity: identity)
    }

    /// Takes the storage from the log that is open on it, as when its process is killed: that log is closed.
    public func abandon() { cell.abandon() }

    /// Makes the next `append` throw the given error and store nothing; after `ioFailure` the log refuses everything
    /// until it is opened anew.
    public func failNextAppend(with error: LogError) { cell.failNextWrite(with: error) }
}

extension MemoryLogStorage {
    /// Everything that a log holds.
    struct Content: Sendable {
        var head: LogCursor
        var events: [StoredEvent] = []
        var eventBytes: UInt64 = 0
        var replies: [String: StoredReply] = [:]
        var inbox: [String: LogCursor] = [:]
        var parked = ParkedSet()
        var discarded: [DiscardedEvent] = []
        var snapshots: [Snapshot] = []

        init(head: LogCursor) {
            self.head = head
        }

        func hash(at sequence: SequenceNumber) -> Digest256? {
            if sequence == .zero { return LogCursor.start(of: head.log, epoch: head.epoch).hash }
            guard sequence <= head.sequence else { return nil }
            return events[Int(sequence.value) - 1].hash
        }

        func checked(_ batch: AppendBatch) throws(LogError) -> LogCursor {
            let newHead = try batch.checked(after: head)
            var given: Set<String> = []
            var repeated: [String: StoredReply] = [:]
            for reply in batch.replies {
                guard given.insert(reply.commandID).inserted else { throw .repliedTwice(reply.commandID) }
                repeated[reply.commandID] = replies[reply.commandID]
            }
            guard repeated.isEmpty else { throw .repeated(repeated) }
            for discard in batch.parkedDiscarded where parked[discard.key] == nil { throw .notParked(discard.key) }
            return newHead
        }

        mutating func store(_ batch: AppendBatch, head newHead: LogCursor) {
            head = newHead
            events += batch.events
            eventBytes += batch.events.reduce(0) { $0 + UInt64($1.bytes.count) }
            for reply in batch.replies { replies[reply.commandID] = reply }
            for position in batch.inboxPositions { inbox[position.source] = position.cursor }
            for discard in batch.parkedDiscarded {
                guard let event = parked[discard.key] else { continue }
                discarded.append(
                    DiscardedEvent(event: event, why: discard.why, actor: discard.actor, discardedAt: discard.at))
            }
            parked.change(removing: batch.parkedDiscarded.map(\.key), adding: [])
            parked.change(removing: batch.parkedRemoved, adding: batch.parkedAdded)
        }

        func verify(after sequence: SequenceNumber) throws(LogError) -> LogVerification {
            guard let hash = hash(at: sequence) else { throw .beyondHead(sequence, head: head) }
            return Array(events.dropFirst(Int(sequence.value))).verified(
                after: LogCursor(log: head.log, epoch: head.epoch, sequence: sequence, hash: hash), upTo: head)
        }
    }
}
