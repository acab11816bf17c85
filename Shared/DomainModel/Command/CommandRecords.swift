public import HashTreeCollections
public import MessageSchema

/// Who leads one operation: folded from command's events, by the service and by the gateway alike.
public struct CommandRecords: CorrectableRecords, Codable, Hashable, Sendable {
    /// The operation as it was taken in from mandate; `nil` before that.
    public private(set) var acceptance: CommandAcceptanceRecord?
    /// The posts of the command structure.
    public private(set) var posts: SettlingMap<EntityID, PostRecord>
    /// What command has taken in of the mandate: areas and constraints.
    public private(set) var takenIn: TakenInMandate
    /// Nations' pledges, as they were taken in.
    public private(set) var pledges: SettlingMap<EntityID, NotedPledgeRecord>
    /// Who is based where.
    public private(set) var stations: SettlingMap<EntityID, Timeline<StationStep>>
    /// The units of the force.
    public private(set) var units: SettlingMap<EntityID, UnitRecord>
    /// The breaches that were last stated, by station and constraint.
    public private(set) var breaches: TreeDictionary<EntityID, TreeDictionary<EntityID, StationBreach>>
    /// The posts last stated to be at risk.
    public private(set) var postRisks: TreeDictionary<EntityID, PostRisk>
    /// The units last stated to be at risk.
    public private(set) var unitRisks: TreeDictionary<EntityID, UnitRisk>
    /// What sources say of figures.
    public private(set) var claims: ClaimBook
    /// Every fact as it was recorded.
    public var journal: Journal<CommandEvent>

    /// The records before the first event.
    public init() {
        posts = [:]
        takenIn = TakenInMandate()
        pledges = [:]
        stations = [:]
        units = [:]
        breaches = [:]
        postRisks = [:]
        unitRisks = [:]
        claims = ClaimBook()
        journal = Journal()
    }

    /// The mandate as command knows it: its own copy, by which it decides.
    public var mandate: MandateRecords { takenIn.records }

    /// Folds an event.
    public mutating func apply(_ event: RecordedEvent<CommandEvent>) { take(event) }

    /// Moves what was changed to where it is in nobody's way.
    public mutating func settle() {
        posts.settle()
        pledges.settle()
        stations.settle()
        units.settle()
        journal.settle()
    }

    /// Folds a fact that counts. It never fails: a step in the filling of a post that is not there has nothing to stand
    /// on.
    public mutating func fold(_ event: CommandEvent, _ stamp: EntryStamp) {
        switch event {
        case .commandOperationAcceptance(let fact): accept(fact, stamp)
        case .post(let fact):
            if posts[fact.post]?.define(fact, stamp) == nil { posts[fact.post] = PostRecord(fact, stamp) }
        case .postOffer(let fact): posts[fact.post]?.step(PostStep(fact), stamp)
        case .postAcceptance(let fact): posts[fact.post]?.step(PostStep(fact), stamp)
        case .postNomination(let fact): posts[fact.post]?.step(PostStep(fact), stamp)
        case .postDesignation(let fact): posts[fact.post]?.step(PostStep(fact), stamp)
        case .postFilling(let fact): posts[fact.post]?.step(PostStep(fact), stamp)
        case .postVacancy(let fact): posts[fact.post]?.step(PostStep(fact), stamp)
        case .postAbolition(let fact): posts[fact.post]?.abolish(fact, stamp)
        case .postHandover(let fact): posts[fact.post]?.step(PostStep(fact), stamp)
        case .postConfirmation(let fact): posts[fact.post]?.step(PostStep(fact), stamp)
        case .postDeclination(let fact): posts[fact.post]?.step(PostStep(fact), stamp)
        case .actingAppointment(let fact): posts[fact.post]?.act(ActingStep(fact), stamp)
        case .actingEnd(let fact): posts[fact.post]?.act(ActingStep(fact), stamp)
        case .mandateTermTaking(let fact): takenIn.takeIn(fact, stamp)
        case .commandPledgeNote(let fact): pledges[fact.pledge, default: NotedPledgeRecord()].note(fact, stamp)
        case .station(let fact): stations[fact.station, default: Timeline()].insert(StationStep(fact), stamp)
        case .stationEnd(let fact): stations[fact.station]?.insert(StationStep(fact), stamp)
        case .stationBreach(let fact): breaches[fact.station, default: [:]][fact.constraint] = fact
        case .stationBreachEnd(let fact):
            breaches[fact.station]?[fact.constraint] = nil
            if breaches[fact.station]?.isEmpty ?? false { breaches[fact.station] = nil }
        case .postRisk(let fact): postRisks[fact.post] = fact
        case .postRiskEnd(let fact): postRisks[fact.post] = nil
        case .unit(let fact):
            if units[fact.unit]?.define(fact, stamp) == nil { units[fact.unit] = UnitRecord(fact, stamp) }
        case .authorityTransfer(let fact): units[fact.unit]?.step(AuthorityStep(fact), stamp)
        case .authorityReversion(let fact): units[fact.unit]?.step(AuthorityStep(fact), stamp)
        case .unitRisk(let fact): unitRisks[fact.unit] = fact
        case .unitRiskEnd(let fact): unitRisks[fact.unit] = nil
        case .entryRetracted, .entryCorrected, .entryFollowed: return
        case .commandClaim(let fact): claims.record(fact.content, stamp)
        }
    }

    /// Lets go of all that is kept of an entity.
    public mutating func forget(_ subject: Subject, facts: Set<EventID>) {
        guard let id = try? EntityID(wire: subject.id) else { return }
        switch subject.kind {
        case "post":
            posts[id] = nil
            postRisks[id] = nil
        case "station":
            stations[id] = nil
            breaches[id] = nil
        case "unit":
            units[id] = nil
            unitRisks[id] = nil
        case "pledge": pledges[id] = nil
        case "claim": claims.forget(id)
        default: return
        }
    }

    /// Steps that the cell decided where nothing shows the step before.
    public func unplaced(in subject: Subject) -> Set<EventID> {
        guard subject.kind == "post", let id = try? EntityID(wire: subject.id), let post = posts[id] else { return [] }
        return Set(post.decidedWithoutGate)
    }

    /// Every step is one of the post's filling.
    public func aspects(of event: CommandEvent) -> [String] {
        switch event {
        case .postOffer, .postAcceptance, .postNomination, .postDesignation, .postConfirmation, .postFilling,
            .postVacancy,
            .postHandover, .postDeclination:
            ["filling"]
        case .actingAppointment, .actingEnd: ["acting"]
        case .station, .stationEnd: ["station"]
        case .authorityTransfer, .authorityReversion: ["authority"]
        default: [type(of: event.payload).type.name]
        }
    }

    /// Whether anything is kept of an entity.
    public func holds(_ subject: Subject) -> Bool {
        guard let id = try? EntityID(wire: subject.id) else { return true }
        return switch subject.kind {
        case "post": posts[id] != nil
        case "station": stations[id] != nil
        case "unit": units[id] != nil
        case "pledge": pledges[id] != nil
        case "claim": claims.claims[id] != nil
        default: true
        }
    }

    private mutating func accept(_ fact: CommandOperationAcceptance, _ stamp: EntryStamp) {
        if let acceptance, acceptance.covers(fact.origin) { return }
        acceptance = CommandAcceptanceRecord(acceptance: fact, created: acceptance?.created ?? stamp, stamp: stamp)
    }
}
