public import HashTreeCollections
public import MessageSchema

/// Who leads one operation: folded from command's events, by the service and by the gateway alike.
public struct CommandRecords: CorrectableRecords, Codable, Hashable, Sendable {
    /// The operation as it was taken in from mandate; `nil` before that.
    public private(set) var acceptance: CommandAcceptanceRecord?
    /// The posts of the command structure.
    public private(set) var posts: TreeDictionary<EntityID, PostRecord>
    /// What sources say of figures.
    public private(set) var claims: ClaimBook
    /// Every fact as it was recorded.
    public var journal: Journal<CommandEvent>

    /// The records before the first event.
    public init() {
        posts = [:]
        claims = ClaimBook()
        journal = Journal()
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
        case .entryRetracted, .entryCorrected: return
        case .commandClaim(let fact): claims.record(fact.content, stamp)
        }
    }

    /// Lets go of all that is kept of an entity.
    public mutating func forget(_ subject: Subject, facts: Set<EventID>) {
        guard let id = try? EntityID(wire: subject.id) else { return }
        switch subject.kind {
        case "post": posts[id] = nil
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
        case .postOffer, .postAcceptance, .postNomination, .postDesignation, .postFilling, .postVacancy: ["filling"]
        default: [type(of: event.payload).type.name]
        }
    }

    /// Whether anything is kept of an entity.
    public func holds(_ subject: Subject) -> Bool {
        guard let id = try? EntityID(wire: subject.id) else { return true }
        return switch subject.kind {
        case "post": posts[id] != nil
        case "claim": claims.claims[id] != nil
        default: true
        }
    }

    private mutating func accept(_ fact: CommandOperationAcceptance, _ stamp: EntryStamp) {
        if let acceptance, acceptance.covers(fact.origin) { return }
        acceptance = CommandAcceptanceRecord(acceptance: fact, created: acceptance?.created ?? stamp, stamp: stamp)
    }
}
