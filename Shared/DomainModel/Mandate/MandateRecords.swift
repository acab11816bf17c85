import HashTreeCollections
public import MessageSchema

/// What the mandate of one operation says: folded from mandate's events, by the service and by the gateway alike.
public struct MandateRecords: CorrectableRecords, Codable, Hashable, Sendable {
    /// The operation; `nil` before it is established.
    public private(set) var operation: EstablishmentRecord?
    /// The instruments that authorise the force.
    public private(set) var authorisations: SettlingMap<EntityID, AuthorisationRecord>
    /// The area of operations and its sub-areas.
    public private(set) var areas: SettlingMap<EntityID, AreaRecord>
    /// The tasks that the instruments authorise.
    public private(set) var tasks: SettlingMap<EntityID, TaskRecord>
    /// The variants of the assignment.
    public private(set) var options: SettlingMap<EntityID, OptionRecord>
    /// The assignment in force, each entry the whole set.
    public private(set) var assignment: Timeline<OptionPutInForce>
    /// Nations' positions.
    public private(set) var stands: SettlingMap<EntityID, StandRecord>
    /// The rules with a clause.
    public private(set) var constraints: SettlingMap<EntityID, ConstraintRecord>
    /// The facts outside the force that others depend on.
    public private(set) var preconditions: SettlingMap<EntityID, PreconditionRecord>
    /// Whether somebody is in the posts of the command service, as it was taken in from there.
    public private(set) var posts: SettlingMap<EntityID, Timeline<PostNote>>
    /// What sources say of figures.
    public private(set) var claims: ClaimBook
    /// Every fact as it was recorded.
    public var journal: Journal<MandateEvent>
    /// The preconditions that hang on each post; it follows from them, and is not written with the rest.
    private(set) var hanging: TreeDictionary<EntityID, TreeSet<EntityID>> = [:]

    private enum CodingKeys: String, CodingKey {
        case operation, authorisations, areas, tasks, options, assignment, stands, constraints, preconditions, posts
        case claims, journal
    }

    /// The records before the first event.
    public init() {
        authorisations = [:]
        areas = [:]
        tasks = [:]
        options = [:]
        assignment = Timeline()
        stands = [:]
        constraints = [:]
        preconditions = [:]
        posts = [:]
        claims = ClaimBook()
        journal = Journal()
    }

