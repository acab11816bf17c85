import MessageSchema

/// A place in another log, by a name that does not clash with the store's own cursors.
typealias LogCursor = Cursor

/// Walks along a chain of events and says whether each follows from the one before.
struct ChainCheck {
    /// The last event found sound.
    private(set) var place: LogCursor
    /// How many were found sound.
    private(set) var events: UInt64 = 0

    init(after place: LogCursor) {
        self.place = place
    }

    /// Takes the next event, or says what is wrong with it.
    mutating func take(_ event: StoredEvent) -> ChainFault? {
        let expected = place.sequence.next
        guard event.sequence == expected else {
            return ChainFault(sequence: expected, reason: .gap(found: event.sequence))
        }
        let hash = place.hash.chained(with: event.bytes)
        guard hash == event.hash else { return ChainFault(sequence: expected, reason: .hashMismatch) }
        place = Cursor(log: place.log, epoch: place.epoch, sequence: expected, hash: hash)
        events += 1
        return nil
    }

    /// Checks at the end that the last event is the recorded head.
    func finish(at head: LogCursor) -> ChainFault? {
        if place.sequence < head.sequence {
            return ChainFault(sequence: place.sequence.next, reason: .gap(found: nil))
        }
        if place.sequence > head.sequence { return ChainFault(sequence: head.sequence.next, reason: .beyondHead) }
        return place.hash == head.hash ? nil : ChainFault(sequence: head.sequence, reason: .headMismatch)
    }

    func result(_ fault: ChainFault?) -> LogVerification {
        LogVerification(events: events, last: place, fault: fault)
    }
}

extension AppendBatch {
    /// Checks a batch before anything of it is written.
    /// - Returns: the head after it.
    /// - Throws: ``LogError`` with `conflict` or `invalid`.
    func checked(after head: LogCursor) throws(LogError) -> LogCursor {
        let newHead = try StoredEvent.checked(events, after: head)
        for event in events where event.epoch != head.epoch {
            throw .conflict("event \(event.sequence) says epoch \(event.epoch), the log is in epoch \(head.epoch)")
        }
        for reply in replies {
            guard head.sequence < reply.first, reply.first <= reply.last, reply.last <= newHead.sequence else {
                throw .conflict(
                    """
                    the reply to command "\(reply.commandID)" names events \(reply.first) to \(reply.last), the batch \
                    holds \(head.sequence.next) to \(newHead.sequence)
                    """)
            }
        }
        for position in inboxPositions { try position.cursor.sequence.checkedForStorage() }
        for discard in parkedDiscarded { try discard.key.sequence.checkedForStorage() }
        for parked in parkedAdded { try parked.sequence.checkedForStorage() }
        return newHead
    }
}

extension StoredEvent {
    /// Checks that events follow a place, one after the other.
    /// - Returns: the place after them.
    /// - Throws: ``LogError`` with `conflict`.
    static func checked(_ events: [StoredEvent], after head: LogCursor) throws(LogError) -> LogCursor {
        var chain = ChainCheck(after: head)
        for event in events {
            guard let fault = chain.take(event) else { continue }
            switch fault.reason {
            case .gap:
                throw .conflict("event \(event.sequence) is offered where \(fault.sequence) comes next")
            default:
                throw .conflict("event \(event.sequence) is not chained to the one before it")
            }
        }
        return chain.place
    }
}

extension SequenceNumber {
    /// Numbers come from other logs too, and a database integer ends at 2⁶³−1.
    func checkedForStorage() throws(LogError) {
        guard value <= UInt64(Int64.max) else {
            throw .invalid("sequence number \(value) is beyond \(Int64.max), the largest that can be stored")
        }
    }

    /// The number as the database holds it; larger ones lie beyond every log, and so does the largest.
    var stored: Int64 { Int64(clamping: value) }
}

extension Snapshot {
    /// Refuses a snapshot of another log, or of events that the log does not have.
    func checkBelongs(to hash: Digest256?) throws(LogError) {
        guard let hash else {
            throw .conflict("a snapshot at event \(sequence) was given, which the log does not have")
        }
        guard hash == self.hash else {
            throw .conflict("the snapshot at event \(sequence) does not have the log's chain hash there")
        }
    }
}

extension LogError {
    static func beyondHead(_ sequence: SequenceNumber, head: LogCursor) -> LogError {
        LogError(.invalid, "event \(sequence) is beyond the head, which is at \(head.sequence); start at or below it")
    }
}
