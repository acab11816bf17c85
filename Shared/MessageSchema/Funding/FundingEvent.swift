/// All that the funding service states.
public enum FundingEvent: ServiceEvent {
    /// The operation was accepted.
    case fundingOperationAcceptance(FundingOperationAcceptance)
    /// A contribution was pledged.
    case contributionPledged(ContributionPledged)
    /// A contribution was committed.
    case contributionCommitted(ContributionCommitted)
    /// A payment came in.
    case contributionPaid(ContributionPaid)
    /// A schedule was set.
    case contributionSchedule(ContributionSchedule)
    /// A contribution was written down.
    case contributionWriteDown(ContributionWriteDown)
    /// A contribution was cancelled.
    case contributionCancellation(ContributionCancellation)
    /// A contribution was reinstated.
    case contributionReinstatement(ContributionReinstatement)
    /// A contribution in kind came so far.
    case contributionInKind(ContributionInKind)
    /// A condition was declared.
    case fundingCondition(FundingCondition)
    /// A condition was lifted.
    case fundingConditionLifting(FundingConditionLifting)
    /// An account was opened.
    case accountOpening(AccountOpening)
    /// An account was closed.
    case accountClosure(AccountClosure)
    /// Money was allocated.
    case fundAllocation(FundAllocation)
    /// Money was disbursed.
    case fundsDisbursed(FundsDisbursed)
    /// A budget line was defined.
    case budgetLineDefined(BudgetLineDefined)
    /// A rate was set.
    case costRateSet(CostRateSet)
    /// A nation's strength was taken in.
    case strengthTaking(StrengthTaking)
    /// The monthly cost changed.
    case monthlyCostStated(MonthlyCostStated)
    /// A shortfall opened.
    case shortfallOpened(ShortfallOpened)
    /// A shortfall changed.
    case shortfallChanged(ShortfallChanged)
    /// A shortfall closed.
    case shortfallClosed(ShortfallClosed)
    /// A fact of mandate's was taken in.
    case mandateTermTaking(MandateTermTaking<FundingOwned>)
    /// A condition suspends a contribution.
    case contributionSuspended(ContributionSuspended)
    /// A condition restricts a contribution.
    case contributionRestricted(ContributionRestricted)
    /// Whether a condition is met is unknown.
    case contributionUndetermined(ContributionUndetermined)
    /// Nothing stands against a contribution any more.
    case contributionAvailable(ContributionAvailable)
    /// An entry was retracted.
    case entryRetracted(EntryRetracted<FundingOwned>)
    /// An entry was corrected.
    case entryCorrected(EntryCorrected<FundingOwned>)
    /// A claim was recorded.
    case fundingClaim(FundingClaim)

    /// The service.
    public static let service = ServiceName.funding

    /// The type of every case's payload.
    public static let payloads: [any EventPayload.Type] = [
        FundingOperationAcceptance.self, ContributionPledged.self, ContributionCommitted.self,
        ContributionPaid.self, ContributionSchedule.self, ContributionWriteDown.self, ContributionCancellation.self,
        ContributionReinstatement.self, ContributionInKind.self, FundingCondition.self, FundingConditionLifting.self,
        AccountOpening.self, AccountClosure.self, FundAllocation.self, FundsDisbursed.self, BudgetLineDefined.self,
        CostRateSet.self, StrengthTaking.self, MonthlyCostStated.self, ShortfallOpened.self, ShortfallChanged.self,
        ShortfallClosed.self, MandateTermTaking<FundingOwned>.self, ContributionSuspended.self,
        ContributionRestricted.self, ContributionUndetermined.self, ContributionAvailable.self,
        EntryRetracted<FundingOwned>.self, EntryCorrected<FundingOwned>.self, FundingClaim.self,
    ]

    /// The case that holds a payload, or `nil` where it is none of this service's.
    public init?(_ payload: any EventPayload) {
        switch payload {
        case let payload as FundingOperationAcceptance: self = .fundingOperationAcceptance(payload)
        case let payload as ContributionPledged: self = .contributionPledged(payload)
        case let payload as ContributionCommitted: self = .contributionCommitted(payload)
        case let payload as ContributionPaid: self = .contributionPaid(payload)
        case let payload as ContributionSchedule: self = .contributionSchedule(payload)
        case let payload as ContributionWriteDown: self = .contributionWriteDown(payload)
        case let payload as ContributionCancellation: self = .contributionCancellation(payload)
        case let payload as ContributionReinstatement: self = .contributionReinstatement(payload)
        case let payload as ContributionInKind: self = .contributionInKind(payload)
        case let payload as FundingCondition: self = .fundingCondition(payload)
        case let payload as FundingConditionLifting: self = .fundingConditionLifting(payload)
        case let payload as AccountOpening: self = .accountOpening(payload)
        case let payload as AccountClosure: self = .accountClosure(payload)
        case let payload as FundAllocation: self = .fundAllocation(payload)
        case let payload as FundsDisbursed: self = .fundsDisbursed(payload)
        case let payload as BudgetLineDefined: self = .budgetLineDefined(payload)
        case let payload as CostRateSet: self = .costRateSet(payload)
        case let payload as StrengthTaking: self = .strengthTaking(payload)
        case let payload as MonthlyCostStated: self = .monthlyCostStated(payload)
        case let payload as ShortfallOpened: self = .shortfallOpened(payload)
        case let payload as ShortfallChanged: self = .shortfallChanged(payload)
        case let payload as ShortfallClosed: self = .shortfallClosed(payload)
        case let payload as MandateTermTaking<FundingOwned>: self = .mandateTermTaking(payload)
        case let payload as ContributionSuspended: self = .contributionSuspended(payload)
        case let payload as ContributionRestricted: self = .contributionRestricted(payload)
        case let payload as ContributionUndetermined: self = .contributionUndetermined(payload)
        case let payload as ContributionAvailable: self = .contributionAvailable(payload)
        case let payload as EntryRetracted<FundingOwned>: self = .entryRetracted(payload)
        case let payload as EntryCorrected<FundingOwned>: self = .entryCorrected(payload)
        case let payload as FundingClaim: self = .fundingClaim(payload)
        default: return nil
        }
    }

    /// What the case holds.
    public var payload: any EventPayload {
        switch self {
        case .fundingOperationAcceptance(let payload): payload
        case .contributionPledged(let payload): payload
        case .contributionCommitted(let payload): payload
        case .contributionPaid(let payload): payload
        case .contributionSchedule(let payload): payload
        case .contributionWriteDown(let payload): payload
        case .contributionCancellation(let payload): payload
        case .contributionReinstatement(let payload): payload
        case .contributionInKind(let payload): payload
        case .fundingCondition(let payload): payload
        case .fundingConditionLifting(let payload): payload
        case .accountOpening(let payload): payload
        case .accountClosure(let payload): payload
        case .fundAllocation(let payload): payload
        case .fundsDisbursed(let payload): payload
        case .budgetLineDefined(let payload): payload
        case .costRateSet(let payload): payload
        case .strengthTaking(let payload): payload
        case .monthlyCostStated(let payload): payload
        case .shortfallOpened(let payload): payload
        case .shortfallChanged(let payload): payload
        case .shortfallClosed(let payload): payload
        case .mandateTermTaking(let payload): payload
        case .contributionSuspended(let payload): payload
        case .contributionRestricted(let payload): payload
        case .contributionUndetermined(let payload): payload
        case .contributionAvailable(let payload): payload
        case .entryRetracted(let payload): payload
        case .entryCorrected(let payload): payload
        case .fundingClaim(let payload): payload
        }
    }
}
