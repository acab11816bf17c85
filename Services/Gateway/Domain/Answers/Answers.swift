import DomainModel
import MessageSchema

/// Works out the answers about one operation at one moment; each part in a file of its own.
struct Answers: Sendable {
    let operation: OperationID
    let records: OperationRecords
    /// The moment asked for, with the day filled in.
    let moment: Moment
    /// The moment as it was asked: without a day where none was given.
    let asked: Moment
    let about: AnswerHeader
    /// The day asked for.
    let day: CalendarDay
    /// The pledges' lines as they stand at the moment.
    let lines: [StandingLine]
    /// Every claim known at the moment, of all services.
    let claims: [KnownClaim]

    init(operation: OperationID, records: OperationRecords, asked: Moment, about: AnswerHeader, now: Instant) {
        self.operation = operation
        let records = records.known(at: asked.knownAt)
        self.records = records
        self.asked = asked
        self.about = about
        day = about.asOf
        let moment = Moment(asOf: about.asOf, knownAt: asked.knownAt)
        self.moment = moment
        lines = StandingLine.all(in: records.pledges, at: moment)
        claims = KnownClaim.all(in: records, at: moment)
    }
}

extension Answers {
    /// The answer to a question about one operation: one of the reply types that `QueryName` names.
    /// - Throws: `Problem` where what is named is not known, or something is missing.
    func reply(
        to name: QueryName, _ filter: QueryFilter, chain: CausalChain?
    ) throws(Problem) -> any Encodable & Sendable {
        switch name {
        case .operations: throw Problem(.invalidContent, "`operations` is asked of no operation: leave `operation` out")
        case .picture: picture()
        case .pledges: pledges()
        case .approaches: approaches()
        case .funding: funding()
        case .runway: runway()
        case .posts: posts()
        case .units: units()
        case .stations: stations()
        case .mandate: mandate()
        case .requirements: requirements()
        case .proposals: try proposals(for: filter.requirement, of: filter.pledge)
        case .alerts: alertsReply()
        case .options: try options(filter)
        case .entries: try entries(about: filter.subject, event: filter.event)
        case .contradictions: contradictionsReply()
        case .milestones: MilestonesReply(about: about, milestones: milestones(), estimates: estimates())
        case .conferences: ConferencesReply(about: about, conferences: conferences())
        case .stands: stands()
        case .donors: donorsReply()
        case .sources: sources()
        case .why: try why(filter.event, chain)
        case .explain: try explain(filter)
        }
    }
}

extension EntryReference {
    init(_ stamp: EntryStamp) {
        self.init(
            event: stamp.event, effective: stamp.effective, learned: stamp.learned, recorded: stamp.recorded,
            basis: stamp.provenance.basis, grade: stamp.provenance.best?.grade,
            sources: stamp.provenance.sources.isEmpty ? nil : stamp.provenance.sources, movesValue: stamp.movesValues)
    }
}

extension Sequence where Element == EventID {
    /// Each event once, in the order of its first mention.
    func distinct() -> [EventID] {
        var seen: Set<EventID> = []
        return filter { seen.insert($0).inserted }
    }
}
