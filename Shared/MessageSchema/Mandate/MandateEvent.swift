/// All that the mandate service states.
public enum MandateEvent: ServiceEvent {
    /// The operation was established.
    case operationEstablishment(OperationEstablishment)
    /// An authorisation was recorded.
    case authorisation(Authorisation)
    /// An authorisation was renewed.
    case authorisationRenewal(AuthorisationRenewal)
    /// An area was defined.
    case area(Area)
    /// A task was recorded as authorised.
    case taskAuthorisation(TaskAuthorisation)
    /// An option was defined.
    case mandateOption(MandateOption)
    /// An option was put in force.
    case optionPutInForce(OptionPutInForce)
    /// A stand was recorded.
    case stand(Stand)
    /// A constraint was added.
    case constraint(Constraint)
    /// A precondition was defined.
    case precondition(Precondition)
    /// It was recorded whether a precondition holds.
    case preconditionFinding(PreconditionFinding)
    /// An authorisation was suspended.
    case authorisationSuspension(AuthorisationSuspension)
    /// An authorisation was reinstated.
    case authorisationReinstatement(AuthorisationReinstatement)
    /// An authorisation ran out.
    case authorisationExpiration(AuthorisationExpiration)
    /// A task was recorded as no longer authorised.
    case taskWithdrawal(TaskWithdrawal)
    /// A constraint was lifted.
    case constraintLifting(ConstraintLifting)
    /// An area was retired.
    case areaRetirement(AreaRetirement)
    /// It was taken in whether somebody is in post.
    case postNote(PostNote)
    /// An entry was retracted.
    case entryRetracted(EntryRetracted<MandateOwned>)
    /// An entry was corrected.
    case entryCorrected(EntryCorrected<MandateOwned>)
    /// A claim was recorded.
    case mandateClaim(MandateClaim)

    /// The service.
    public static let service = ServiceName.mandate

    /// The type of every case's payload.
    public static let payloads: [any EventPayload.Type] = [
        OperationEstablishment.self, Authorisation.self, AuthorisationRenewal.self, Area.self,
        TaskAuthorisation.self, MandateOption.self, OptionPutInForce.self, Stand.self, Constraint.self,
        Precondition.self, PreconditionFinding.self, AuthorisationSuspension.self, AuthorisationReinstatement.self,
        AuthorisationExpiration.self, TaskWithdrawal.self, ConstraintLifting.self, AreaRetirement.self,
        PostNote.self,
        EntryRetracted<MandateOwned>.self, EntryCorrected<MandateOwned>.self, MandateClaim.self,
    ]

    /// The case that holds a payload, or `nil` where it is none of this service's.
    public init?(_ payload: any EventPayload) {
        switch payload {
        case let payload as OperationEstablishment: self = .operationEstablishment(payload)
        case let payload as Authorisation: self = .authorisation(payload)
        case let payload as AuthorisationRenewal: self = .authorisationRenewal(payload)
        case let payload as Area: self = .area(payload)
        case let payload as TaskAuthorisation: self = .taskAuthorisation(payload)
        case let payload as MandateOption: self = .mandateOption(payload)
        case let payload as OptionPutInForce: self = .optionPutInForce(payload)
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
        case let payload as EntryRetracted<MandateOwned>: self = .entryRetracted(payload)
        case let payload as EntryCorrected<MandateOwned>: self = .entryCorrected(payload)
        case let payload as MandateClaim: self = .mandateClaim(payload)
        default: return nil
        }
    }

    /// What the case holds.
    public var payload: any EventPayload {
        switch self {
        case .operationEstablishment(let payload): payload
        case .authorisation(let payload): payload
        case .authorisationRenewal(let payload): payload
        case .area(let payload): payload
        case .taskAuthorisation(let payload): payload
        case .mandateOption(let payload): payload
        case .optionPutInForce(let payload): payload
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
        case .entryRetracted(let payload): payload
        case .entryCorrected(let payload): payload
        case .mandateClaim(let payload): payload
        }
    }
}
