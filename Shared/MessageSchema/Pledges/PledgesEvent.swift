/// All that the pledges service states.
public enum PledgesEvent: ServiceEvent {
    /// The operation was accepted.
    case pledgesOperationAcceptance(PledgesOperationAcceptance)
    /// A milestone was set.
    case milestone(Milestone)
    /// An estimate was recorded.
    case estimate(Estimate)
    /// An approach was sent.
    case approach(Approach)
    /// An answer was recorded.
    case approachResponse(ApproachResponse)
    /// A conference was called.
    case conference(Conference)
    /// A conference was concluded.
    case conferenceOutcome(ConferenceOutcome)
    /// A pledge was announced.
    case pledgeAnnouncement(PledgeAnnouncement)
    /// A pledge was extended.
    case lineAddition(LineAddition)
    /// A line's headcount was revised.
    case lineRevision(LineRevision)
    /// Lines took the step to `assessed`.
    case pledgeLinesAssessed(PledgeLinesAssessed)
    /// Lines took the step to `committed`.
    case pledgeLinesCommitted(PledgeLinesCommitted)
    /// Lines took the step to `ready`.
    case pledgeLinesReady(PledgeLinesReady)
    /// Lines took the step to `deploying`.
    case pledgeLinesDeploying(PledgeLinesDeploying)
    /// Lines took the step to `inTheatre`.
    case pledgeLinesInTheatre(PledgeLinesInTheatre)
    /// Lines took the step to `repatriated`.
    case pledgeLinesRepatriated(PledgeLinesRepatriated)
    /// Lines took the step to `onHold`.
    case pledgeLinesOnHold(PledgeLinesOnHold)
    /// Lines took the step to `withdrawn`.
    case pledgeLinesWithdrawn(PledgeLinesWithdrawn)
    /// Lines went back to their stage before a hold.
    case pledgeLinesResumed(PledgeLinesResumed)
    /// A caveat was declared.
    case caveat(Caveat)
    /// A caveat was lifted.
    case caveatLifting(CaveatLifting)
    /// A requirement was defined.
    case requirement(Requirement)
    /// A requirement was cancelled.
    case requirementCancellation(RequirementCancellation)
    /// A line was matched to a requirement.
    case pledgeLineMatched(PledgeLineMatched)
    /// A match ended.
    case lineUnmatching(LineUnmatching)
    /// Another line took a line's place.
    case pledgeLineReplaced(PledgeLineReplaced)
    /// A gap was accepted as a risk.
    case gapAcceptance(GapAcceptance)
    /// An accepted gap was offered again.
    case gapReopening(GapReopening)
    /// A fact of mandate's was taken in.
    case mandateTermTaking(MandateTermTaking<PledgesOwned>)
    /// Lines cannot be used.
    case pledgeLinesSuspended(PledgeLinesSuspended)
    /// Lines can be used for some tasks or in some areas only.
    case pledgeLinesRestricted(PledgeLinesRestricted)
    /// Whether lines can be used hangs on what nobody knows.
    case pledgeLinesUndetermined(PledgeLinesUndetermined)
    /// Nothing stands against lines any more.
    case pledgeLinesReinstated(PledgeLinesReinstated)
    /// Lines were renewed.
    case pledgeLinesRenewed(PledgeLinesRenewed)
    /// Lines lapsed.
    case pledgeLinesExpired(PledgeLinesExpired)
    /// A nation's strength changed.
    case strengthStated(StrengthStated)
    /// An entry was retracted.
    case entryRetracted(EntryRetracted<PledgesOwned>)
    /// An entry was corrected.
    case entryCorrected(EntryCorrected<PledgesOwned>)
    /// A claim was recorded.
    case pledgesClaim(PledgesClaim)

    /// The service.
    public static let service = ServiceName.pledges

    /// The type of every case's payload.
    public static let payloads: [any EventPayload.Type] = [
        PledgesOperationAcceptance.self, Milestone.self, Estimate.self, Approach.self, ApproachResponse.self,
        Conference.self, ConferenceOutcome.self, PledgeAnnouncement.self, LineAddition.self, LineRevision.self,
        PledgeLinesAssessed.self, PledgeLinesCommitted.self, PledgeLinesReady.self, PledgeLinesDeploying.self,
        PledgeLinesInTheatre.self, PledgeLinesRepatriated.self, PledgeLinesOnHold.self, PledgeLinesWithdrawn.self,
        PledgeLinesResumed.self, Caveat.self, CaveatLifting.self, Requirement.self, RequirementCancellation.self,
        PledgeLineMatched.self, LineUnmatching.self, PledgeLineReplaced.self, GapAcceptance.self, GapReopening.self,
        MandateTermTaking<PledgesOwned>.self, PledgeLinesSuspended.self, PledgeLinesRestricted.self,
        PledgeLinesUndetermined.self,
        PledgeLinesReinstated.self, PledgeLinesRenewed.self, PledgeLinesExpired.self,
        StrengthStated.self, EntryRetracted<PledgesOwned>.self, EntryCorrected<PledgesOwned>.self, PledgesClaim.self,
    ]

