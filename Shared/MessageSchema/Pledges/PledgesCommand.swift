/// All that the pledges service can be asked.
public enum PledgesCommand: ServiceCommand {
    /// Accept the operation; the service's own, from mandate's event.
    case pledgesOperationAcceptance(PledgesOperationAcceptance)
    /// Set a milestone.
    case milestone(Milestone)
    /// Record an estimate.
    case estimate(Estimate)
    /// Send an approach.
    case approach(Approach)
    /// Record an answer.
    case approachResponse(ApproachResponse)
    /// Call a conference.
    case conference(Conference)
    /// Record a conference's outcome.
    case conferenceOutcome(ConferenceOutcome)
    /// Announce a pledge.
    case pledgeAnnouncement(PledgeAnnouncement)
    /// Add lines to a pledge.
    case lineAddition(LineAddition)
    /// Revise a line's headcount.
    case lineRevision(LineRevision)
    /// Lines take the step to `assessed`.
    case pledgeAssessment(PledgeAssessment)
    /// Lines take the step to `committed`.
    case pledgeCommitment(PledgeCommitment)
    /// Lines take the step to `ready`.
    case pledgeReadiness(PledgeReadiness)
    /// Lines take the step to `deploying`.
    case pledgeDeployment(PledgeDeployment)
    /// Lines take the step to `inTheatre`.
    case pledgeArrival(PledgeArrival)
    /// Lines take the step to `repatriated`.
    case pledgeRepatriation(PledgeRepatriation)
    /// Lines take the step to `onHold`.
    case pledgeHold(PledgeHold)
    /// Lines take the step to `withdrawn`.
    case pledgeWithdrawal(PledgeWithdrawal)
    /// Resume lines that are on hold.
    case pledgeResumption(PledgeResumption)
    /// Declare a caveat.
    case caveat(Caveat)
    /// Lift a caveat.
    case caveatLifting(CaveatLifting)
    /// Define a requirement.
    case requirement(Requirement)
    /// Cancel a requirement.
    case requirementCancellation(RequirementCancellation)
    /// Match a line to a requirement.
    case lineMatching(LineMatching)
    /// End a match.
    case lineUnmatching(LineUnmatching)
    /// Let another line take a line's place.
    case lineReplacement(LineReplacement)
    /// Accept a gap as a risk.
    case gapAcceptance(GapAcceptance)
    /// Offer an accepted gap again.
    case gapReopening(GapReopening)
    /// Take in a fact of mandate's; the service's own.
    case mandateTermTaking(MandateTermTaking<PledgesOwned>)
    /// Look at every line anew; the service's own, when a day began.
    case reexamination(Reexamination)
    /// Renew a pledge.
    case pledgeRenewal(PledgeRenewal)
    /// Let lines lapse; the service's own, when time is up.
    case pledgeLapse(PledgeLapse)
    /// State strengths anew; the service's own, as time passes.
    case strengthRestatement(StrengthRestatement)
    /// Retract an entry.
    case entryRetraction(EntryRetraction<PledgesOwned>)
    /// Correct an entry.
    case entryCorrection(EntryCorrection<PledgesOwned>)
    /// Record a claim.
    case pledgesClaim(PledgesClaim)

    /// The service.
    public static let service = ServiceName.pledges

    /// The type of every command that a sender may name.
    public static let payloads: [any CommandPayload.Type] = [
        Milestone.self, Estimate.self, Approach.self, ApproachResponse.self, Conference.self,
        ConferenceOutcome.self, PledgeAnnouncement.self, LineAddition.self, LineRevision.self,
        PledgeAssessment.self, PledgeCommitment.self, PledgeReadiness.self, PledgeDeployment.self,
        PledgeArrival.self, PledgeRepatriation.self, PledgeHold.self, PledgeWithdrawal.self, PledgeResumption.self,
        Caveat.self, CaveatLifting.self, Requirement.self, RequirementCancellation.self, LineMatching.self,
        LineUnmatching.self, LineReplacement.self, GapAcceptance.self, GapReopening.self, PledgeRenewal.self,
        EntryRetraction<PledgesOwned>.self, EntryCorrection<PledgesOwned>.self, PledgesClaim.self,
    ]

