public import MessageSchema

/// The rules by which entries are retracted and corrected, the same in every service.
///
/// New content passes the very rules that the entry itself had to pass, on the state without it.
public struct CorrectionRules<A: CorrectableAggregate>: Sendable {
    private let state: A
    private let context: DecisionContext

    /// Judges by the state of an operation.
    public init(_ state: A, in context: DecisionContext) {
        self.state = state
        self.context = context
    }

    /// Takes an entry back.
    /// - Throws: `Refusal` where there is no such entry, where it counts no longer, where it is fixed for life, and where
    ///   others stand on what the cell itself decided.
    public func retract(_ wish: EntryRetraction<A.Event.Owner>) throws(Refusal) -> A.Event {
        let entry = try entry(wish.event)
        let fact = try fact(of: entry)
        if let objection = state.objectionToRetracting(fact) {
            throw Refusal(.notAllowed, at: "/event", "\(named(entry)) cannot be retracted: \(objection)")
        }
        try checkStanding(of: entry, for: "retract-entry")
        let retracted = { (unsupported: [EventID]?) in
            A.Event.retraction(
                EntryRetracted(
                    event: wish.event, subject: entry.subject, type: type(of: entry.event.payload).type,
                    reason: wish.reason, unsupported: unsupported))
        }
        let loss = loss(of: entry, by: retracted(nil))
        guard !loss.isEmpty else { return retracted(nil) }
        if entry.event.target != nil {
            // What was recorded before it had no more to stand on then; what was decided since stands on its being there.
            var since = loss
            since.events.removeAll { $0.sequence < entry.stamp.event.sequence }
            guard since.isEmpty else {
                throw refusal(
                    since, of: entry, "with this back in place, other entries would have nothing to stand on",
                    .notAllowed)
            }
            return retracted(loss.events.isEmpty ? nil : Array(loss.events.prefix(Self.listed)))
        }
        guard !entry.stamp.isDecided else {
            throw refusal(
                loss, of: entry, "the cell itself decided it, and other entries stand on it; retract those first",
                .notAllowed)
        }
        return retracted(loss.events.isEmpty ? nil : Array(loss.events.prefix(Self.listed)))
    }

    /// Puts other content in the place of an entry's.
    /// - Throws: `Refusal` where there is no such entry, where it counts no longer, where the content is not as the
    ///   entry's own command would have to have it, where it changes nothing or what the entry is about, and where other
    ///   entries would have nothing to stand on.
    public func correct(_ wish: EntryCorrection<A.Event.Owner>) throws(Refusal) -> A.Event {
        let entry = try entry(wish.event)
        guard entry.event.retracted == nil else {
            throw Refusal(
                .notAllowed, at: "/event",
                "\(named(entry)) is a retraction, which has no content to correct; take it back with `retract-entry`, and "
                    + "what it retracted counts again")
        }
        let fact = try fact(of: entry)
        if let objection = state.objectionToCorrecting(fact) {
            throw Refusal(.notAllowed, at: "/event", "\(named(entry)) cannot be corrected: \(objection)")
        }
        try checkStanding(of: entry, for: "correct-entry")
        let reading = CorrectedContent<A.Event, A.Command>(of: fact)
        let command = try reading.command(wish.content)
        guard command.payload.subject(in: state.operation) == entry.subject else {
            throw Refusal(
                .notAllowed, at: "/content",
                "the entry is about \(entry.subject), and the new content about "
                    + "\(command.payload.subject(in: state.operation)); an entry keeps what it is about: retract it with "
                    + "`retract-entry`, and record it anew")
        }
        let corrected = try decided(command, in: entry, fact)
        try under("/content") { () throws(Refusal) in try state.checkIdentity(of: corrected, as: fact) }
        try checkChange(corrected, saysSame: corrected == fact || command == reading.command(of: fact), entry)
        let content: JSONValue
        do {
            let payload = corrected.payload
            content = try JSONValue.encoding(payload)
        } catch {
            throw Refusal(.internalFailure, at: "/content", "the new content cannot be written: \(error)")
        }
        let correction = A.Event.correction(
            EntryCorrected(
                event: wish.event, subject: entry.subject, type: type(of: fact.payload).type, content: content,
                reason: wish.reason))
        let loss = loss(of: entry, by: correction)
        guard loss.isEmpty else {
            throw refusal(
                loss, of: entry, "with that content, other entries would have nothing to stand on; retract those first",
                .notAllowed)
        }
        return correction
    }

    // MARK: - The entry

    private func entry(_ event: EventID) throws(Refusal) -> JournalEntry<A.Event> {
        let journal = state.records.journal
        if let entry = journal.entry(event) { return entry }
        let service = A.Event.service.rawValue
        let remedy: String
        if let other = state.foreignLogs[event.log] {
            remedy = "its log is \(other.rawValue)'s: send the command to that service"
        } else if event.log == journal.log {
            remedy =
                "it stands in the log of \(service), but is none of this operation's entries there; look at the entity's "
                + "entries with the query `entries`, and name one of them"
        } else {
            remedy =
                "its log `\(event.log)` is not that of \(service)\(journal.log.map { ", which is `\($0)`" } ?? ""); send the "
                + "command to the service whose log that is"
        }
        throw Refusal(
            .unknownEntity, at: "/event",
            "\(service) has no entry `\(event)` of the operation `\(state.operation.wire)`: \(remedy)")
    }

