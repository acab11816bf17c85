import HashTreeCollections
public import MessageSchema

/// Every fact of one operation in one service, as it was recorded, and which of them later ones retract or correct.
///
/// An entry counts at a moment where no retraction and no correction of it counts that was learned by then; a retraction
/// is an entry too, and can be retracted. A correction takes the place of what it corrects. Taking a fact in costs the
/// same at any size; finding what became of one entry costs as much as was said about it.
public struct Journal<Event: CorrectableEvent>: Hashable, Sendable {
    /// Every fact, in the order of the log.
    public private(set) var entries = AppendList<JournalEntry<Event>>()
    /// The facts about each entity, by their place among the entries.
    private var places: SettlingMap<Subject, Places> = [:]
    /// The retractions and corrections of each entry; a correction of a correction stands with the original too.
    private var marks: TreeDictionary<Int, [Int]> = [:]
    /// The corrections that take the place of each original, also those of its corrections.
    private var versions: TreeDictionary<Int, [Int]> = [:]
    /// The entities that each one shares a fact with, as a match is one of a pledge and of a slot.
    private var links: SettlingMap<Subject, TreeSet<Subject>> = [:]
    /// What each event of another service brought about.
    private var consequences: SettlingMap<EventID, [Int]> = [:]
    /// When the last retraction or correction of something about each entity was learned.
    private var restated: TreeDictionary<Subject, Instant> = [:]

    /// Places among the entries; the first by itself, as most entities have one fact, and an array is an allocation.
    private struct Places: Hashable, Sendable {
        let first: Int
        var others: [Int] = []

        var all: [Int] { [first] + others }
        var last: Int { others.last ?? first }
    }

    init() {}

    /// Takes in a fact, and answers whether what is folded of its entity changes with it: it retracts or corrects another
    /// one, or it comes late, as facts of another service's log may, and others were folded that stand after it.
    mutating func note(_ entry: JournalEntry<Event>) -> Bool {
        guard head <= entry.stamp.event.sequence else { return noteLate(entry) }
        let place = entries.count
        entries.append(entry)
        note(place, of: entry.subject)
        if let cause = entry.cause { consequences[cause, default: []].append(place) }
        for other in (entry.event.corrected == nil ? entry.event : content(of: entry))?.touches ?? []
        where other != entry.subject {
            links[entry.subject, default: []].insert(other)
            links[other, default: []].insert(entry.subject)
        }
        guard let target = entry.event.target, let marked = self.place(of: target) else { return false }
        marks[marked, default: []].append(place)
        if entry.event.corrected != nil {
            let original = original(of: marked)
            versions[original, default: []].append(place)
            if original != marked {
                for version in [original] + (versions[original] ?? []) where version != place {
                    if version != marked { marks[version, default: []].append(place) }
                }
            }
        }
        restated[entry.subject] = max(restated[entry.subject] ?? entry.stamp.learned, entry.stamp.learned)
        return true
    }

    private mutating func note(_ place: Int, of subject: Subject) {
        guard var known = places.updateValue(Places(first: place), forKey: subject) else { return }
        known.others.append(place)
        places[subject] = known
    }

    /// Moves what was noted to where it is in nobody's way.
    mutating func settle() {
        places.settle()
        links.settle()
        consequences.settle()
    }

    /// Puts a fact where it belongs, before others; costs as much as all of them, which is rare.
    private mutating func noteLate(_ entry: JournalEntry<Event>) -> Bool {
        var all = Array(entries)
        let place = end(of: entry.stamp.event.sequence)
        if place > 0, all[place - 1].stamp.event.sequence == entry.stamp.event.sequence {
            all[place - 1] = entry
        } else {
            all.insert(entry, at: place)
        }
        self = Journal()
        for entry in all { _ = note(entry) }
        return true
    }

    /// How many entries stand up to a place in the log.
    private func end(of sequence: SequenceNumber) -> Int { count { $0.stamp.event.sequence <= sequence } }

