public import DomainModel
public import MessageSchema

/// One operation in funding: who pledged, committed and paid what.
public struct FundingOperation: Aggregate {
    /// The operation.
    public let operation: OperationID
    /// What its events come to.
    public private(set) var records = FundingRecords()

    /// What funding does when another service states something.
    public static let reactions: [any Reaction<FundingOperation>] = [WhenOperationEstablishedAcceptIt()]

    /// The operation before its first event.
    public init(operation: OperationID) {
        self.operation = operation
    }

    /// Folds a fact.
    public mutating func apply(_ event: RecordedEvent<FundingEvent>) {
        records.apply(event)
    }

    /// Answers a command with the facts that it brings about; the one list of what funding can be asked.
    public func decide(_ command: FundingCommand, in context: DecisionContext) throws(Refusal) -> [FundingEvent] {
        switch command {
        case .fundingOperationAcceptance(let acceptance): [try accept(acceptance)]
        case .contributionPledge(let pledge): [try decide(pledge, in: context)]
        case .contributionCommitment(let commitment): [try decide(commitment, in: context)]
        case .contributionPayment(let payment): [try decide(payment, in: context)]
        case .fundingClaim(let claim): [try decide(claim, in: context)]
        }
    }
}
