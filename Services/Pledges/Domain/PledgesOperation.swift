public import DomainModel
public import HashTreeCollections
public import MandatePolicy
public import MessageSchema

/// One operation in pledges: who is asked, who brings what, how far it has come, and under which limits.
///
/// It decides by its records alone, which it folds from its own log.
public struct PledgesOperation: CorrectableAggregate {
    /// The operation.
    public let operation: OperationID
    /// All that is known of it.
    public private(set) var records: PledgesRecords
    /// What was last stated of what rules leave of lines, by pledge and line; a line without an entry is untouched.
    public internal(set) var stated: TreeDictionary<EntityID, TreeDictionary<EntityID, StatedAvailability>>

    /// How strong each nation is.
    public internal(set) var strengths = StrengthLedger()

    /// What pledges does when another service states something.
    public static let reactions: [any Reaction<PledgesOperation>] = [
        WhenOperationEstablishedAcceptIt(), WhenEstablishmentCorrectedAcceptItAnew(),
        WhenAssignmentChangesReexamineCaveats(),
        WhenPreconditionChangesReexamineCaveats(), WhenAreaChangesReexamineCaveats(),
        WhenTaskAuthorisationChangesTakeItIn(), WhenConstraintChangesReexamineLines(),
        WhenAuthorisationChangesTakeItIn(), WhenMandateEntryIsCorrectedFollowIt(),
    ]

    /// The operation before its first event.
    public init(operation: OperationID) {
        self.operation = operation
        records = PledgesRecords()
        stated = [:]
    }

    /// The same operation with other records.
    public func replacing(_ records: PledgesRecords) -> PledgesOperation {
        var other = self
        other.records = records
        return other
    }

    /// Folds a fact.
    public mutating func apply(_ event: RecordedEvent<PledgesEvent>) {
        records.apply(event)
        note(event.event)
        count(event)
    }

    /// Moves what was folded since to where it is in nobody's way.
    public mutating func settle() { records.settle() }

    /// Answers a command with the facts that it brings about.
    /// - Throws: `Refusal` with what is wrong, what is allowed and what to do.
    public func decide(_ command: PledgesCommand, in context: DecisionContext) throws(Refusal) -> [PledgesEvent] {
        if case .pledgesOperationAcceptance(let acceptance) = command { return [try accept(acceptance)] }
        guard records.acceptance != nil else { throw .unknownOperation(operation, in: .pledges) }
        return examined(try facts(for: command, in: context), context)
    }

    /// The one list of what the service can be asked.
    private func facts(for command: PledgesCommand, in context: DecisionContext) throws(Refusal) -> [PledgesEvent] {
        switch command {
        case .pledgesOperationAcceptance(let acceptance): [try accept(acceptance)]
        case .milestone(let milestone): [try set(milestone, context)]
        case .estimate(let estimate): [try record(estimate, context)]
        case .approach(let approach): [try send(approach, context)]
        case .approachResponse(let response): [try record(response, context)]
        case .conference(let conference): [try call(conference, context)]
        case .conferenceOutcome(let outcome): [try record(outcome, context)]
        case .pledgeAnnouncement(let announcement): [try announce(announcement)]
        case .lineAddition(let addition): [try add(addition)]
        case .lineRevision(let revision): [try revise(revision, context)]
        case .pledgeAssessment(let step): [try assess(step, context)]
        case .pledgeCommitment(let step): [try commit(step, context)]
        case .pledgeReadiness(let step): [try makeReady(step, context)]
        case .pledgeDeployment(let step): [try deploy(step, context)]
        case .pledgeArrival(let step): [try arrive(step, context)]
        case .pledgeRepatriation(let step): [try repatriate(step, context)]
        case .pledgeHold(let step): [try hold(step, context)]
        case .pledgeWithdrawal(let step): [try withdraw(step, context)]
        case .pledgeResumption(let step): [try resume(step, context)]
        case .caveat(let caveat): [try declare(caveat)]
        case .caveatLifting(let lifting): [try lift(lifting, context)]
        case .requirement(let requirement): [try define(requirement, context)]
        case .requirementCancellation(let cancellation): [try cancel(cancellation, context)]
        case .lineMatching(let matching): [try match(matching, context)]
        case .lineUnmatching(let unmatching): [try unmatch(unmatching, context)]
        case .lineReplacement(let replacement): [try replace(replacement, context)]
        case .gapAcceptance(let acceptance): [try accept(acceptance, context)]
        case .gapReopening(let reopening): [try reopen(reopening, context)]
        case .mandateTermTaking(let term): [try takeIn(term)]
        case .pledgeRenewal(let renewal): [try renew(renewal, context)]
        case .pledgeLapse(let lapse): [try self.lapse(lapse, context)]
        case .reexamination(let wish): try reexamine(wish, context)
        case .strengthRestatement(let wish): try restate(wish, context)
        case .entryRetraction(let wish): [try CorrectionRules(self, in: context).retract(wish)]
        case .entryCorrection(let wish): [try CorrectionRules(self, in: context).correct(wish)]
        case .pledgesClaim(let claim): [try record(claim, context)]
        }
    }
}
