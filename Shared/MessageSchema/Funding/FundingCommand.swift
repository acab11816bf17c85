/// All that the funding service can be asked.
public enum FundingCommand: ServiceCommand {
    /// Accept the operation; the service's own, from mandate's event.
    case fundingOperationAcceptance(FundingOperationAcceptance)
    /// Pledge a contribution.
    case contributionPledge(ContributionPledge)
    /// Commit a contribution.
    case contributionCommitment(ContributionCommitment)
    /// Record a payment.
    case contributionPayment(ContributionPayment)
    /// Schedule payments.
    case contributionSchedule(ContributionSchedule)
    /// Write a contribution down.
    case contributionWriteDown(ContributionWriteDown)
    /// Cancel a contribution.
    case contributionCancellation(ContributionCancellation)
    /// Reinstate a contribution.
    case contributionReinstatement(ContributionReinstatement)
    /// Record a contribution in kind.
    case inKindContribution(InKindContribution)
    /// Declare a condition.
    case fundingCondition(FundingCondition)
    /// Lift a condition.
    case fundingConditionLifting(FundingConditionLifting)
    /// Open an account.
    case accountOpening(AccountOpening)
    /// Close an account.
    case accountClosure(AccountClosure)
    /// Allocate money to a budget line.
    case fundAllocation(FundAllocation)
    /// Disburse money.
    case fundsDisbursement(FundsDisbursement)
    /// Define a budget line.
    case budgetLine(BudgetLine)
    /// Set a rate.
    case costRate(CostRate)
    /// Take a nation's strength in; the service's own, from pledges' event.
    case strengthTaking(StrengthTaking)
    /// Reckon costs and shortfalls; the service's own.
    case costReckoning(CostReckoning)
    /// Take a fact of mandate's in; the service's own, from mandate's event.
    case mandateTermTaking(MandateTermTaking<FundingOwned>)
    /// Retract an entry.
    case entryRetraction(EntryRetraction<FundingOwned>)
    /// Correct an entry.
    case entryCorrection(EntryCorrection<FundingOwned>)
    /// Record a claim.
    case fundingClaim(FundingClaim)

    /// The service.
    public static let service = ServiceName.funding

    /// The type of every command that a sender may name.
    public static let payloads: [any CommandPayload.Type] = [
        ContributionPledge.self, ContributionCommitment.self, ContributionPayment.self, ContributionSchedule.self,
        ContributionWriteDown.self, ContributionCancellation.self, ContributionReinstatement.self,
        InKindContribution.self, FundingCondition.self, FundingConditionLifting.self, AccountOpening.self,
        AccountClosure.self, FundAllocation.self, FundsDisbursement.self, BudgetLine.self, CostRate.self,
        EntryRetraction<FundingOwned>.self, EntryCorrection<FundingOwned>.self, FundingClaim.self,
    ]

    /// The case that holds a payload, or `nil` where it is none of this service's.
    public init?(_ payload: any CommandPayload) {
        switch payload {
        case let payload as FundingOperationAcceptance: self = .fundingOperationAcceptance(payload)
        case let payload as ContributionPledge: self = .contributionPledge(payload)
        case let payload as ContributionCommitment: self = .contributionCommitment(payload)
        case let payload as ContributionPayment: self = .contributionPayment(payload)
        case let payload as ContributionSchedule: self = .contributionSchedule(payload)
        case let payload as ContributionWriteDown: self = .contributionWriteDown(payload)
        case let payload as ContributionCancellation: self = .contributionCancellation(payload)
        case let payload as ContributionReinstatement: self = .contributionReinstatement(payload)
        case let payload as InKindContribution: self = .inKindContribution(payload)
        case let payload as FundingCondition: self = .fundingCondition(payload)
        case let payload as FundingConditionLifting: self = .fundingConditionLifting(payload)
        case let payload as AccountOpening: self = .accountOpening(payload)
        case let payload as AccountClosure: self = .accountClosure(payload)
        case let payload as FundAllocation: self = .fundAllocation(payload)
        case let payload as FundsDisbursement: self = .fundsDisbursement(payload)
        case let payload as BudgetLine: self = .budgetLine(payload)
        case let payload as CostRate: self = .costRate(payload)
        case let payload as StrengthTaking: self = .strengthTaking(payload)
        case let payload as CostReckoning: self = .costReckoning(payload)
        case let payload as MandateTermTaking<FundingOwned>: self = .mandateTermTaking(payload)
        case let payload as EntryRetraction<FundingOwned>: self = .entryRetraction(payload)
        case let payload as EntryCorrection<FundingOwned>: self = .entryCorrection(payload)
        case let payload as FundingClaim: self = .fundingClaim(payload)
        default: return nil
        }
    }

    /// What the case holds.
    public var payload: any CommandPayload {
        switch self {
        case .fundingOperationAcceptance(let payload): payload
        case .contributionPledge(let payload): payload
        case .contributionCommitment(let payload): payload
        case .contributionPayment(let payload): payload
        case .contributionSchedule(let payload): payload
        case .contributionWriteDown(let payload): payload
        case .contributionCancellation(let payload): payload
        case .contributionReinstatement(let payload): payload
        case .inKindContribution(let payload): payload
        case .fundingCondition(let payload): payload
        case .fundingConditionLifting(let payload): payload
        case .accountOpening(let payload): payload
        case .accountClosure(let payload): payload
        case .fundAllocation(let payload): payload
        case .fundsDisbursement(let payload): payload
        case .budgetLine(let payload): payload
        case .costRate(let payload): payload
        case .strengthTaking(let payload): payload
        case .costReckoning(let payload): payload
        case .mandateTermTaking(let payload): payload
        case .entryRetraction(let payload): payload
        case .entryCorrection(let payload): payload
        case .fundingClaim(let payload): payload
        }
    }
}
