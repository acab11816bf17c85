import DomainModel
import EventLog
import MessageSchema

extension ServiceCore {
    /// Queues what an operator asks, unless the service stops or too much waits.
    mutating func accept(_ address: Address, _ item: Item) -> [Action] {
        guard !isEnding else { return [item.refused(Self.stopping)].compactMap { $0 } }
        guard queuedCommands + waiting.count < settings.queue else {
            let problem = Problem(
                .overloaded, "more than \(settings.queue) commands wait already; ask again later", retryAfter: 1)
            return [item.refused(problem)].compactMap { $0 }
        }
        queue.append(item)
        queuedCommands += 1
        return []
    }

    /// Tries a parked event again; it stays parked where it fails again or an earlier one of its subject still waits.
    /// - Returns: why it stays parked, or `nil`.
    @discardableResult
    mutating func retry(
        _ event: ParkedEvent, _ coder: EventCoder, _ now: Instant, _ working: inout Working
    ) -> String? {
        let subject = ParkedSubject(event)
        let waiting = working.parked[subject] ?? []
        guard waiting.contains(event.key) else { return "it is no longer parked" }
        guard let service = ServiceName(rawValue: event.source) else { return "no service is called \(event.source)" }
        let isFirst = waiting.allSatisfy { $0 == event.key || ($0.epoch, $0.sequence) > (event.epoch, event.sequence) }
        guard isFirst else { return Self.behindAnother }
        let header: EventHeader
        do throws(EventReadingFailure) {
            header = try coder.header(of: event.bytes)
        } catch {
            return error.description
        }
        if let reason = react(to: event.bytes, header, from: service, coder, now, &working) { return reason }
        working.parked[subject]?.remove(event.key)
        working.append.parkedRemoved.append(event.key)
        working.released.insert(subject)
        working.notes.append(.unparked(event: header.id.wire))
        return nil
    }

    static var behindAnother: String { "an earlier event of its subject is parked" }

    /// Tries parked events again for an operator, who is told of each; one that fails for another reason than before is
    /// kept with the new one.
    mutating func retry(
        _ events: [ParkedEvent], for address: Address, _ coder: EventCoder, _ now: Instant, _ working: inout Working
    ) {
        var applied: [EventID] = []
        var still: [RetryParkedReply.Still] = []
        for event in events.sorted(by: { $0.key < $1.key }) {
            guard let reason = retry(event, coder, now, &working) else {
                applied.append(event.key.event)
                continue
            }
            still.append(.init(event: event.key.event, reason: reason))
            let isParked = working.parked[ParkedSubject(event)]?.contains(event.key) ?? false
            if isParked, reason != event.reason { working.append.parkedAdded.append(event.parked(for: reason)) }
        }
        working.upkeepReplies.append((address, .success(.retried(.init(applied: applied, parked: still)))))
    }

    /// Gives up a parked event: it is moved, with the decision, to those that were discarded, and no longer stands before
    /// the later ones of its subject.
    mutating func discard(_ discard: ParkedDiscard, for address: Address, _ working: inout Working) {
        let event = discard.key.event
        guard let subject = working.parked.first(where: { $0.value.contains(discard.key) })?.key else {
            working.upkeepReplies.append((address, .failure(Self.notParked(event))))
            return
        }
        working.parked[subject]?.remove(discard.key)
        working.append.parkedDiscarded.append(discard)
        working.released.insert(subject)
        working.notes.append(.discarded(event: event.wire, why: discard.why, actor: discard.actor))
        let behind = working.parked[subject]?.count ?? 0
        working.upkeepReplies.append((address, .success(.discarded(.init(event: event, behind: behind)))))
    }

    static func notParked(_ event: EventID) -> Problem {
        Problem(
            .unknownEntity,
            "no event \(event.wire) is parked at \(A.Command.service.rawValue); `muster parked list` shows those that are",
            errors: [.init(pointer: "/event", detail: "not parked")])
    }

    /// Asks for what still waits where something that stood before it is parked no longer.
    func readReleased(_ released: Set<ParkedSubject>) -> [Action] {
        released.filter { !(parked[$0] ?? []).isEmpty }
            .sorted { ($0.source, $0.operation, $0.subject) < ($1.source, $1.operation, $1.subject) }
            .map { .readParked(source: $0.source, operation: $0.operation, subject: $0.subject) }
    }
}

extension ParkedEvent.Key {
    /// The event's id, by which operators name it.
    var event: EventID { EventID(log: log, epoch: epoch, sequence: sequence) }
}

extension ParkedEvent {
    /// The same event parked for another reason.
    func parked(for reason: String) -> ParkedEvent {
        ParkedEvent(
            source: source, log: log, epoch: epoch, sequence: sequence, operation: operation, subject: subject,
            type: type, reason: reason, bytes: bytes, parkedAt: parkedAt)
    }
}
