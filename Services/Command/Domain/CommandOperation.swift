public import DomainModel
public import MessageSchema

/// One operation's command structure: who leads (DOMAIN.md section 2).
public struct CommandOperation: CorrectableAggregate {
    /// Everything that command can be asked.
    public typealias Command = CommandCommand
    /// Everything that command states.
    public typealias Event = CommandEvent

    /// The operation.
    public let operation: OperationID
    /// Who leads.
    public private(set) var records: CommandRecords

    /// What command does when another service states something.
    public static let reactions: [any Reaction<CommandOperation>] = [
        WhenOperationEstablishedAcceptIt(), WhenEstablishmentCorrectedAcceptItAnew(),
    ]

    /// The operation before its first event.
    public init(operation: OperationID) {
        self.operation = operation
        records = CommandRecords()
    }

    /// The same operation with other records.
    public func replacing(_ records: CommandRecords) -> CommandOperation {
        var other = self
        other.records = records
        return other
    }

    /// Folds a fact.
    public mutating func apply(_ event: RecordedEvent<CommandEvent>) {
        records.apply(event)
    }

    /// Answers a command with the fact that it brings about.
    /// - Throws: `Refusal` with what is wrong, what is allowed and what to do.
    public func decide(_ command: CommandCommand, in context: DecisionContext) throws(Refusal) -> [CommandEvent] {
        if case .commandOperationAcceptance(let wish) = command { return [try accept(wish)] }
        guard records.acceptance != nil else { throw .unknownOperation(operation, in: .command) }
        return switch command {
        case .commandOperationAcceptance(let wish): [try accept(wish)]
        case .post(let wish): [try establishPost(wish)]
        case .postOffer(let wish): [try offerPost(wish, in: context)]
        case .postAcceptance(let wish): [try acceptPost(wish, in: context)]
        case .postNomination(let wish): [try nominateOfficer(wish, in: context)]
        case .postDesignation(let wish): [try designateOfficer(wish, in: context)]
        case .postFilling(let wish): [try fillPost(wish, in: context)]
        case .postVacancy(let wish): [try vacatePost(wish, in: context)]
        case .entryRetraction(let wish): [try CorrectionRules(self, in: context).retract(wish)]
        case .entryCorrection(let wish): [try CorrectionRules(self, in: context).correct(wish)]
        case .commandClaim(let wish): [try recordClaim(wish, in: context)]
        }
    }
}
