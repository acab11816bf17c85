import DomainModel
import EventLog
import MessageBus
import MessageSchema

extension ServiceCore {
    /// Takes in one event of another service: its reactions' effects and the cursor after it belong to one append.
    mutating func take(
        _ event: FollowedEvent, from service: ServiceName, _ coder: EventCoder, _ now: Instant,
        _ working: inout Working
    ) {
        working.consumed[service] = event.cursor.sequence
        if let known = working.inboxes[service], known.log == event.cursor.log, known.epoch == event.cursor.epoch,
            event.cursor.sequence <= known.sequence
        {
            // It came again; its effect and the cursor after it are in the log.
            return
        }
        defer { working.inboxes[service] = event.cursor }
        let header: EventHeader
        do throws(EventReadingFailure) {
            header = try coder.header(of: event.bytes)
        } catch {
            park(event, from: service, header: nil, reason: error.description, now, &working)
            return
        }
        let subject = ParkedSubject(
            source: service.rawValue, operation: header.operation.wire, subject: header.subject.wire)
        if let earlier = working.parked[subject], !earlier.isEmpty {
            park(
                event, from: service, header: header, reason: "an earlier event of its subject is parked", now, &working
            )
            return
        }
        if let reason = react(to: event.bytes, header, from: service, coder, now, &working) {
            park(event, from: service, header: header, reason: reason, now, &working)
        }
    }

    /// Lets go of what waits of a log that is no longer followed: it comes again from the one that is.
    func begin(anew cursor: Cursor, of service: ServiceName, _ working: inout Working) {
        working.inboxes[service] = cursor
        let subjects = working.parked.keys.filter { $0.source == service.rawValue }
        let keys = subjects.flatMap { working.parked.removeValue(forKey: $0) ?? [] }
        working.append.parkedRemoved += keys.sorted()
    }

    /// Decides what the reactions answer to an event; all of it or nothing.
    /// - Returns: why the event must park, or `nil`.
    mutating func react(
        to bytes: [UInt8], _ header: EventHeader, from service: ServiceName, _ coder: EventCoder, _ now: Instant,
        _ working: inout Working
    ) -> String? {
        let name = header.eventType?.name
        let answering = reactions.filter { reaction in
            let kind = type(of: reaction)
            return kind.origin == service && kind.answers.contains { $0.name == name }
        }
        guard !answering.isEmpty else {
            working.notes.append(.unhandled(type: header.type))
            return nil
        }
        let before = working
        for reaction in answering {
            do {
                let state = working.state.operation(header.operation)
                let (commands, provenance) = try reaction.commands(forBytes: bytes, coder: coder, state: state)
                for (index, command) in commands.enumerated() {
                    let id = try type(of: reaction).commandID(for: header.id, bytes: bytes, index: index)
                    try carryOut(command, id: id, provenance: provenance, cause: header, coder, now, &working)
                }
            } catch {
                let unasked = working.unasked
                working = before
                working.unasked = unasked
                return (error as? Problem)?.detail ?? "\(error)"
            }
        }
        return nil
    }

    /// Decides a reaction's command, unless it was carried out before: a log that is followed anew tells again what had
    /// its effect.
    private mutating func carryOut(
        _ command: A.Command, id: CommandID, provenance: Provenance, cause: EventHeader, _ coder: EventCoder,
        _ now: Instant, _ working: inout Working
    ) throws(Problem) {
        if working.byID[id.wire] != nil {
            working.notes.append(.repeated)
            return
        }
        do throws(Problem) {
            try decide(command, id: id, provenance: provenance, cause: cause, coder, now, &working)
        } catch {
            guard working.known.asked.contains(id.wire) else {
                working.unasked.append(id.wire)
                return
            }
            guard error.kind == .alreadySo else { throw error }
            working.notes.append(.alreadySo)
        }
    }

    private func park(
        _ event: FollowedEvent, from service: ServiceName, header: EventHeader?, reason: String, _ now: Instant,
        _ working: inout Working
    ) {
        let parked = ParkedEvent(
            source: service.rawValue, log: event.id.log, epoch: event.id.epoch, sequence: event.id.sequence,
            operation: header?.operation.wire ?? "", subject: header?.subject.wire ?? "", type: header?.type ?? "",
            reason: reason, bytes: event.bytes, parkedAt: now.microseconds)
        working.append.parkedAdded.append(parked)
        working.parked[ParkedSubject(parked), default: []].insert(parked.key)
        working.notes.append(.parked(event: event.id.wire, reason: reason))
    }
}