    /// How many entries fulfil what the first ones alone fulfil.
    private func count(while isAmong: (JournalEntry<Event>) -> Bool) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if isAmong(entries[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The facts that were recorded by a moment, in the order of the log; `nil` where all of them were. A log is in the order
    /// of recording, so that later ones cost nothing.
    func recorded(by moment: Instant) -> AppendList<JournalEntry<Event>>.SubSequence? {
        let count = count { $0.stamp.recorded <= moment }
        return count == entries.count ? nil : entries[..<count]
    }

    /// Where among the entries the one stands that an event recorded; of several under one event, the last.
    private func place(of event: EventID) -> Int? {
        let place = end(of: event.sequence) - 1
        return place >= 0 && entries[place].stamp.event == event ? place : nil
    }

    /// The sequence of the last fact about an entity, 0 before the first.
    public func revision(of subject: Subject) -> SequenceNumber {
        places[subject].map { entries[$0.last].stamp.event.sequence } ?? .zero
    }

    /// The entry that an event recorded, or `nil` where it is none of this operation's.
    public func entry(_ event: EventID) -> JournalEntry<Event>? { place(of: event).map { entries[$0] } }

    /// The facts about an entity in the order of the log, those that count no longer among them.
    public func entries(about subject: Subject) -> [JournalEntry<Event>] {
        (places[subject]?.all ?? []).map { entries[$0] }
    }

    /// What an event of another service brought about and still counts, in the order of the log.
    public func consequences(of foreign: EventID) -> [JournalEntry<Event>] {
        (consequences[foreign] ?? []).filter { !isWithdrawn($0, knownAt: nil) }.map { entries[$0] }
    }

    /// What an event of another service brought about, in the order of the log, whether it counts or not.
    public func broughtAbout(by foreign: EventID) -> [EventID] {
        (consequences[foreign] ?? []).map { entries[$0].stamp.event }
    }

    /// The place of the last fact, 0 before the first.
    public var head: SequenceNumber { entries.last?.stamp.event.sequence ?? .zero }

    /// The log that the facts stand in; `nil` before the first one.
    public var log: LogID? { entries.first?.stamp.event.log }

    /// What took an entry out of the count by a moment, the last of several; `nil` where it counts.
    public func withdrawal(of event: EventID, knownAt: Instant? = nil) -> Withdrawal? {
        guard let place = place(of: event), let mark = marks[place]?.last(where: { counts($0, knownAt: knownAt) })
        else { return nil }
        let entry = entries[mark]
        let (retracted, corrected) = (entry.event.retracted, entry.event.corrected)
        guard let reason = retracted?.reason ?? corrected?.reason else { return nil }
        return Withdrawal(
            event: entry.stamp.event, learned: entry.stamp.learned, isCorrection: corrected != nil, reason: reason)
    }

    /// The event that first recorded what a correction, or the correction of one, corrects; the event's own where it is
    /// none.
    public func original(of event: EventID) -> EventID {
        place(of: event).map { entries[original(of: $0)].stamp.event } ?? event
    }

    /// What an entry states: its own fact, or that of its correction; `nil` for a retraction.
    public func content(of entry: JournalEntry<Event>) -> Event? {
        if let correction = entry.event.corrected {
            return try? Event.fact(of: correction.type, content: correction.content)
        }
        return entry.event.retracted == nil ? entry.event : nil
    }

    /// The facts about an entity that counted at a moment, in the order in which they fold: a correction in the place of
    /// what it corrects.
    /// - Parameters:
    ///   - leavingOut: an original that is left out with all its corrections.
    ///   - inPlace: whether what was recorded after that original is left out as well.
    func counted(
        about subject: Subject, knownAt: Instant?, leavingOut: EventID? = nil, inPlace: Bool = false
    ) -> [(event: Event, stamp: EntryStamp)] {
        var facts: [(event: Event, stamp: EntryStamp)] = []
        let leftOut = leavingOut.flatMap { self.place(of: $0) }
        for place in places[subject]?.all ?? [] {
            let entry = entries[place]
            guard entry.event.target == nil else { continue }
            if place == leftOut {
                if inPlace { break }
                continue
            }
            if !isWithdrawn(place, knownAt: knownAt) {
                facts.append((entry.event, entry.stamp))
            } else if let version = versions[place]?.last(where: { counts($0, knownAt: knownAt) }),
                let content = content(of: entries[version])
            {
                facts.append((content, entries[version].stamp.correcting(entry.stamp.event)))
            }
        }
        return facts
    }

    /// Some entities, and all that hang together with them by facts that change several; in text order.
    public func linked(_ subjects: [Subject]) -> [Subject] {
        var found = Set(subjects)
        var open = subjects
        while let subject = open.popLast() {
            for other in links[subject] ?? [] where found.insert(other).inserted { open.append(other) }
        }
        return found.sorted { $0.wire < $1.wire }
    }

    /// The facts about an entity that counted by a moment, a correction in the place of what it corrects.
    public func counting(about subject: Subject, knownAt: Instant?) -> [(event: Event, stamp: EntryStamp)] {
        counted(about: subject, knownAt: knownAt)
    }

    /// The entities of which something counted at a moment that does not count by all that is recorded, or the other way
    /// round.
    func restated(after knownAt: Instant) -> [Subject] {
        restated.filter { $0.value > knownAt }.map(\.key)
    }

    private func original(of place: Int) -> Int {
        var current = place
        // A correction stands after what it corrects, so this ends.
        while let target = entries[current].event.corrected?.event, let next = self.place(of: target) { current = next }
        return current
    }

    private func isWithdrawn(_ place: Int, knownAt: Instant?) -> Bool {
        // The latest first: it tells at once, where the first would ask all that came after it.
        marks[place]?.last { counts($0, knownAt: knownAt) } != nil
    }

    /// Whether a retraction or correction counts: known by then, graded well enough to move a value, and not withdrawn
    /// itself.
    private func counts(_ place: Int, knownAt: Instant?) -> Bool {
        let stamp = entries[place].stamp
        guard stamp.movesValues, knownAt.map({ stamp.learned <= $0 }) ?? true else { return false }
        return !isWithdrawn(place, knownAt: knownAt)
    }
}

extension Journal: Codable {
    /// Reads the facts in the order of the log.
    public init(from decoder: any Decoder) throws {
        self.init()
        for entry in try decoder.singleValueContainer().decode([JournalEntry<Event>].self) { _ = note(entry) }
    }

    /// Writes the facts in the order of the log; everything else follows from them.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Array(entries))
    }
}
