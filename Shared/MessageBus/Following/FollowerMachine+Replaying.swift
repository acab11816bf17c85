import MessageSchema

extension FollowerMachine {
    var hasRoom: Bool {
        guard let cursor else { return true }
        return cursor.sequence.value - consumed.value < UInt64(settings.window)
    }

    mutating func heard(_ now: Instant) -> [Action] {
        lastHeard = now
        heardSince = time.now
        guard isSilent else { return [] }
        isSilent = false
        return [.note(.heard)]
    }

    /// An event while live: the next one is handed on, an earlier one dropped, a later one tells of a gap.
    mutating func takeLive(_ id: EventID, _ bytes: [UInt8]) -> [Action] {
        guard let cursor else { return [] }
        guard id.log == cursor.log, id.epoch <= cursor.epoch else {
            buffer(id, bytes)
            return askHead()
        }
        // One of an earlier epoch was under way when the log was restored, and may not be in it any more.
        guard id.epoch == cursor.epoch, id.sequence > cursor.sequence else { return [.note(.duplicate)] }
        guard id.sequence == cursor.sequence.next || settings.ignoresGaps else {
            buffer(id, bytes)
            let missing = id.sequence.value - cursor.sequence.value - 1
            return [.note(.gap(missing: missing))] + replay()
        }
        guard hasRoom else {
            buffer(id, bytes)
            return [.note(.deferred)] + replay()
        }
        return [.deliver([advance(over: id, bytes)])]
    }

    mutating func askHead() -> [Action] {
        phase = .askingHead
        lastNumber += 1
        asked = (lastNumber, time.now, false)
        return [.askHead(number: lastNumber)]
    }

    /// Lets the open question be asked again by a later tick, so that an origin that is away or does not answer as it
    /// should is not asked in a tight loop.
    mutating func putOff(_ reason: String) -> [Action] {
        asked = asked.map { ($0.number, time.now, true) }
        return [.note(.unanswered(reason))]
    }

    mutating func replay() -> [Action] {
        phase = .replaying
        isPaging = false
        return continueReplay()
    }

    /// Goes live where nothing is missing, else asks for the next page as soon as there is room for it.
    mutating func continueReplay() -> [Action] {
        guard cursor != nil else { return askHead() }
        var actions: [Action] = []
        if let delivered = takeBuffered() { actions.append(.deliver(delivered)) }
        guard let position = cursor else { return actions }
        let missesNone = buffered.isEmpty && (knownHead.map { $0.sequence <= position.sequence } ?? false)
        if missesNone {
            phase = .live
            asked = nil
            return actions + [.note(.live(at: position.sequence))]
        }
        guard hasRoom else { return actions }
        if !isPaging {
            isPaging = true
            actions.append(.note(.replaying(from: position.sequence)))
        }
        lastNumber += 1
        asked = (lastNumber, time.now, false)
        let room = settings.window - Int(position.sequence.value - consumed.value)
        let request = ReplayRequest(
            after: position, maxEvents: min(settings.pageEvents, room), maxBytes: settings.pageBytes)
        return actions + [.askPage(number: lastNumber, request)]
    }

    /// The buffered live events that continue at the cursor, as far as there is room for them.
    private mutating func takeBuffered() -> [FollowedEvent]? {
        guard let start = cursor, let kept = buffered.first?.id else { return nil }
        guard kept.log == start.log, kept.epoch == start.epoch else {
            // They are of another log or another life of it; a head or a page tells what is so.
            buffered = []
            return nil
        }
        let known = buffered.prefix { $0.id.sequence <= start.sequence }.count
        buffered.removeFirst(known)
        // What lies beyond a gap stays; the page that closes the gap leads up to it.
        guard let first = buffered.first, first.id.sequence == start.sequence.next else { return nil }
        var delivered: [FollowedEvent] = []
        for (id, bytes) in buffered {
            guard hasRoom else { break }
            delivered.append(advance(over: id, bytes))
        }
        buffered.removeFirst(delivered.count)
        return delivered.isEmpty ? nil : delivered
    }

    /// Keeps a contiguous run of live events; one that does not continue the run starts it anew.
    mutating func buffer(_ id: EventID, _ bytes: [UInt8]) {
        if let last = buffered.last?.id {
            let isSameLife = id.log == last.log && id.epoch == last.epoch
            if isSameLife, id.sequence <= last.sequence { return }
            if !isSameLife || id.sequence != last.sequence.next { buffered = [] }
        }
        if buffered.count >= settings.buffer { buffered = [] }
        buffered.append((id, bytes))
    }

    mutating func advance(over id: EventID, _ bytes: [UInt8]) -> FollowedEvent {
        let next = (cursor ?? .start(of: id.log, epoch: id.epoch)).advanced(over: bytes)
        cursor = next
        if let head = knownHead, head.sequence < next.sequence { knownHead = next }
        return FollowedEvent(id: id, bytes: bytes, cursor: next)
    }

    func newer(_ head: Cursor) -> Cursor {
        guard let knownHead, knownHead.log == head.log, knownHead.epoch == head.epoch,
            knownHead.sequence > head.sequence
        else { return head }
        return knownHead
    }

    func divergence(from cursor: Cursor, to head: Cursor) -> Divergence? {
        func because(_ reason: String) -> Divergence { Divergence(had: cursor, found: head, reason: reason) }
        if head.log != cursor.log { return because("the log was replaced by another one") }
        if head.epoch != cursor.epoch { return because("the log was restored") }
        if head.sequence < cursor.sequence { return because("the log is shorter than what was followed") }
        if head.sequence == cursor.sequence, head.hash != cursor.hash {
            return because("the log holds other events than those that were followed")
        }
        return nil
    }

    mutating func begin(anew divergence: Divergence) -> [Action] {
        let start = Cursor.start(of: divergence.found.log, epoch: divergence.found.epoch)
        cursor = start
        consumed = .zero
        buffered = []
        knownHead = divergence.found
        asked = nil
        let begun = Action.beginAnew(at: start, because: divergence)
        let isSoonAgain = beganAnew.map { time.elapsed(since: $0) <= settings.answerTimeout } ?? false
        beganAnew = time.now
        guard isSoonAgain else { return [begun] + replay() }
        phase = .askingHead
        lastNumber += 1
        asked = (lastNumber, time.now, true)
        return [begun, .note(.unanswered("the log diverged twice within \(settings.answerTimeout)"))]
    }
}
