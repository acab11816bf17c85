/// All that the mandate service can be asked.
public enum MandateCommand: ServiceCommand {
    /// Establish the operation.
    case operationEstablishment(OperationEstablishment)
    /// Record an authorisation.
    case authorisation(Authorisation)
    /// Renew an authorisation.
    case authorisationRenewal(AuthorisationRenewal)
    /// Define an area.
    case area(Area)
    /// Record a task as authorised.
    case taskAuthorisation(TaskAuthorisation)
    /// Define an option, or define it anew.
    case mandateOption(MandateOption)
    /// Put an option in force.
    case optionChoice(OptionChoice)
    /// Record a nation's stand.
    case stand(Stand)
    /// Add a constraint.
    case constraint(Constraint)
    /// Define a precondition.
    case precondition(Precondition)
    /// Record whether a precondition holds.
    case preconditionFinding(PreconditionFinding)
    /// Suspend an authorisation.
    case authorisationSuspension(AuthorisationSuspension)
    /// Reinstate an authorisation.
    case authorisationReinstatement(AuthorisationReinstatement)
    /// Take note that an authorisation ran out; not nameable by a sender.
    case authorisationExpiration(AuthorisationExpiration)
    /// Record a task as no longer authorised.
    case taskWithdrawal(TaskWithdrawal)
    /// Lift a constraint.
    case constraintLifting(ConstraintLifting)
    /// Retire an area.
    case areaRetirement(AreaRetirement)
    /// Take note of whether somebody is in post; not nameable by a sender.
    case postNote(PostNote)
    /// Retract an entry.
    case entryRetraction(EntryRetraction<MandateOwned>)
    /// Correct an entry.
    case entryCorrection(EntryCorrection<MandateOwned>)
    /// Record a claim.
    case mandateClaim(MandateClaim)

    /// The service.
    public static let service = ServiceName.mandate

    /// The type of every command that a sender may name.
    public static let payloads: [any CommandPayload.Type] = [
        OperationEstablishment.self, Authorisation.self, AuthorisationRenewal.self, Area.self,
        TaskAuthorisation.self, MandateOption.self, OptionChoice.self, Stand.self, Constraint.self,
        Precondition.self, PreconditionFinding.self, AuthorisationSuspension.self, AuthorisationReinstatement.self,
        TaskWithdrawal.self, ConstraintLifting.self, AreaRetirement.self,
        EntryRetraction<MandateOwned>.self, EntryCorrection<MandateOwned>.self, MandateClaim.self,
    ]

    /// The case that holds a payload, or `nil` where it is none of this service's.
    public init?(_ payload: any CommandPayload) {
        switch payload {
        case let payload as OperationEstablishment: self = .operationEstablishment(payload)
        case let payload as Authorisation: self = .authorisation(payload)
        case let payload as AuthorisationRenewal: self = .authorisationRenewal(payload)
        case let payload as Area: self = .area(payload)
        case let payload as TaskAuthorisation: self = .taskAuthorisation(payload)
        case let payload as MandateOption: self = .mandateOption(payload)
        case let payload as OptionChoice: self = .optionChoice(payload)
        case let payload as Stand: self = .stand(payload)
        case let payload as Constraint: self = .constraint(payload)
        case let payload as Precondition: self = .precondition(payload)
        case let payload as PreconditionFinding: self = .preconditionFinding(payload)
        case let payload as AuthorisationSuspension: self = .authorisationSuspension(payload)
        case let payload as AuthorisationReinstatement: self = .authorisationReinstatement(payload)
        case let payload as AuthorisationExpiration: self = .authorisationExpiration(payload)
        case let payload as TaskWithdrawal: self = .taskWithdrawal(payload)
        case let payload as ConstraintLifting: self = .constraintLifting(payload)
        case let payload as AreaRetirement: self = .areaRetirement(payload)
        case let payload as PostNote: self = .postNote(payload)
        case let payload as EntryRetraction<MandateOwned>: self = .entryRetraction(payload)
        case let payload as EntryCorrection<MandateOwned>: self = .entryCorrection(payload)
        case let payload as MandateClaim: self = .mandateClaim(payload)
        default: return nil
        }
    }

    /// What the case holds.
    public var payload: any CommandPayload {
        switch self {
        case .operationEstablishment(let payload): payload
        case .authorisation(let payload): payload
        case .authorisationRenewal(let payload): payload
        case .area(let payload): payload
        case .taskAuthorisation(let payload): payload
        case .mandateOption(let payload): payload
        case .optionChoice(let payload): payload
        case .stand(let payload): payload
        case .constraint(let payload): payload
        case .precondition(let payload): payload
        case .preconditionFinding(let payload): payload
        case .authorisationSuspension(let payload): payload
        case .authorisationReinstatement(let payload): payload
        case .authorisationExpiration(let payload): payload
        case .taskWithdrawal(let payload): payload
        case .constraintLifting(let payload): payload
        case .areaRetirement(let payload): payload
        case .postNote(let payload): payload
        case .entryRetraction(let payload): payload
        case .entryCorrection(let payload): payload
        case .mandateClaim(let payload): payload
        }
    }
}
