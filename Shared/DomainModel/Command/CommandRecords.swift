public import HashTreeCollections
public import MessageSchema

/// Who leads one operation: folded from command's events, by the service and by the gateway alike.
public struct CommandRecords: Codable, Hashable, Sendable {
    /// The operation as it was taken in from mandate; `nil` before that.
    public private(set) var acceptance: CommandAcceptanceRecord?
    /// The posts of the command structure.
    public private(set) var posts: TreeDictionary<EntityID, PostRecord>
    /// What sources say of figures.
    public private(set) var claims: ClaimBook

    /// The records before the first event.
    public init() {
        posts = [:]
        claims = ClaimBook()
    }

    /// Folds a fact. It never fails: a step in the filling of a post that is not there has nothing to stand on.
    public mutating func apply(_ event: RecordedEvent<CommandEvent>) {
        let stamp = EntryStamp(event)
        switch event.event {
        case .commandOperationAcceptance(let fact): accept(fact, stamp)
        case .post(let fact):
            if posts[fact.post]?.define(fact, stamp) == nil { posts[fact.post] = PostRecord(fact, stamp) }
        case .postOffer(let fact): posts[fact.post]?.step(PostStep(fact), stamp)
        case .postAcceptance(let fact): posts[fact.post]?.step(PostStep(fact), stamp)
        case .postNomination(let fact): posts[fact.post]?.step(PostStep(fact), stamp)
        case .postDesignation(let fact): posts[fact.post]?.step(PostStep(fact), stamp)
        case .postFilling(let fact): posts[fact.post]?.step(PostStep(fact), stamp)
        case .postVacancy(let fact): posts[fact.post]?.step(PostStep(fact), stamp)
        case .commandClaim(let fact): claims.record(fact.content, stamp)
        }
    }

    private mutating func accept(_ fact: CommandOperationAcceptance, _ stamp: EntryStamp) {
        if let acceptance, acceptance.covers(fact.origin) { return }
        acceptance = CommandAcceptanceRecord(acceptance: fact, created: acceptance?.created ?? stamp, stamp: stamp)
    }
}
