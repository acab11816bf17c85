public import MessageSchema

/// Records of one service that follow corrections and retractions: they keep the facts that they were folded from, and
/// fold an entity anew where one of its entries is withdrawn.
///
/// So a correction costs as much as was recorded about its entity, and nothing else costs more for it. Whatever is kept
/// of an entity follows from the facts about it alone, in the order of the log.
public protocol CorrectableRecords: Sendable {
    /// The facts.
    associatedtype Event: CorrectableEvent

    /// Records before the first event.
    init()

    /// Every fact as it was recorded.
    var journal: Journal<Event> { get set }
    /// Facts about an entity that is there, and that have nothing to stand on all the same: a step of a line that is
    /// not there, or what the cell decided without the gate that it then had.
    func unplaced(in subject: Subject) -> Set<EventID>
    /// Folds an event, by `take(_:)`; it never fails. Each type has it for itself, so that all that an event goes through is
    /// compiled for that type: otherwise Swift looks up at each step, of every event, what the types are.
    mutating func apply(_ event: RecordedEvent<Event>)
    /// Folds a fact that counts; retractions and corrections are none.
    mutating func fold(_ event: Event, _ stamp: EntryStamp)
    /// Lets go of all that is kept of an entity, with the facts that are its.
    mutating func forget(_ subject: Subject, facts: Set<EventID>)
    /// Moves what was changed to where it is in nobody's way, once no copy of the records as they were is kept; nothing that
    /// can be seen changes. A map that is left out of it is as right, and slower when it is large.
    mutating func settle()
    /// Whether anything is kept of an entity.
    func holds(_ subject: Subject) -> Bool
    /// What of its entity a fact speaks of, such as the stage of a line; of the facts that speak of the same, one holds.
    func aspects(of event: Event) -> [String]
    /// The entry that holds at a moment where a fact speaks of something that facts about other entities speak of too.
    func holding(instead event: Event, at moment: Moment) -> EntryStamp?
}

extension CorrectableRecords {
    /// Every kind of fact speaks of something of its own.
    public func aspects(of event: Event) -> [String] { [type(of: event.payload).type.name] }

    /// Facts speak of their own entity.
    public func holding(instead event: Event, at moment: Moment) -> EntryStamp? { nil }

    /// Folds an event.
    mutating func take(_ event: RecordedEvent<Event>) {
        take(.fact(event.header.subject, EntryStamp(event), event.event, cause: event.header.causation))
    }

    /// Folds a fact under another stamp than that of its own event: a supposed one, to see what a decision would come to, or
    /// that of another log from where it was taken in.
    public mutating func suppose(_ event: Event, about subject: Subject, _ stamp: EntryStamp) {
        take(.fact(subject, stamp, event))
    }

    private mutating func take(_ entry: JournalEntry<Event>) {
        if journal.note(entry) {
            refold([entry.subject])
        } else if entry.event.target == nil {
            fold(entry.event, entry.stamp)
        }
    }

    /// The records as they were when nothing had been recorded after a moment: folded from nothing out of the entries of
    /// until then, so that it costs what those cost, whatever came later.
    public func recorded(by moment: Instant) -> Self {
        guard let entries = journal.recorded(by: moment) else { return self }
        var records = Self()
        for entry in entries { records.take(entry) }
        return records
    }

    /// The records as they were known at a moment: entries that were withdrawn later count in them, and corrections that
    /// were learned later do not. Entries that were learned later are in them; a `Moment` tells those apart.
    public func known(at knownAt: Instant?) -> Self {
        guard let knownAt else { return self }
        let subjects = journal.restated(after: knownAt)
        guard !subjects.isEmpty else { return self }
        var records = self
        records.refold(subjects, knownAt: knownAt)
        return records
    }

    /// The records without an entry and its corrections, to decide on what takes its place.
    /// - Parameter inPlace: whether what was recorded later about the same entity is left out as well.
    public func without(_ event: EventID, inPlace: Bool) -> Self {
        guard let entry = journal.entry(event) else { return self }
        var records = self
        records.refold([entry.subject], leavingOut: journal.original(of: event), inPlace: inPlace)
        return records
    }

    /// Facts about an entity that count and have nothing to stand on, in the order of the log.
    public func unsupported(_ subject: Subject, knownAt: Instant? = nil) -> [EventID] {
        let facts = journal.counted(about: subject, knownAt: knownAt).map(\.stamp.event)
        guard holds(subject) else { return facts }
        let unplaced = unplaced(in: subject)
        return facts.filter(unplaced.contains)
    }

    /// Facts about an entity and all that hang together with it, that count and have nothing to stand on.
    func unsupported(around subject: Subject) -> [EventID] {
        journal.linked([subject]).flatMap { unsupported($0) }
    }

    private mutating func refold(
        _ changed: [Subject], knownAt: Instant? = nil, leavingOut: EventID? = nil, inPlace: Bool = false
    ) {
        var facts: [(event: Event, stamp: EntryStamp)] = []
        for subject in journal.linked(changed) {
            forget(subject, facts: Set(journal.entries(about: subject).map(\.stamp.event)))
            facts += journal.counted(
                about: subject, knownAt: knownAt, leavingOut: leavingOut, inPlace: inPlace)
        }
        facts.sort { $0.stamp.place.sequence < $1.stamp.place.sequence }
        for (event, stamp) in facts { fold(event, stamp) }
    }
}
