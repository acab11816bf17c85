public import DomainModel
public import MessageSchema

/// One operation in funding: who pledged, committed and paid what, what it is spent on, and what the force costs.
public struct FundingOperation: CorrectableAggregate {
    /// The operation.
    public let operation: OperationID
    /// What its events come to.
    public private(set) var records = FundingRecords()

    /// What funding does when another service states something.
    public static let reactions: [any Reaction<FundingOperation>] = [
        WhenOperationEstablishedAcceptIt(), WhenEstablishmentCorrectedAcceptItAnew(),
        WhenAssignmentChangesReexamineConditions(), WhenPreconditionChangesReexamineConditions(),
        WhenAreaChangesReexamineConditions(), WhenMandateEntryIsCorrectedFollowIt(),
        WhenStrengthChangesReckonTheCost(),
    ]

    /// The operation before its first event.
    public init(operation: OperationID) {
        self.operation = operation
    }

    /// The same operation with other records.
    public func replacing(_ records: FundingRecords) -> FundingOperation {
        var other = self
        other.records = records
        return other
    }

    /// Folds a fact.
    public mutating func apply(_ event: RecordedEvent<FundingEvent>) {
        records.apply(event)
    }

    /// Moves what was folded since to where it is in nobody's way.
    public mutating func settle() { records.settle() }

    /// Answers a command with the facts that it brings about; the one list of what funding can be asked.
    public func decide(_ command: FundingCommand, in context: DecisionContext) throws(Refusal) -> [FundingEvent] {
        if case .fundingOperationAcceptance(let acceptance) = command { return [try accept(acceptance)] }
        // Pledges may be ahead of mandate on the bus; what strength costs is reckoned once the currency is known.
        if case .strengthTaking(let strength) = command, records.acceptance == nil { return [try take(strength)] }
        _ = try requireCurrency()
        return reckoned(try facts(for: command, in: context), context)
    }

    private func facts(for command: FundingCommand, in context: DecisionContext) throws(Refusal) -> [FundingEvent] {
        switch command {
        case .fundingOperationAcceptance(let acceptance): [try accept(acceptance)]
        case .contributionPledge(let pledge): [try decide(pledge, in: context)]
        case .contributionCommitment(let commitment): [try decide(commitment, in: context)]
        case .contributionPayment(let payment): [try decide(payment, in: context)]
        case .contributionSchedule(let schedule): [try decide(schedule, in: context)]
        case .contributionWriteDown(let writeDown): [try decide(writeDown, in: context)]
        case .contributionCancellation(let cancellation): [try decide(cancellation, in: context)]
        case .contributionReinstatement(let reinstatement): [try decide(reinstatement, in: context)]
        case .inKindContribution(let contribution): [try decide(contribution, in: context)]
        case .fundingCondition(let condition): [try declare(condition)]
        case .fundingConditionLifting(let lifting): [try lift(lifting, in: context)]
        case .accountOpening(let opening): [try open(opening)]
        case .accountClosure(let closure): [try close(closure, in: context)]
        case .fundAllocation(let allocation): [try decide(allocation, in: context)]
        case .fundsDisbursement(let disbursement): [try decide(disbursement, in: context)]
        case .budgetLine(let line): [try define(line, in: context)]
        case .costRate(let rate): [try set(rate, in: context)]
        case .mandateTermTaking(let term): [try takeIn(term)]
        case .strengthTaking(let strength): [try take(strength)]
        case .costReckoning(let wish): try reckon(wish, context)
        case .entryRetraction(let wish): [try CorrectionRules(self, in: context).retract(wish)]
        case .entryCorrection(let wish): [try CorrectionRules(self, in: context).correct(wish)]
        case .fundingClaim(let claim): [try decide(claim, in: context)]
        }
    }
}
