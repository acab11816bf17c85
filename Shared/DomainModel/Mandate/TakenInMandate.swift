import HashTreeCollections
public import MessageSchema

/// A service's own copy of the mandate, by which it decides: folded from the facts of mandate's that it took in, each in
/// its place in mandate's log, so that corrections there hold here too.
public struct TakenInMandate: Codable, Hashable, Sendable {
    /// What the facts come to.
    public private(set) var records: MandateRecords
    /// Which facts of mandate's log are taken in, by whom they are about, in the order in which they came.
    private var taken: TreeDictionary<Subject, [ForeignPosition]>

    init() {
        records = MandateRecords()
        taken = [:]
    }

    /// Whether this very fact of mandate's is taken in already. One that was recorded earlier and comes late, because it
    /// could not be taken in at first, is not: it has its own place on the timeline.
    public func covers<Owner>(_ term: MandateTermTaking<Owner>) -> Bool {
        taken[term.about]?.contains(term.origin) ?? false
    }

    /// What is to be taken in of a fact of mandate's; `nil` where nobody decides by it, or where it is taken in.
    public func term<Owner>(of event: RecordedEvent<MandateEvent>) -> MandateTermTaking<Owner>? {
        let id = event.header.id
        let origin = ForeignPosition(service: .known(.mandate), log: id.log, epoch: id.epoch, sequence: id.sequence)
        guard let term = MandateTermTaking<Owner>(event.event, origin: origin), !covers(term) else { return nil }
        return term
    }

    /// Whether a fact can be taken in.
    /// - Throws: `Refusal` where this program does not know the fact, and where it is taken in already.
    public func check<Owner>(_ term: MandateTermTaking<Owner>) throws(Refusal) {
        guard term.fact != nil else {
            throw Refusal(
                .invalidContent, at: "",
                "a term of the mandate holds one fact that this program knows; upgrade it where mandate is newer")
        }
        guard !covers(term) else {
            throw Refusal(
                .alreadySo, at: "/origin",
                "\(Owner.service.rawValue) has taken in what mandate says of `\(term.about)` in event "
                    + "\(term.origin.sequence) of its log")
        }
    }

    /// Takes a fact in; one that comes late never outranks a later one about the same.
    mutating func takeIn<Owner>(_ term: MandateTermTaking<Owner>, _ stamp: EntryStamp) {
        guard !covers(term), let fact = term.fact else { return }
        taken[term.about, default: []].append(term.origin)
        // It stands where it stands in mandate's log, so that one that comes late does not outrank a later one.
        records.suppose(fact, about: term.about, stamp.standing(at: term.origin))
    }
}

extension EntryStamp {
    /// The same word and times at the place where another service recorded the fact that was taken in.
    func standing(at origin: ForeignPosition) -> EntryStamp {
        standing(for: EventID(log: origin.log, epoch: origin.epoch, sequence: origin.sequence))
    }
}