    /// The case that holds a payload, or `nil` where it is none of this service's.
    public init?(_ payload: any EventPayload) {
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
        case let payload as PledgeLinesAssessed: self = .pledgeLinesAssessed(payload)
        case let payload as PledgeLinesCommitted: self = .pledgeLinesCommitted(payload)
        case let payload as PledgeLinesReady: self = .pledgeLinesReady(payload)
        case let payload as PledgeLinesDeploying: self = .pledgeLinesDeploying(payload)
        case let payload as PledgeLinesInTheatre: self = .pledgeLinesInTheatre(payload)
        case let payload as PledgeLinesRepatriated: self = .pledgeLinesRepatriated(payload)
        case let payload as PledgeLinesOnHold: self = .pledgeLinesOnHold(payload)
        case let payload as PledgeLinesWithdrawn: self = .pledgeLinesWithdrawn(payload)
        case let payload as PledgeLinesResumed: self = .pledgeLinesResumed(payload)
        case let payload as Caveat: self = .caveat(payload)
        case let payload as CaveatLifting: self = .caveatLifting(payload)
        case let payload as Requirement: self = .requirement(payload)
        case let payload as RequirementCancellation: self = .requirementCancellation(payload)
        case let payload as PledgeLineMatched: self = .pledgeLineMatched(payload)
        case let payload as LineUnmatching: self = .lineUnmatching(payload)
        case let payload as PledgeLineReplaced: self = .pledgeLineReplaced(payload)
        case let payload as GapAcceptance: self = .gapAcceptance(payload)
        case let payload as GapReopening: self = .gapReopening(payload)
        case let payload as MandateTermTaking<PledgesOwned>: self = .mandateTermTaking(payload)
        case let payload as PledgeLinesSuspended: self = .pledgeLinesSuspended(payload)
        case let payload as PledgeLinesRestricted: self = .pledgeLinesRestricted(payload)
        case let payload as PledgeLinesUndetermined: self = .pledgeLinesUndetermined(payload)
        case let payload as PledgeLinesReinstated: self = .pledgeLinesReinstated(payload)
        case let payload as PledgeLinesRenewed: self = .pledgeLinesRenewed(payload)
        case let payload as PledgeLinesExpired: self = .pledgeLinesExpired(payload)
        case let payload as StrengthStated: self = .strengthStated(payload)
        case let payload as EntryRetracted<PledgesOwned>: self = .entryRetracted(payload)
        case let payload as EntryCorrected<PledgesOwned>: self = .entryCorrected(payload)
        case let payload as PledgesClaim: self = .pledgesClaim(payload)
        default: return nil
        }
    }

    /// What the case holds.
    public var payload: any EventPayload {
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
        case .pledgeLinesAssessed(let payload): payload
        case .pledgeLinesCommitted(let payload): payload
        case .pledgeLinesReady(let payload): payload
        case .pledgeLinesDeploying(let payload): payload
        case .pledgeLinesInTheatre(let payload): payload
        case .pledgeLinesRepatriated(let payload): payload
        case .pledgeLinesOnHold(let payload): payload
        case .pledgeLinesWithdrawn(let payload): payload
        case .pledgeLinesResumed(let payload): payload
        case .caveat(let payload): payload
        case .caveatLifting(let payload): payload
        case .requirement(let payload): payload
        case .requirementCancellation(let payload): payload
        case .pledgeLineMatched(let payload): payload
        case .lineUnmatching(let payload): payload
        case .pledgeLineReplaced(let payload): payload
        case .gapAcceptance(let payload): payload
        case .gapReopening(let payload): payload
        case .mandateTermTaking(let payload): payload
        case .pledgeLinesSuspended(let payload): payload
        case .pledgeLinesRestricted(let payload): payload
        case .pledgeLinesUndetermined(let payload): payload
        case .pledgeLinesReinstated(let payload): payload
        case .pledgeLinesRenewed(let payload): payload
        case .pledgeLinesExpired(let payload): payload
        case .strengthStated(let payload): payload
        case .entryRetracted(let payload): payload
        case .entryCorrected(let payload): payload
        case .pledgesClaim(let payload): payload
        }
    }
}
