import DomainModel
import HashTreeCollections
import MessageSchema
import PledgesDomain
import TestSupport

typealias PledgesScenario = Scenario<PledgesOperation>

extension Scenario where State == PledgesOperation {
    /// An operation that pledges has accepted.
    static func accepted() -> PledgesScenario {
        var scenario = PledgesScenario()
        scenario.given(.pledgesOperationAcceptance(Examples.acceptance))
        return scenario
    }

    /// Indonesia's pledge `idn-1` of one battalion, 800 strong unless told, announced on 19 February 2026.
    static func announced(_ headcount: Quantity = 800) throws -> PledgesScenario {
        var scenario = accepted()
        try scenario.accept(Examples.announcement(lines: [Examples.line("inf", headcount)]), .decided(on: "2026-02-19"))
        return scenario
    }

    /// The same, decided up to a stage, one step a day from 20 February 2026 on.
    static func decided(up to: LineStage, _ headcount: Quantity = 800) throws -> PledgesScenario {
        var scenario = try announced(headcount)
        for (index, stage) in LineStage.ladder.dropFirst().enumerated() where (stage.rung ?? 0) <= (to.rung ?? 0) {
            let day = try CalendarDay(wire: "2026-02-\(20 + index)")
            try scenario.accept(Examples.step(to: stage), .decided(on: .day(day)))
        }
        return scenario
    }

    /// The stage of a line of `idn-1` at the end of a day, as known now.
    func stage(_ line: EntityID = "inf", on day: CalendarDay) -> LineStage? {
        state.records.pledges["idn-1"]?.lines[line]?.stage(at: Moment(asOf: day, knownAt: nil))?.term
    }

    /// The sum over every line that counts on a day.
    func total(on day: CalendarDay, knownAt: Instant? = nil) -> StrengthSum {
        let standings = state.records.lineStandings(at: Moment(asOf: day, knownAt: knownAt))
        return StrengthSum(standings.map(\.headcount))
    }
}

/// Commands and their parts.
enum Examples {
    static let acceptance = PledgesOperationAcceptance(
        title: "International Stabilization Force", currency: Controls.currency,
        origin: ForeignPosition(
            service: .known(.mandate), log: Controls.log(of: .mandate), epoch: .first, sequence: SequenceNumber(1)))
    static let agreement = Agreement(reference: "Memorandum of understanding", signedOn: "2026-02-01")

    static func line(_ id: EntityID, _ headcount: Quantity = .unknown) -> LineOffer {
        LineOffer(line: id, capability: "infantry", personnel: .known(.troops), headcount: headcount)
    }

    static func announcement(
        _ pledge: EntityID = "idn-1", _ nation: NationCode = Controls.indonesia, lines: [LineOffer]
    ) -> PledgesCommand {
        .pledgeAnnouncement(PledgeAnnouncement(pledge: pledge, nation: nation, lines: lines))
    }

    /// The command for a step of the ladder; a commitment comes with its agreement.
    static func step(
        to stage: LineStage, _ pledge: EntityID = "idn-1", lines: [LineSelection]? = nil, wording: Text? = nil
    ) -> PledgesCommand {
        switch stage {
        case .assessed: .pledgeAssessment(PledgeAssessment(pledge: pledge, lines: lines, wording: wording))
        case .committed:
            .pledgeCommitment(
                PledgeCommitment(pledge: pledge, lines: lines, agreement: agreement, wording: wording))
        case .ready: .pledgeReadiness(PledgeReadiness(pledge: pledge, lines: lines, wording: wording))
        case .deploying: .pledgeDeployment(PledgeDeployment(pledge: pledge, lines: lines, wording: wording))
        case .inTheatre: .pledgeArrival(PledgeArrival(pledge: pledge, lines: lines, wording: wording))
        case .repatriated: .pledgeRepatriation(PledgeRepatriation(pledge: pledge, lines: lines, wording: wording))
        case .onHold: .pledgeHold(PledgeHold(pledge: pledge, lines: lines, wording: wording))
        default: .pledgeWithdrawal(PledgeWithdrawal(pledge: pledge, lines: lines, wording: wording))
        }
    }

    static func resumption(_ pledge: EntityID = "idn-1", lines: [LineSelection]? = nil) -> PledgesCommand {
        .pledgeResumption(PledgeResumption(pledge: pledge, lines: lines))
    }

    static func part(_ count: Int, of line: EntityID = "inf", as part: EntityID = "inf-a") -> LineSelection {
        LineSelection(line: line, part: count, partLine: part)
    }

    static func answer(
        _ answer: ApproachAnswer, _ approach: EntityID = "to-sau", _ nation: NationCode = Controls.saudiArabia
    ) -> PledgesCommand {
        .approachResponse(ApproachResponse(approach: approach, nation: nation, answer: .known(answer)))
    }

    /// One of each command that a sender can give, each about `idn-1` where it is about a pledge.
    static let everyCommand: [PledgesCommand] = [
        .milestone(
            Milestone(milestone: "full", strength: 20_000, personnel: .known(.troops), setBy: "Board of Peace")),
        .estimate(Estimate(estimate: "cap", kind: .known(.ceiling), strength: 8_000, statedBy: "officials")),
        .approach(Approach(approach: "to-sau", nation: Controls.saudiArabia)),
        answer(.inTalks),
        .conference(Conference(conference: "doha", title: "Doha", place: "Doha", on: "2025-12-16")),
        .conferenceOutcome(ConferenceOutcome(conference: "doha", outcome: "more than 25 nations came")),
        announcement(lines: [line("inf")]),
        .lineAddition(LineAddition(pledge: "idn-1", lines: [line("med")])),
        .lineRevision(LineRevision(pledge: "idn-1", line: "inf", headcount: 900)),
        step(to: .assessed), step(to: .committed), step(to: .ready), step(to: .deploying), step(to: .inTheatre),
        step(to: .repatriated), step(to: .onHold), step(to: .withdrawn), resumption(),
        .caveat(
            Caveat(
                caveat: "pak-1", party: .nation(Controls.pakistan), kind: .known(.task), effect: .known(.restricts),
                refusesTasks: ["disarm-armed-groups"], wording: "but not to disarm")),
        .caveatLifting(CaveatLifting(caveat: "pak-1")),
        .requirement(
            Requirement(requirement: "rafah-inf", capability: "infantry", personnel: .known(.troops), headcount: 500)),
        .lineMatching(LineMatching(pledge: "idn-1", line: "inf", requirement: "rafah-inf", headcount: 100)),
        .lineUnmatching(
            LineUnmatching(pledge: "idn-1", line: "inf", requirement: "rafah-inf", reason: "needed elsewhere")),
        .lineReplacement(
            LineReplacement(pledge: "idn-1", line: "inf", byPledge: "mar-1", byLine: "inf", reason: "it is late")),
        .gapAcceptance(GapAcceptance(requirement: "rafah-inf", reason: "nobody offers", acceptedBy: "the commander")),
        .gapReopening(GapReopening(requirement: "rafah-inf", reason: "somebody may offer")),
        .requirementCancellation(RequirementCancellation(requirement: "rafah-inf", reason: "needed no more")),
        .pledgeRenewal(PledgeRenewal(pledge: "idn-1")),
        .entryRetraction(EntryRetraction(event: "pledges-0000.1.2", reason: "a slip of the pen")),
        .entryCorrection(
            EntryCorrection(event: "pledges-0000.1.2", content: ["caveat": "pak-1"], reason: "a slip of the pen")),
        .pledgesClaim(
            PledgesClaim(Claim(claim: "asked", figure: .known(.nationsAsked), count: .of(low: 70, best: 70)))),
    ]
}
