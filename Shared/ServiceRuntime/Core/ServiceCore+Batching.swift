import DomainModel
import EventLog
import MessageBus
import MessageSchema

extension ServiceCore {
    /// What a batch brings about, to be made the state once it is durable.
    struct Working: Sendable {
        var state: ServiceState<A>
        var head: Cursor
        var inboxes: [ServiceName: Cursor]
        var parked: [ParkedSubject: Set<ParkedEvent.Key>]
        /// What is decided, to be taken up again where the log has no room.
        var items: [Item] = []
        var append = AppendBatch()
        var publications: [Publication] = []
        /// Replies to commands, each a `reply`.
        var replies: [Action] = []
        var upkeepReplies: [(Address, Result<UpkeepReply, Problem>)] = []
        /// Subjects of which something is parked no longer: what stood behind it has its turn.
        var released: Set<ParkedSubject> = []
        var byID: [String: StoredReply] = [:]
        /// What was known of stored replies before anything was decided.
        var known = LookUp(items: [])
        /// Command ids that were refused without a look whether they had been carried out before; with any, that is
        /// looked up and the batch decided anew.
        var unasked: [String] = []
        var consumed: [ServiceName: SequenceNumber] = [:]
        /// Operations to which something happened: what is due in them may be something else now.
        var changed: Set<OperationID> = []
        /// What time alone brings about and was refused, with the reason.
        var dueRefused: [DueBook.Refused] = []
        var notes: [CoreNote] = []
    }

    mutating func accept(_ address: Address, _ prepared: PreparedCommand<A.Command>) -> [Action] {
        func refuse(_ problem: Problem) -> [Action] {
            [
                .reply(address, .failure(problem)),
                .note(.refused(name: prepared.envelope.name, kind: problem.kind?.rawValue ?? problem.type)),
            ]
        }
        guard !isEnding else { return refuse(Self.stopping) }
        guard queuedCommands + waiting.count < settings.queue else {
            return refuse(
                Problem(
                    .overloaded, "more than \(settings.queue) commands wait already; send this one again later",
                    retryAfter: 1))
        }
        do throws(Problem) {
            if try isKnown(prepared.envelope.after, own: head.sequence, inboxes) {
                queue.append(.command(address, prepared))
                queuedCommands += 1
            } else {
                waiting.append(Waiting(address: address, prepared: prepared, isPreview: false, since: time.now))
            }
            return []
        } catch {
            return refuse(error)
        }
    }

    /// Previews at once, or when what the command names in `after` is known.
    mutating func acceptPreview(
        _ address: Address, _ prepared: PreparedCommand<A.Command>, _ now: Instant
    ) -> [Action] {
        do throws(Problem) {
            if try isKnown(prepared.envelope.after, own: head.sequence, inboxes) {
                return [.replyPreview(address, preview(prepared, now))]
            }
        } catch {
            return [.replyPreview(address, .failure(error))]
        }
        guard !isEnding else { return [.replyPreview(address, .failure(Self.stopping))] }
        guard queuedCommands + waiting.count < settings.queue else {
            let problem = Problem(.overloaded, "more than \(settings.queue) commands wait already", retryAfter: 1)
            return [.replyPreview(address, .failure(problem))]
        }
        waiting.append(Waiting(address: address, prepared: prepared, isPreview: true, since: time.now))
        return []
    }

    /// Queues what others state; behind what the log had no room for, so that order is kept.
    mutating func takeIn(_ items: [Item]) {
        guard !isEnding else { return }
        if held.isEmpty, !isShortOfRoom { queue += items } else { held += items }
    }

    static var stopping: Problem {
        Problem(
            .unavailable,
            "\(A.Command.service.rawValue) is stopping; send the command again with the same id once it is back",
            retryAfter: 2)
    }

    /// Whether everything a bookmark names has arrived here. Services that this one does not follow have no say in its
    /// decisions, and their entries are passed over.
    func isKnown(
        _ bookmark: Bookmark?, own: SequenceNumber, _ inboxes: [ServiceName: Cursor]
    ) throws(Problem) -> Bool {
        for (log, position) in (bookmark?.positions ?? [:]).sorted(by: { $0.key < $1.key }) {
            let known: Cursor
            if position.service == A.Command.service {
                known = Cursor(log: identity.log, epoch: identity.epoch, sequence: own, hash: head.hash)
            } else if followed.contains(position.service) {
                guard let cursor = inboxes[position.service] else { return false }
                known = cursor
            } else {
                continue
            }
            guard known.log.value == log, position.epoch <= known.epoch else {
                if position.service != A.Command.service { return false }
                throw Problem(
                    .divergence,
                    "`after` names the log \(log) of \(position.service.rawValue), but its log is \(known.log), epoch "
                        + "\(known.epoch); take the bookmark of a newer reply",
                    errors: [.init(pointer: "/after", detail: "not a log that is known here")])
            }
            if known.sequence < position.sequence {
                guard position.service == A.Command.service else { return false }
                // Nobody was told of an event before it was durable: this log lost it, and waiting does not bring it back.
                throw Problem(
                    .divergence,
                    "`after` names event \(position.sequence) of \(position.service.rawValue)'s own log, which ends at "
                        + "\(known.sequence): an older copy of it was put back, and what came after is lost; look at what is "
                        + "there, and send the command again without that entry",
                    errors: [.init(pointer: "/after", detail: "beyond the end of the log")])
            }
        }
        return true
    }

