/// One fact of mandate's that decisions of another service hang on, taken in as an own event: the fact itself, with its
/// place in mandate's log (DESIGN.md section 3). Exactly one of the facts is there.
///
/// It is the service's own command: no sender can name it.
public struct MandateTermTaking<Owner: OwningService>: CommandPayload, EventPayload {
    /// The name of the command.
    public static var name: String { "take-in-mandate-term" }
    /// The kind of fact.
    public static var type: EventType { EventType(Owner.service, "mandate-term.takenIn") }

    /// Where the fact stands in mandate's log.
    public let origin: ForeignPosition
    /// Whom the fact is about in mandate, such as `precondition/ceasefire`; the option for the assignment.
    public let about: Subject
    /// The assignment in force, the whole set.
    public let assignment: OptionPutInForce?
    /// A precondition.
    public let precondition: Precondition?
    /// Whether a precondition holds.
    public let finding: PreconditionFinding?
    /// An area.
    public let area: Area?
    /// An area that is retired.
    public let areaRetirement: AreaRetirement?
    /// A task that is authorised.
    public let task: TaskAuthorisation?
    /// A task that is no longer authorised.
    public let taskWithdrawal: TaskWithdrawal?
    /// A constraint.
    public let constraint: Constraint?
    /// A constraint that is lifted.
    public let constraintLifting: ConstraintLifting?
    /// An authorisation.
    public let authorisation: Authorisation?
    /// An authorisation that is renewed.
    public let renewal: AuthorisationRenewal?
    /// An authorisation that is suspended.
    public let suspension: AuthorisationSuspension?
    /// An authorisation that is reinstated.
    public let reinstatement: AuthorisationReinstatement?
    /// An authorisation that ran out.
    public let expiration: AuthorisationExpiration?
    /// An entry of mandate's that is retracted.
    public let retraction: EntryRetracted<MandateOwned>?
    /// An entry of mandate's that is corrected.
    public let correction: EntryCorrected<MandateOwned>?

    /// What is taken in of one of mandate's facts; `nil` where no other service decides anything by it.
    public init?(_ fact: MandateEvent, origin: ForeignPosition) {
        var (assignment, precondition, finding) = (
            OptionPutInForce?.none, Precondition?.none, PreconditionFinding?.none
        )
        var (area, areaRetirement) = (Area?.none, AreaRetirement?.none)
        var (task, taskWithdrawal) = (TaskAuthorisation?.none, TaskWithdrawal?.none)
        var (constraint, constraintLifting) = (Constraint?.none, ConstraintLifting?.none)
        var (authorisation, renewal) = (Authorisation?.none, AuthorisationRenewal?.none)
        var (suspension, reinstatement) = (AuthorisationSuspension?.none, AuthorisationReinstatement?.none)
        var expiration: AuthorisationExpiration?
        var (retraction, correction) = (EntryRetracted<MandateOwned>?.none, EntryCorrected<MandateOwned>?.none)
        let about: Subject
        switch fact {
        case .optionPutInForce(let fact):
            assignment = fact
            about = Subject("option", fact.option)
        case .precondition(let fact): (precondition, about) = (fact, Subject("precondition", fact.precondition))
        case .preconditionFinding(let fact): (finding, about) = (fact, Subject("precondition", fact.precondition))
        case .area(let fact): (area, about) = (fact, Subject("area", fact.area))
        case .areaRetirement(let fact): (areaRetirement, about) = (fact, Subject("area", fact.area))
        case .taskAuthorisation(let fact): (task, about) = (fact, Subject("task", fact.task))
        case .taskWithdrawal(let fact): (taskWithdrawal, about) = (fact, Subject("task", fact.task))
        case .constraint(let fact): (constraint, about) = (fact, Subject("constraint", fact.constraint))
        case .constraintLifting(let fact): (constraintLifting, about) = (fact, Subject("constraint", fact.constraint))
        case .authorisation(let fact): (authorisation, about) = (fact, Subject("authorisation", fact.authorisation))
        case .authorisationRenewal(let fact): (renewal, about) = (fact, Subject("authorisation", fact.authorisation))
        case .authorisationSuspension(let fact):
            (suspension, about) = (fact, Subject("authorisation", fact.authorisation))
        case .authorisationReinstatement(let fact):
            (reinstatement, about) = (fact, Subject("authorisation", fact.authorisation))
        case .authorisationExpiration(let fact):
            (expiration, about) = (fact, Subject("authorisation", fact.authorisation))
        case .entryRetracted(let fact): (retraction, about) = (fact, fact.subject)
        case .entryCorrected(let fact): (correction, about) = (fact, fact.subject)
        case .entryFollowed(let fact): (retraction, about) = (fact.retraction, fact.subject)
        case .operationEstablishment, .mandateOption, .stand, .postNote, .mandateClaim: return nil
        }
        self.origin = origin
        self.about = about
        self.assignment = assignment
        self.precondition = precondition
        self.finding = finding
        self.area = area
        self.areaRetirement = areaRetirement
        self.task = task
        self.taskWithdrawal = taskWithdrawal
        self.constraint = constraint
        self.constraintLifting = constraintLifting
        self.authorisation = authorisation
        self.renewal = renewal
        self.suspension = suspension
        self.reinstatement = reinstatement
        self.expiration = expiration
        self.retraction = retraction
        self.correction = correction
    }

    /// The fact as mandate stated it; `nil` where none is there that this program knows.
    public var fact: MandateEvent? {
        if let assignment { return .optionPutInForce(assignment) }
        if let precondition { return .precondition(precondition) }
        if let finding { return .preconditionFinding(finding) }
        if let area { return .area(area) }
        if let areaRetirement { return .areaRetirement(areaRetirement) }
        if let task { return .taskAuthorisation(task) }
        if let taskWithdrawal { return .taskWithdrawal(taskWithdrawal) }
        if let constraint { return .constraint(constraint) }
        if let constraintLifting { return .constraintLifting(constraintLifting) }
        if let authorisation { return .authorisation(authorisation) }
        if let renewal { return .authorisationRenewal(renewal) }
        if let suspension { return .authorisationSuspension(suspension) }
        if let reinstatement { return .authorisationReinstatement(reinstatement) }
        if let retraction { return .entryRetracted(retraction) }
        if let correction { return .entryCorrected(correction) }
        return expiration.map { .authorisationExpiration($0) }
    }

    /// The entity it is about: terms are one entity, whatever they are about in mandate.
    public func subject(in operation: OperationID) -> Subject { Subject(operation) }
}