    /// The fact that an entry, its correction or its retraction is of.
    private func fact(of entry: JournalEntry<A.Event>) throws(Refusal) -> A.Event {
        var current = entry
        while let target = current.event.retracted?.event, let next = state.records.journal.entry(target) {
            current = next
        }
        guard let fact = state.records.journal.content(of: current) else {
            throw Refusal(
                .internalFailure, at: "/event", "the content of \(named(entry)) cannot be read; please report this")
        }
        return fact
    }

    private func checkStanding(of entry: JournalEntry<A.Event>, for name: String) throws(Refusal) {
        let event = entry.stamp.event
        if let withdrawal = state.records.journal.withdrawal(of: event) {
            let word = withdrawal.isCorrection ? "corrected" : "retracted"
            throw Refusal(
                withdrawal.isCorrection && name == "correct-entry" ? .notAllowed : .alreadySo, at: "/event",
                "\(named(entry)) is \(word) already, by `\(withdrawal.event)` (\"\(withdrawal.reason)\"), and counts no "
                    + "longer; "
                    + (withdrawal.isCorrection
                        ? "name that one: correct it for other content, or retract it, and this counts again"
                        : "retract that one with `retract-entry`, and this counts again"))
        }
        guard entry.stamp.learned <= context.learned else {
            throw Refusal(
                .notAllowed, at: "/event",
                "\(named(entry)) was learned at \(entry.stamp.learned.wire), so it cannot have been known to be wrong at "
                    + "\(context.learned.wire); give that moment or a later one in `learnedTime`")
        }
    }

    private func named(_ entry: JournalEntry<A.Event>) -> String {
        "the entry `\(entry.stamp.event)` (\(type(of: entry.event.payload).type.name) of \(entry.subject))"
    }

    // MARK: - The content

    private func decided(
        _ command: A.Command, in entry: JournalEntry<A.Event>, _ fact: A.Event
    ) throws(Refusal) -> A.Event {
        let substrate = state.replacing(
            state.records.without(entry.stamp.event, inPlace: state.isStep(fact)))
        let events = try under("/content") { () throws(Refusal) in
            try substrate.decide(substrate.adapted(command), in: context)
        }
        // What follows from the fact stands behind it, and follows from the correction anew.
        guard let event = events.first, type(of: event.payload) == type(of: fact.payload) else {
            throw Refusal(
                .notAllowed, at: "/content",
                "the new content would make another kind of entry; retract this one, and record it anew")
        }
        return event
    }

    /// A report of the same content by other sources is news of who says so; a decision of it is none, also where it would
    /// now resolve to something else, as an option does that was defined anew.
    private func checkChange(
        _ corrected: A.Event, saysSame: Bool, _ entry: JournalEntry<A.Event>
    ) throws(Refusal) {
        let saysSame = saysSame && context.effective == entry.stamp.effective
        let isOnSameWord = context.provenance == entry.stamp.provenance
        guard saysSame, isOnSameWord || context.isDecided else { return }
        throw Refusal(
            .alreadySo, at: "/content",
            "\(named(entry)) says just this with effect from \(entry.stamp.effective.wire) already; nothing would change"
        )
    }

    private func under<Value>(
        _ prefix: String, _ body: () throws(Refusal) -> Value
    ) throws(Refusal) -> Value {
        do throws(Refusal) {
            return try body()
        } catch {
            throw Refusal(
                error.kind, error.detail,
                fields: error.fields.isEmpty
                    ? [Problem.Place(pointer: prefix, detail: error.detail)]
                    : error.fields.map { Problem.Place(pointer: prefix + $0.pointer, detail: $0.detail) })
        }
    }

    // MARK: - What stands on it

    private static var listed: Int { 50 }

    /// Entries and entities that would have nothing to stand on.
    private struct Loss {
        var events: [EventID]
        var reliers: [Subject]
        var isEmpty: Bool { events.isEmpty && reliers.isEmpty }
    }

    private func loss(of entry: JournalEntry<A.Event>, by change: A.Event) -> Loss {
        var after = state.records
        after.suppose(change, about: entry.subject, EntryStamp(supposing: context, in: entry.stamp.event.log))
        let before = Set(state.records.unsupported(around: entry.subject))
        let isGone = state.records.holds(entry.subject) && !after.holds(entry.subject)
        return Loss(
            events: after.unsupported(around: entry.subject).filter { !before.contains($0) },
            reliers: isGone ? state.reliers(on: entry.subject) : [])
    }

    private func refusal(
        _ loss: Loss, of entry: JournalEntry<A.Event>, _ reason: String, _ kind: Problem.Kind
    ) -> Refusal {
        let names = loss.events.map { "the entry `\($0)`" } + loss.reliers.map { "`\($0)`, which names it" }
        let more = names.count > 5 ? ", and \(names.count - 5) more" : ""
        return Refusal(
            kind, at: "/event",
            "\(named(entry)): \(reason): \(names.prefix(5).joined(separator: ", "))\(more)")
    }
}