    /// The case that holds a payload, or `nil` where it is none of this service's.
    public init?(_ payload: any CommandPayload) {
        switch payload {
        case let payload as PledgesOperationAcceptance: self = .pledgesOperationAcceptance(payload)
        case let payload as Milestone: self = .milestone(payload)
        case let payload as Estimate: self = .estimate(payload)
        case let payload as Approach: self = .approach(payload)
        case let payload as ApproachResponse: self = .approachResponse(payload)
        case let payload as Conference: self = .conference(payload)
        case let payload as ConferenceOutcome: self = .conferenceOutcome(payload)
        case let payload as PledgeAnnouncement: self = .pledgeAnnouncement(payload)
        case let payload as LineAddition: self = .lineAddition(payload)
        case let payload as LineRevision: self = .lineRevision(payload)
        case let payload as PledgeAssessment: self = .pledgeAssessment(payload)
        case let payload as PledgeCommitment: self = .pledgeCommitment(payload)
        case let payload as PledgeReadiness: self = .pledgeReadiness(payload)
        case let payload as PledgeDeployment: self = .pledgeDeployment(payload)
        case let payload as PledgeArrival: self = .pledgeArrival(payload)
        case let payload as PledgeRepatriation: self = .pledgeRepatriation(payload)
        case let payload as PledgeHold: self = .pledgeHold(payload)
        case let payload as PledgeWithdrawal: self = .pledgeWithdrawal(payload)
        case let payload as PledgeResumption: self = .pledgeResumption(payload)
        case let payload as Caveat: self = .caveat(payload)
        case let payload as CaveatLifting: self = .caveatLifting(payload)
        case let payload as Requirement: self = .requirement(payload)
        case let payload as RequirementCancellation: self = .requirementCancellation(payload)
        case let payload as LineMatching: self = .lineMatching(payload)
        case let payload as LineUnmatching: self = .lineUnmatching(payload)
        case let payload as LineReplacement: self = .lineReplacement(payload)
        case let payload as GapAcceptance: self = .gapAcceptance(payload)
        case let payload as GapReopening: self = .gapReopening(payload)
        case let payload as MandateTermTaking<PledgesOwned>: self = .mandateTermTaking(payload)
        case let payload as Reexamination: self = .reexamination(payload)
        case let payload as PledgeRenewal: self = .pledgeRenewal(payload)
        case let payload as PledgeLapse: self = .pledgeLapse(payload)
        case let payload as StrengthRestatement: self = .strengthRestatement(payload)
        case let payload as EntryRetraction<PledgesOwned>: self = .entryRetraction(payload)
        case let payload as EntryCorrection<PledgesOwned>: self = .entryCorrection(payload)
        case let payload as PledgesClaim: self = .pledgesClaim(payload)
        default: return nil
        }
    }

    /// What the case holds.
    public var payload: any CommandPayload {
        switch self {
        case .pledgesOperationAcceptance(let payload): payload
        case .milestone(let payload): payload
        case .estimate(let payload): payload
        case .approach(let payload): payload
        case .approachResponse(let payload): payload
        case .conference(let payload): payload
        case .conferenceOutcome(let payload): payload
        case .pledgeAnnouncement(let payload): payload
        case .lineAddition(let payload): payload
        case .lineRevision(let payload): payload
        case .pledgeAssessment(let payload): payload
        case .pledgeCommitment(let payload): payload
        case .pledgeReadiness(let payload): payload
        case .pledgeDeployment(let payload): payload
        case .pledgeArrival(let payload): payload
        case .pledgeRepatriation(let payload): payload
        case .pledgeHold(let payload): payload
        case .pledgeWithdrawal(let payload): payload
        case .pledgeResumption(let payload): payload
        case .caveat(let payload): payload
        case .caveatLifting(let payload): payload
        case .requirement(let payload): payload
        case .requirementCancellation(let payload): payload
        case .lineMatching(let payload): payload
        case .lineUnmatching(let payload): payload
        case .lineReplacement(let payload): payload
        case .gapAcceptance(let payload): payload
        case .gapReopening(let payload): payload
        case .mandateTermTaking(let payload): payload
        case .reexamination(let payload): payload
        case .pledgeRenewal(let payload): payload
        case .pledgeLapse(let payload): payload
        case .strengthRestatement(let payload): payload
        case .entryRetraction(let payload): payload
        case .entryCorrection(let payload): payload
        case .pledgesClaim(let payload): payload
        }
    }
}
