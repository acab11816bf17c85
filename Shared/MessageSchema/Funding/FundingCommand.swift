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
    /// Record a claim.
    case fundingClaim(FundingClaim)

    /// The service.
    public static let service = ServiceName.funding

    /// The type of every command that a sender may name.
    public static let payloads: [any CommandPayload.Type] = [
        ContributionPledge.self, ContributionCommitment.self, ContributionPayment.self, FundingClaim.self,
    ]

    /// The case that holds a payload, or `nil` where it is none of this service's.
    public init?(_ payload: any CommandPayload) {
        switch payload {
        case let payload as FundingOperationAcceptance: self = .fundingOperationAcceptance(payload)
        case let payload as ContributionPledge: self = .contributionPledge(payload)
        case let payload as ContributionCommitment: self = .contributionCommitment(payload)
        case let payload as ContributionPayment: self = .contributionPayment(payload)
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
        case .fundingClaim(let payload): payload
        }
    }
}
