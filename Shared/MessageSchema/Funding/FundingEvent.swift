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
    /// A claim was recorded.
    case fundingClaim(FundingClaim)

    /// The service.
    public static let service = ServiceName.funding

    /// The type of every case's payload.
    public static let payloads: [any EventPayload.Type] = [
        FundingOperationAcceptance.self, ContributionPledged.self, ContributionCommitted.self,
        ContributionPaid.self, FundingClaim.self,
    ]

    /// The case that holds a payload, or `nil` where it is none of this service's.
    public init?(_ payload: any EventPayload) {
        switch payload {
        case let payload as FundingOperationAcceptance: self = .fundingOperationAcceptance(payload)
        case let payload as ContributionPledged: self = .contributionPledged(payload)
        case let payload as ContributionCommitted: self = .contributionCommitted(payload)
        case let payload as ContributionPaid: self = .contributionPaid(payload)
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
        case .fundingClaim(let payload): payload
        }
    }
}
