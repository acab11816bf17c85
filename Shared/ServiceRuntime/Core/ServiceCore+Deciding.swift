import DomainModel
import EventLog
import MessageSchema

extension ServiceCore {
    /// What a decision is made for.
    private struct Order {
        let command: A.Command
        let envelope: CommandEnvelope
        let basis: Basis
        let hash: Digest256
        let cause: EventHeader?
    }

    /// Decides a command that a sender gave.
    mutating func decide(
        _ prepared: PreparedCommand<A.Command>, _ coder: EventCoder, _ now: Instant, _ working: inout Working
    ) -> Result<CommandReply, Problem> {
        let envelope = prepared.envelope
        if let stored = working.byID[envelope.id.wire] {
            guard stored.contentHash == prepared.contentHash else {
                working.notes.append(.refused(name: envelope.name, kind: "id-reused"))
                return .failure(
                    Problem(
                        .idReused,
                        "the command id `\(envelope.id)` was used before, for other content; give each command an id of "
                            + "its own, such as a UUID", errors: [.init(pointer: "/id", detail: "used before")]))
            }
            working.notes.append(.repeated)
            return .success(reply(stored, for: prepared, working.state))
        }
        if isShortOfRoom {
            // It may have been carried out before, and then gets its stored reply.
            if !working.known.asked.contains(envelope.id.wire) { working.unasked.append(envelope.id.wire) }
            working.notes.append(.refused(name: envelope.name, kind: Problem.Kind.storageFull.rawValue))
            return .failure(shortage)
        }
        let order = Order(
            command: prepared.command, envelope: envelope, basis: prepared.basis, hash: prepared.contentHash, cause: nil
        )
        do throws(Problem) {
            let stored = try decide(order, coder, now, &working)
            working.notes.append(
                .accepted(name: envelope.name, events: Int(stored.last.value - stored.first.value) + 1))
            return .success(reply(stored, for: prepared, working.state))
        } catch {
            if !working.known.asked.contains(envelope.id.wire) { working.unasked.append(envelope.id.wire) }
            working.notes.append(.refused(name: envelope.name, kind: error.kind?.rawValue ?? error.type))
            return .failure(error)
        }
    }

    /// Decides a command that a reaction gave.
    mutating func decide(
        _ command: A.Command, id: CommandID, provenance: Provenance, cause: EventHeader, _ coder: EventCoder,
        _ now: Instant, _ working: inout Working
    ) throws(Problem) {
        let envelope: CommandEnvelope
        let hash: Digest256
        do {
            envelope = CommandEnvelope(
                id: id, name: type(of: command.payload).name, operation: cause.operation,
                data: try JSONValue.encoding(command.payload), effectiveDate: cause.effective,
                learnedTime: cause.learned, sources: provenance.sources,
                actor: try Text(wire: "muster-\(A.Command.service.rawValue)"), correlationId: cause.correlation,
                traceparent: cause.traceparent)
            hash = try envelope.contentHash()
        } catch {
            throw Problem(.internalFailure, "the reaction's command cannot be written: \(error)")
        }
        let basis = provenance.basis.term ?? .reported
        _ = try decide(
            Order(command: command, envelope: envelope, basis: basis, hash: hash, cause: cause), coder, now, &working)
    }

    /// Decides a command that time alone brings about: the service's own decision, in effect on the day it fell due.
    ///
    /// Once under its own id. Where that was used for other content, of the same rule, entity and day or by a sender, the
    /// content is part of the id: what is due is not lost to an id that is taken.
    /// - Returns: the id under which it was carried out now, or `nil` where it was before.
    mutating func decide(
        _ due: DueCommand<A.Command>, in operation: OperationID, _ coder: EventCoder, _ now: Instant,
        _ working: inout Working
    ) throws(Problem) -> CommandID? {
        var (id, envelope, hash): (CommandID, CommandEnvelope, Digest256)
        do {
            id = try due.id(in: operation)
            envelope = try self.envelope(of: due, id: id, in: operation)
            hash = try envelope.contentHash()
            if let stored = working.byID[id.wire], stored.contentHash != hash {
                id = try CommandID(wire: "\(id.wire):\(hash.hex.prefix(16))")
                envelope = try self.envelope(of: due, id: id, in: operation)
            }
        } catch let error as InvalidValue {
            throw Problem(.internalFailure, "no command id can be made for what is due: \(error.message)")
        } catch {
            throw Problem(.internalFailure, "the command that is due cannot be written: \(error)")
        }
        guard working.byID[id.wire] == nil else { return nil }
        let order = Order(command: due.command, envelope: envelope, basis: .decided, hash: hash, cause: nil)
        do throws(Problem) {
            _ = try decide(order, coder, now, &working)
            return id
        } catch {
            guard working.known.asked.contains(id.wire) else {
                // It may have been carried out before; then nothing more is to be done.
                working.unasked.append(id.wire)
                return nil
            }
            throw error
        }
    }

    private func envelope(
        of due: DueCommand<A.Command>, id: CommandID, in operation: OperationID
    ) throws -> CommandEnvelope {
        CommandEnvelope(
            id: id, name: type(of: due.command.payload).name, operation: operation,
            data: try JSONValue.encoding(due.command.payload), effectiveDate: .day(due.on),
            actor: try Text(wire: "muster-\(A.Command.service.rawValue)"))
    }

