public import DomainModel
public import MessageSchema

/// One operation's command structure: who leads (DOMAIN.md section 2).
public struct CommandOperation: FollowingAggregate {
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
        WhenOperationEstablishedAcceptIt(), WhenEstablishmentCorrectedAcceptItAnew(), WhenAreaChangesReviewStations(),
        WhenConstraintChangesReviewStations(), WhenPledgeChangesReviewPostsAndUnits(),
        WhenMandateEntryIsCorrectedFollowIt(), WhenPledgeEntryIsCorrectedFollowIt(),
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

    /// Moves what was folded since to where it is in nobody's way.
    public mutating func settle() { records.settle() }

    /// Answers a command with the fact that it brings about, and with what follows from it for stations, posts and units.
    /// - Throws: `Refusal` with what is wrong, what is allowed and what to do.
    public func decide(_ command: CommandCommand, in context: DecisionContext) throws(Refusal) -> [CommandEvent] {
        if case .commandOperationAcceptance(let wish) = command { return [try accept(wish)] }
        guard records.acceptance != nil || isNote(command) else { throw .unknownOperation(operation, in: .command) }
        let stated = try statement(of: command, in: context)
        return stated + consequences(of: stated, in: context)
    }

    /// What others state of an operation is taken in whether or not mandate's word of it has arrived yet.
    private func isNote(_ command: CommandCommand) -> Bool {
        switch command {
        case .mandateTermTaking, .commandPledgeNote, .entryFollowing:
            true
        default: false
        }
    }

    private func statement(
        of command: CommandCommand, in context: DecisionContext
    ) throws(Refusal) -> [CommandEvent] {
        switch command {
        case .commandOperationAcceptance(let wish): [try accept(wish)]
        case .post(let wish): [try establishPost(wish, in: context)]
        case .postOffer(let wish): [try offerPost(wish, in: context)]
        case .postAcceptance(let wish): [try acceptPost(wish, in: context)]
        case .postNomination(let wish): [try nominateOfficer(wish, in: context)]
        case .postDesignation(let wish): [try designateOfficer(wish, in: context)]
        case .postFilling(let wish): [try fillPost(wish, in: context)]
        case .postVacancy(let wish): [try vacatePost(wish, in: context)]
        case .postConfirmation(let wish): [try confirmOfficer(wish, in: context)]
        case .postDeclination(let wish): [try declinePost(wish, in: context)]
        case .actingAppointment(let wish): [try appointActing(wish, in: context)]
        case .actingEnd(let wish): [try endActing(wish, in: context)]
        case .postAbolition(let wish): try abolishPost(wish, in: context)
        case .postHandover(let wish): [try handOverPost(wish, in: context)]
        case .mandateTermTaking(let wish): [try takeIn(wish)]
        case .commandPledgeNote(let wish): [try note(wish)]
        case .station(let wish): [try station(wish, in: context)]
        case .stationEnd(let wish): [try endStation(wish, in: context)]
        case .unit(let wish): [try formUnit(wish, in: context)]
        case .authorityTransfer(let wish): [try transferAuthority(wish, in: context)]
        case .authorityReversion(let wish): [try revertAuthority(wish, in: context)]
        case .entryRetraction(let wish): [try CorrectionRules(self, in: context).retract(wish)]
        case .entryCorrection(let wish): [try CorrectionRules(self, in: context).correct(wish)]
        case .entryFollowing(let wish): [try follow(wish)]
        case .commandClaim(let wish): [try recordClaim(wish, in: context)]
        }
    }
}