    /// Reads the records.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        operation = try container.decodeIfPresent(EstablishmentRecord.self, forKey: .operation)
        authorisations = try container.decode(SettlingMap.self, forKey: .authorisations)
        areas = try container.decode(SettlingMap.self, forKey: .areas)
        tasks = try container.decode(SettlingMap.self, forKey: .tasks)
        options = try container.decode(SettlingMap.self, forKey: .options)
        assignment = try container.decode(Timeline.self, forKey: .assignment)
        stands = try container.decode(SettlingMap.self, forKey: .stands)
        constraints = try container.decode(SettlingMap.self, forKey: .constraints)
        preconditions = try container.decode(SettlingMap.self, forKey: .preconditions)
        posts = try container.decode(SettlingMap.self, forKey: .posts)
        claims = try container.decode(ClaimBook.self, forKey: .claims)
        journal = try container.decode(Journal.self, forKey: .journal)
        for (id, record) in preconditions { hang(id, on: record.post, insteadOf: nil) }
    }

    private mutating func hang(_ precondition: EntityID, on post: EntityID?, insteadOf former: EntityID?) {
        guard post != former else { return }
        if let former, hanging[former]?.remove(precondition) != nil, hanging[former]?.isEmpty == true {
            hanging[former] = nil
        }
        if let post { hanging[post, default: []].insert(precondition) }
    }

    /// Folds a fact that counts; one of another log's event where another service took it in, under that event's stamp. It
    /// never fails: a renewal, an ending or a finding of something that is not there has nothing to stand on.
    public mutating func fold(_ event: MandateEvent, _ stamp: EntryStamp) {
        switch event {
        case .operationEstablishment(let fact):
            // The currency is fixed for life, so the first establishment is the one that counts.
            if operation == nil { operation = EstablishmentRecord(establishment: fact, created: stamp) }
        case .authorisation(let fact):
            if authorisations[fact.authorisation]?.record(fact, stamp) == nil {
                authorisations[fact.authorisation] = AuthorisationRecord(fact, stamp)
            }
        case .authorisationRenewal(let fact):
            authorisations[fact.authorisation]?.renew(fact, stamp)
        case .area(let fact):
            if areas[fact.area]?.define(fact, stamp) == nil { areas[fact.area] = AreaRecord(fact, stamp) }
        case .taskAuthorisation(let fact):
            if tasks[fact.task]?.define(fact, stamp) == nil { tasks[fact.task] = TaskRecord(fact, stamp) }
        case .mandateOption(let fact):
            if options[fact.option]?.define(fact, stamp) == nil { options[fact.option] = OptionRecord(fact, stamp) }
        case .optionPutInForce(let fact):
            assignment.insert(fact, stamp)
        case .stand(let fact):
            if stands[fact.stand]?.define(fact, stamp) == nil { stands[fact.stand] = StandRecord(fact, stamp) }
        case .constraint(let fact):
            if constraints[fact.constraint]?.define(fact, stamp) == nil {
                constraints[fact.constraint] = ConstraintRecord(fact, stamp)
            }
        case .precondition(let fact):
            let former = preconditions[fact.precondition]?.post
            if preconditions[fact.precondition]?.define(fact, stamp) == nil {
                preconditions[fact.precondition] = PreconditionRecord(fact, stamp)
            }
            hang(fact.precondition, on: preconditions[fact.precondition]?.post, insteadOf: former)
        case .preconditionFinding(let fact):
            preconditions[fact.precondition]?.find(fact, stamp)
        case .authorisationSuspension(let fact):
            authorisations[fact.authorisation]?.hold(AuthorisationHold(fact), stamp)
        case .authorisationReinstatement(let fact):
            authorisations[fact.authorisation]?.hold(AuthorisationHold(fact), stamp)
        case .authorisationExpiration(let fact):
            authorisations[fact.authorisation]?.expire(fact, stamp)
        case .taskWithdrawal(let fact):
            tasks[fact.task]?.withdraw(fact, stamp)
        case .constraintLifting(let fact):
            constraints[fact.constraint]?.lift(fact, stamp)
        case .areaRetirement(let fact):
            areas[fact.area]?.retire(fact, stamp)
        case .postNote(let fact):
            posts[fact.post, default: Timeline()].insert(fact, stamp)
        case .entryRetracted, .entryCorrected, .entryFollowed: return
        case .mandateClaim(let fact):
            claims.record(fact.content, stamp)
        }
    }

    /// Folds an event.
    public mutating func apply(_ event: RecordedEvent<MandateEvent>) { take(event) }

    /// Moves what was changed to where it is in nobody's way.
    public mutating func settle() {
        authorisations.settle()
        areas.settle()
        tasks.settle()
        options.settle()
        stands.settle()
        constraints.settle()
        preconditions.settle()
        posts.settle()
        journal.settle()
    }

    /// Lets go of all that is kept of an entity; of an option also where it was put in force, which is kept apart.
    public mutating func forget(_ subject: Subject, facts: Set<EventID>) {
        if subject.kind == "operation" { operation = nil }
        guard let id = try? EntityID(wire: subject.id) else { return }
        switch subject.kind {
        case "authorisation": authorisations[id] = nil
        case "area": areas[id] = nil
        case "task": tasks[id] = nil
        case "stand": stands[id] = nil
        case "constraint": constraints[id] = nil
        case "precondition":
            hang(id, on: nil, insteadOf: preconditions[id]?.post)
            preconditions[id] = nil
        case "option":
            options[id] = nil
            assignment.remove(facts)
        case "post": posts[id] = nil
        case "claim": claims.forget(id)
        default: return
        }
    }

    /// None: what is recorded of an entity stands on nothing but the entity.
    public func unplaced(in subject: Subject) -> Set<EventID> { [] }

    /// An authorisation also says until when it holds, as its renewals do.
    public func aspects(of event: MandateEvent) -> [String] {
        switch event {
        case .authorisation: ["authorisation", "expiry"]
        case .authorisationRenewal: ["expiry"]
        case .authorisationSuspension, .authorisationReinstatement: ["suspension"]
        default: [type(of: event.payload).type.name]
        }
    }

    /// One option is in force, whichever was put in force before.
    public func holding(instead event: MandateEvent, at moment: Moment) -> EntryStamp? {
        if case .optionPutInForce = event { assignment.entry(at: moment)?.stamp } else { nil }
    }

    /// Whether anything is kept of an entity.
    public func holds(_ subject: Subject) -> Bool {
        guard let id = try? EntityID(wire: subject.id) else { return true }
        return switch subject.kind {
        case "authorisation": authorisations[id] != nil
        case "area": areas[id] != nil
        case "task": tasks[id] != nil
        case "option": options[id] != nil
        case "stand": stands[id] != nil
        case "constraint": constraints[id] != nil
        case "precondition": preconditions[id] != nil
        case "post": posts[id] != nil
        case "claim": claims.claims[id] != nil
        default: true
        }
    }
}