    /// Begins a batch where nothing is under way and something waits.
    mutating func startBatch(_ now: Instant) -> [Action] {
        var actions: [Action] = []
        while case .idle = stage, !queue.isEmpty, !isStopped {
            let items = Array(queue.prefix(settings.batch))
            queue.removeFirst(items.count)
            queuedCommands -= items.count { $0.isCommand }
            actions += decide(LookUp(items: items), now)
        }
        return actions
    }

    /// Decides as though no command had come before: the log itself says at the append which did, and what is refused
    /// is looked up before anybody is told, since it may be the repetition of what was accepted once.
    mutating func decide(_ lookUp: LookUp, _ now: Instant) -> [Action] {
        var working = Working(state: state, head: head, inboxes: inboxes, parked: parked)
        working.items = lookUp.items
        working.byID = lookUp.found
        working.known = lookUp
        let coder = EventCoder()
        for item in lookUp.items {
            switch item {
            case .command(let address, let prepared):
                let result = decide(prepared, coder, now, &working)
                working.replies.append(.reply(address, result))
            case .foreign(let service, let event): take(event, from: service, coder, now, &working)
            case .beginAnew(let service, let cursor): begin(anew: cursor, of: service, &working)
            case .parked(let event): retry(event, coder, now, &working)
            case .due(let operation, let due): bringAbout(due, in: operation, coder, now, &working)
            case .retryParked(let address, let events): retry(events, for: address, coder, now, &working)
            case .discardParked(let address, let parked): discard(parked, for: address, &working)
            }
        }
        guard working.unasked.isEmpty else {
            stage = .lookingUp(lookUp.asking(working.unasked))
            return [.lookUp(working.unasked)]
        }
        guard working.append.isEmpty else {
            working.append.inboxPositions = unsaved(working.inboxes)
            stage = .appending(working)
            return [.append(working.append)]
        }
        return finish(working, now)
    }

    /// Positions that the log does not hold yet.
    func unsaved(_ inboxes: [ServiceName: Cursor]) -> [InboxPosition] {
        inboxes.filter { savedInboxes[$0.key] != $0.value }.sorted { $0.key < $1.key }
            .map { InboxPosition(source: $0.key.rawValue, cursor: $0.value) }
    }

    mutating func commit(_ now: Instant) -> [Action] {
        guard case .appending(let working) = stage else { return [] }
        stage = .idle
        savedInboxes = working.inboxes
        var actions = finish(working, now)
        if !working.publications.isEmpty {
            actions.append(.publish(working.publications))
            let bytes = working.publications.reduce(0) { $0 + $1.bytes.count }
            actions.append(.note(.committed(events: working.publications.count, bytes: bytes)))
        }
        actions += announce(now, afterCommit: true)
        if head.sequence.value >= lastSnapshot.value + max(settings.snapshotEvents, 3 * lastSnapshot.value) {
            lastSnapshot = head.sequence
            actions.append(.saveSnapshot(state, head))
        }
        return actions
    }

    private mutating func finish(_ working: Working, _ now: Instant) -> [Action] {
        retired = state
        state = working.state
        head = working.head
        inboxes = working.inboxes
        parked = working.parked
        var actions: [Action] = []
        actions.reserveCapacity(working.replies.count + working.notes.count + working.consumed.count + 4)
        actions += working.replies
        for (address, result) in working.upkeepReplies { actions.append(.replyUpkeep(address, result)) }
        actions += readReleased(working.released)
        for (service, sequence) in working.consumed.sorted(by: { $0.key < $1.key }) {
            actions.append(.consumed(service, sequence))
        }
        for note in working.notes { actions.append(.note(note)) }
        due.changed.formUnion(working.changed)
        unsettled.formUnion(working.changed)
        for refused in working.dueRefused where due.takeIn(refused) {
            actions.append(.note(.dueRefused(command: refused.command, reason: refused.reason)))
        }
        if !waiting.isEmpty { actions += takeUpWaiting(now) }
        return actions
    }

