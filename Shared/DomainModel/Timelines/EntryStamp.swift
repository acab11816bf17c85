public import MessageSchema

/// Where an entry comes from and when it counts: the event it was recorded by, its three times, its basis and sources.
public struct EntryStamp: Codable, Hashable, Sendable {
    /// All of it behind one reference: every change copies neighbouring entries, which share it.
    private let content: Boxed<Content>

    fileprivate struct Content: Codable, Hashable, Sendable {
        let event: EventID
        let effective: EffectiveDate
        let learned: Instant
        let recorded: Instant
        let provenance: Provenance
        var corrects: EventID?
    }

    /// The event that recorded it.
    public var event: EventID { content.value.event }
    /// When it is or was so in the world.
    public var effective: EffectiveDate { content.value.effective }
    /// When the cell knew it.
    public var learned: Instant { content.value.learned }
    /// When the log took it in.
    public var recorded: Instant { content.value.recorded }
    /// What it rests on and who said so.
    public var provenance: Provenance { content.value.provenance }
    /// The event whose place in the log this has, where it corrects what that one recorded.
    public var corrects: EventID? { content.value.corrects }

    init(
        event: EventID, effective: EffectiveDate, learned: Instant, recorded: Instant, provenance: Provenance
    ) {
        content = Boxed(
            Content(
                event: event, effective: effective, learned: learned, recorded: recorded, provenance: provenance))
    }

    /// The stamp that an event gives to the entries it brings.
    public init(header: EventHeader, provenance: Provenance) {
        content = Boxed(
            Content(
                event: header.id, effective: header.effective, learned: header.learned, recorded: header.recorded,
                provenance: provenance))
    }

    private init(_ content: Content) {
        self.content = Boxed(content)
    }

    /// Reads the members.
    public init(from decoder: any Decoder) throws {
        let read = try decoder.readsOnce { json in
            Boxed(try Content(plain: json) ?? json.decoded(as: Content.self))
        }
        content = try read ?? Boxed(try Content(from: decoder))
    }

    /// Writes the members.
    public func encode(to encoder: any Encoder) throws {
        let content = content.value
        // A snapshot has several stamps for each fact, and they are most of what it takes to write it.
        let isWritten = encoder.writesOnce(self.content) { text in
            text.member("event", content.event)
            text.member("effective", content.effective)
            text.member("learned", content.learned)
            text.member("recorded", content.recorded)
            text.name("provenance")
            content.provenance.write(to: &text)
            text.member("corrects", content.corrects)
        }
        if !isWritten { try content.encode(to: encoder) }
    }

    /// The stamp that a decision would give to the entries it brings, if it were recorded after all that is.
    public init(supposing context: DecisionContext, in log: LogID) {
        content = Boxed(
            Content(
                event: EventID(log: log, epoch: Epoch(.max), sequence: SequenceNumber(UInt64(Int64.max))),
                effective: context.effective, learned: context.learned, recorded: context.now,
                provenance: context.provenance))
    }

    /// The same stamp in the place of an entry that it corrects.
    func correcting(_ original: EventID) -> EntryStamp {
        var content = content.value
        content.corrects = original
        return EntryStamp(content)
    }

    /// Where it stands among the facts of its log: its own event, or the one that it corrects.
    var place: EventID { corrects ?? event }

    /// The stamp that an event gives to the entries it brings.
    public init<Event>(_ event: RecordedEvent<Event>) {
        self.init(header: event.header, provenance: event.provenance)
    }

    /// The same word and times under another event: a fact that was taken in from another log keeps its place there.
    func standing(for event: EventID) -> EntryStamp {
        EntryStamp(
            Content(
                event: event, effective: effective, learned: learned, recorded: recorded, provenance: provenance))
    }

    /// Whether the cell decided it.
    public var isDecided: Bool { provenance.basis == .known(.decided) }

    /// Whether the entry may move a value: what the cell decided, or a report graded A–C and 1–3 (DOMAIN.md section 4).
    public var movesValues: Bool { isDecided || (provenance.best?.grade.movesValues ?? false) }

    /// Whether this entry holds against another where both are known and in effect (DOMAIN.md section 4, "Which value
    /// holds"): the later effective date; `decided` over `reported`; among reports the better credibility, the better
    /// reliability, the later publication; then the later sequence.
    ///
    /// Decisions are not ranked by their sources: the cell weighed those when it decided, so its later decision holds. A
    /// correction has the place in the log of what it corrects.
    public func outranks(_ other: EntryStamp) -> Bool { ranking(against: other).outranks }

    /// By which step of the rule two entries are told apart, whichever of them holds; entries that may not move a value
    /// hold against none that may.
    public func precedence(between other: EntryStamp) -> Precedence {
        movesValues == other.movesValues ? ranking(against: other).step : .movesValue
    }

    private func ranking(against other: EntryStamp) -> (outranks: Bool, step: Precedence) {
        let (day, otherDay) = (effective.lastDay, other.effective.lastDay)
        if day != otherDay { return (day > otherDay, .laterEffect) }
        if isDecided != other.isDecided { return (isDecided, .decided) }
        // A report without a source ranks below every other, or three entries could each outrank the next.
        if !isDecided, (provenance.best == nil) != (other.provenance.best == nil) {
            return (provenance.best != nil, .hasSource)
        }
        if !isDecided, let best = provenance.best, let otherBest = other.provenance.best {
            if best.grade != otherBest.grade {
                return (
                    best.grade.outranks(otherBest.grade),
                    best.grade.credibility == otherBest.grade.credibility ? .reliability : .credibility
                )
            }
            let (published, otherPublished) = (best.published.lastDay, otherBest.published.lastDay)
            if published != otherPublished { return (published > otherPublished, .laterPublication) }
        }
        return ((place.epoch, place.sequence) > (other.place.epoch, other.place.sequence), .laterRecord)
    }
}

extension EntryStamp.Content {
    /// Reads what was written directly; `nil` where anything is not as it should be.
    fileprivate init?(plain json: JSONValue) {
        guard let event: EventID = Self.text("event", in: json),
            let effective: EffectiveDate = Self.text("effective", in: json),
            let learned: Instant = Self.text("learned", in: json),
            let recorded: Instant = Self.text("recorded", in: json),
            case .object(let data) = json["provenance"], let provenance = Provenance(plain: data)
        else { return nil }
        let corrects: EventID? = Self.text("corrects", in: json)
        guard corrects != nil || json["corrects"] == nil else { return nil }
        self.init(
            event: event, effective: effective, learned: learned, recorded: recorded, provenance: provenance,
            corrects: corrects)
    }

    private static func text<Value: WireText>(_ name: String, in json: JSONValue) -> Value? {
        json[name]?.string.flatMap { try? Value(wire: $0) }
    }
}
