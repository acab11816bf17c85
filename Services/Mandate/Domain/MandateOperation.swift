public import DomainModel
public import MessageSchema

/// One operation's mandate: what the force may do (DOMAIN.md section 2).
public struct MandateOperation: FollowingAggregate {
    /// Everything that mandate can be asked.
    public typealias Command = MandateCommand
    /// Everything that mandate states.
    public typealias Event = MandateEvent

    /// The operation.
    public let operation: OperationID
    /// What the mandate says.
    public private(set) var records: MandateRecords

    /// Mandate is where an operation begins; of the others it follows command alone, whose posts preconditions can hang
    /// on.
    public static let reactions: [any Reaction<MandateOperation>] = [
        WhenPostIsFilledOrVacatedFindWhatHangsOnIt(), WhenPostEntryIsCorrectedFollowIt(),
    ]

    /// The operation before its first event.
    public init(operation: OperationID) {
        self.operation = operation
        records = MandateRecords()
    }

    /// The same operation with other records.
    public func replacing(_ records: MandateRecords) -> MandateOperation {
        var other = self
        other.records = records
        return other
    }

    /// Folds a fact.
    public mutating func apply(_ event: RecordedEvent<MandateEvent>) {
        records.apply(event)
    }

    /// Moves what was folded since to where it is in nobody's way.
    public mutating func settle() { records.settle() }

    /// Answers a command with the fact that it brings about.
    /// - Throws: `Refusal` with what is wrong, what is allowed and what to do.
    public func decide(_ command: MandateCommand, in context: DecisionContext) throws(Refusal) -> [MandateEvent] {
        if case .operationEstablishment(let wish) = command { return [try establish(wish)] }
        // What command states of an operation holds whether or not this log still knows that it was established.
        if case .postNote(let wish) = command { return [try note(wish)] }
        if case .entryFollowing(let wish) = command { return [try follow(wish)] }
        guard records.operation != nil else { throw .unknownOperation(operation, in: .mandate) }
        return switch command {
        case .operationEstablishment(let wish): [try establish(wish)]
        case .authorisation(let wish): [try recordAuthorisation(wish)]
        case .authorisationRenewal(let wish): [try renewAuthorisation(wish, in: context)]
        case .authorisationSuspension(let wish): [try suspendAuthorisation(wish, in: context)]
        case .authorisationReinstatement(let wish): [try reinstateAuthorisation(wish, in: context)]
        case .authorisationExpiration(let wish): [try expireAuthorisation(wish, in: context)]
        case .area(let wish): [try defineArea(wish, in: context)]
        case .areaRetirement(let wish): [try retireArea(wish, in: context)]
        case .taskAuthorisation(let wish): [try authoriseTask(wish, in: context)]
        case .taskWithdrawal(let wish): [try withdrawTask(wish, in: context)]
        case .mandateOption(let wish): [try defineOption(wish, in: context)]
        case .optionChoice(let wish): [try putOptionInForce(wish, in: context)]
        case .stand(let wish): [try recordStand(wish, in: context)]
        case .constraint(let wish): [try addConstraint(wish, in: context)]
        case .constraintLifting(let wish): [try liftConstraint(wish, in: context)]
        case .precondition(let wish): [try definePrecondition(wish)]
        case .preconditionFinding(let wish): [try recordFinding(wish, in: context)]
        case .postNote(let wish): [try note(wish)]
        case .entryRetraction(let wish): [try CorrectionRules(self, in: context).retract(wish)]
        case .entryCorrection(let wish): [try CorrectionRules(self, in: context).correct(wish)]
        case .entryFollowing(let wish): [try follow(wish)]
        case .mandateClaim(let wish): [try recordClaim(wish, in: context)]
        }
    }
}