    /// Decides without recording.
    func preview(_ prepared: PreparedCommand<A.Command>, _ now: Instant) -> Result<PreviewReply, Problem> {
        let order = Order(
            command: prepared.command, envelope: prepared.envelope, basis: prepared.basis, hash: prepared.contentHash,
            cause: nil)
        do throws(Problem) {
            let (events, _, _) = try facts(order, now, state)
            var preview: [PreviewReply.Fact] = []
            for event in events {
                let payload = event.payload
                do {
                    preview.append(
                        .init(
                            type: type(of: payload).type, subject: payload.subject(in: prepared.envelope.operation),
                            data: try JSONValue.encoding(payload)))
                } catch {
                    throw Problem(.internalFailure, "the fact cannot be written: \(error)")
                }
            }
            return .success(PreviewReply(events: preview))
        } catch {
            return .failure(error)
        }
    }

    private func reply(
        _ stored: StoredReply, for prepared: PreparedCommand<A.Command>, _ state: ServiceState<A>
    ) -> CommandReply {
        let envelope = prepared.envelope
        let events = (stored.first.value...stored.last.value).map {
            EventID(log: identity.log, epoch: stored.epoch, sequence: SequenceNumber($0))
        }
        let reservations = state.held(envelope.operation).wrappedValue.reservations(
            on: prepared.command, in: events)
        return CommandReply(
            command: envelope.id, operation: envelope.operation, events: events,
            reservations: reservations.isEmpty ? nil : reservations, revision: stored.revision,
            bookmark: Bookmark(
                log: identity.log, service: A.Command.service, epoch: stored.epoch, sequence: stored.last))
    }

    private func facts(
        _ order: Order, _ now: Instant, _ state: ServiceState<A>
    ) throws(Problem) -> (events: [A.Event], context: DecisionContext, subject: Subject) {
        let envelope = order.envelope
        let recorded = max(now, state.lastRecorded, order.cause?.recorded ?? now)
        let learned = envelope.learnedTime ?? recorded
        try ProvenanceRules.check(basis: order.basis, sources: envelope.sources, learned: learned, now: recorded)
        let held = state.held(envelope.operation)
        let context = DecisionContext(
            command: envelope.id, now: recorded, actor: envelope.actor,
            effective: envelope.effectiveDate ?? held.wrappedValue.effectiveDate(of: order.command)
                ?? .day(recorded.day),
            learned: learned, provenance: Provenance(basis: order.basis, sources: envelope.sources))
        let subject =
            held.wrappedValue.subject(of: order.command) ?? order.command.payload.subject(in: envelope.operation)
        let current = held.wrappedValue.revision(of: subject)
        if let seen = envelope.revision, seen != current {
            throw Problem(
                .staleRevision,
                "\(subject) stands at revision \(current), not \(seen) as you saw it; look at it again, and send the "
                    + "command under a new id with revision \(current) where it still fits",
                errors: [.init(pointer: "/revision", detail: "now \(current)")], currentRevision: current)
        }
        do throws(Refusal) {
            let events = try held.wrappedValue.decide(order.command, in: context)
            guard !events.isEmpty else {
                throw Refusal(.alreadySo, "the command would change nothing")
            }
            return (events, context, subject)
        } catch {
            throw error.problem
        }
    }

    private func decide(
        _ order: Order, _ coder: EventCoder, _ now: Instant, _ working: inout Working
    ) throws(Problem) -> StoredReply {
        let (events, context, commandSubject) = try facts(order, now, working.state)
        let envelope = order.envelope
        var head = working.head
        var facts: [RecordedEvent<A.Event>] = []
        var stored: [StoredEvent] = []
        var publications: [Publication] = []
        var revision = head.sequence.advanced(by: events.count)
        for event in events {
            let payload = event.payload
            let subject = payload.subject(in: envelope.operation)
            let type = type(of: payload).type
            let header = EventHeader(
                id: EventID(log: identity.log, epoch: identity.epoch, sequence: head.sequence.next), type: type,
                subject: subject, recorded: context.now, operation: envelope.operation,
                actor: envelope.actor, effective: context.effective, learned: context.learned, command: envelope.id,
                commandHash: order.hash, correlation: envelope.correlationId ?? envelope.id.wire,
                causation: order.cause?.id, traceparent: envelope.traceparent)
            let recorded = RecordedEvent(header: header, provenance: context.provenance, event: event)
            let bytes: [UInt8]
            do {
                bytes = try coder.encode(recorded)
            } catch {
                throw Problem(.internalFailure, "the event cannot be written: \(error)")
            }
            guard bytes.count <= EventCoder.maximumBytes else {
                throw Problem(
                    .tooLarge,
                    "the event would have \(bytes.count) bytes, \(EventCoder.maximumBytes) are allowed; shorten its texts or "
                        + "split it into several commands")
            }
            let next = StoredEvent(
                after: head, operation: envelope.operation.wire, subject: subject.wire, commandID: envelope.id.wire,
                bytes: bytes)
            head = Cursor(log: head.log, epoch: head.epoch, sequence: next.sequence, hash: next.hash)
            facts.append(recorded)
            stored.append(next)
            publications.append(Publication(topic: type.topic(in: envelope.operation), bytes: bytes))
            if subject == commandSubject { revision = next.sequence }
        }
        let reply = StoredReply(
            commandID: envelope.id.wire, contentHash: order.hash, epoch: identity.epoch,
            first: working.head.sequence.next, last: head.sequence, revision: revision)
        // Only now that nothing can fail: what no other copy holds is then changed in place.
        for fact in facts { working.state.fold(fact) }
        working.head = head
        working.append.events += stored
        working.append.replies.append(reply)
        working.publications += publications
        working.byID[envelope.id.wire] = reply
        working.changed.insert(envelope.operation)
        return reply
    }
}