    /// Drops a batch that is not durable: nothing of it was said. It is decided anew where some of its commands came
    /// before; otherwise all who wait are told.
    mutating func dropBatch(_ error: LogError, _ now: Instant) -> [Action] {
        guard case .appending(let working) = stage else { return [] }
        stage = .idle
        let problem: Problem
        switch error.code {
        case .repeated(let replies):
            var known = working.known.asking(working.append.replies.map(\.commandID))
            known.found.merge(replies) { $1 }
            return decide(known, now)
        case .full:
            problem = Problem(
                .storageFull, "the log cannot take more: \(error.message) Reads and replays go on", retryAfter: 10)
        case .busy:
            problem = Problem(
                .unavailable, "the log cannot be written to: \(error.message) Send the command again with the same id",
                retryAfter: 2)
        default: return stop(error, refusing: working.items)
        }
        // A refusal or a repetition that leaned on the dropped batch is void as well.
        let refusals = working.items.compactMap { $0.refused(problem) }
        // The follower has handed these on and will not do so again: they are kept, in order, and tried again.
        let foreign = (working.items + queue).filter { !$0.isCommand }
        if !foreign.isEmpty {
            held = foreign + held
            heldSince = time.now
            queue.removeAll { !$0.isCommand }
        }
        return refusals + [.note(.commitFailed(error.message))]
    }

    /// Ends the use of the log: what was begun may or may not be durable, and only opening it again tells.
    mutating func stop(_ error: LogError, refusing items: [Item]) -> [Action] {
        isStopped = true
        let problem = Problem(
            .unavailable,
            "the log failed, and whether this is recorded is not known: \(error.message) Send the command again with the "
                + "same id once the service is back; it is carried out once at most", retryAfter: 2)
        var actions = (items + queue).compactMap { $0.refused(problem) }
        actions += waiting.map { $0.refused(problem) }
        (queue, waiting, queuedCommands) = ([], [], 0)
        return actions + [.note(.commitFailed(error.message)), .stop(error)]
    }

    /// Begins nothing more: what waits for a bookmark is refused; foreign events come again after the next start.
    mutating func end() -> [Action] {
        isEnding = true
        let refused = waiting.map { $0.refused(Self.stopping) }
        waiting = []
        held = []
        queue.removeAll { !$0.isCommand }
        return refused + saveInboxes()
    }

    /// Cursors of events without effect need not be saved with each, but not never.
    private mutating func saveInboxes() -> [Action] {
        let positions = unsaved(inboxes)
        guard case .idle = stage, !positions.isEmpty, !isShortOfRoom else { return [] }
        var working = Working(state: state, head: head, inboxes: inboxes, parked: parked)
        working.append.inboxPositions = positions
        stage = .appending(working)
        return [.append(working.append)]
    }

    /// Takes up what waited for something that has arrived.
    private mutating func takeUpWaiting(_ now: Instant) -> [Action] {
        var still: [Waiting] = []
        var actions: [Action] = []
        for entry in waiting {
            guard (try? isKnown(entry.prepared.envelope.after, own: head.sequence, inboxes)) == true else {
                still.append(entry)
                continue
            }
            if entry.isPreview {
                actions.append(.replyPreview(entry.address, preview(entry.prepared, now)))
            } else {
                queue.append(.command(entry.address, entry.prepared))
                queuedCommands += 1
            }
        }
        waiting = still
        return actions
    }

    mutating func keepTime(_ now: Instant) -> [Action] {
        var actions: [Action] = []
        let isLate = { [time, settings] (entry: Waiting) in
            time.elapsed(since: entry.since) >= settings.afterTimeout
        }
        for entry in waiting where isLate(entry) {
            let problem = Problem(
                .notYetKnown,
                "what the command names in `after` has not arrived here within \(settings.afterTimeout); the service "
                    + "it comes from may be down. Send the command again with the same id",
                errors: [.init(pointer: "/after", detail: "not reached yet")], retryAfter: 1)
            actions.append(entry.refused(problem))
            actions.append(.note(.refused(name: entry.prepared.envelope.name, kind: "not-yet-known")))
        }
        waiting.removeAll(where: isLate)
        if !held.isEmpty, !isShortOfRoom, time.elapsed(since: heldSince) >= settings.retryInterval {
            queue = held + queue
            held = []
        }
        askWhatIsDue(now)
        let isDue = lastAnnounce.map { time.elapsed(since: $0) >= settings.announceInterval } ?? true
        if isDue { actions += saveInboxes() }
        return actions + announce(now, afterCommit: false)
    }

    private mutating func announce(_ now: Instant, afterCommit: Bool) -> [Action] {
        if afterCommit { announceIsDue = true }
        let spacing = announceIsDue ? settings.announceSpacing : settings.announceInterval
        if let lastAnnounce, time.elapsed(since: lastAnnounce) < spacing { return [] }
        lastAnnounce = time.now
        announceIsDue = false
        return [.announce(Announce(service: A.Command.service, head: head, inboxes: inboxes, time: now))]
    }
}

extension ServiceCore.Waiting {
    func refused(_ problem: Problem) -> ServiceCore.Action {
        isPreview ? .replyPreview(address, .failure(problem)) : .reply(address, .failure(problem))
    }
}

extension ServiceCore.ParkedSubject {
    init(_ event: ParkedEvent) {
        self.init(source: event.source, operation: event.operation, subject: event.subject)
    }
}
