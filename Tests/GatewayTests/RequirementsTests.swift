import GatewayDomain
import MessageSchema
import TestSupport
import Testing

@Suite("Requirements")
struct RequirementsTests {
    private static let february = Circumstances.decided(on: "2026-02-01").learned(on: "2026-02-01")

    /// The real case with two slots, one filled in part by `idn-1`, which is on hold from 17 March 2026.
    private func force() throws -> FoldedCase {
        var force = try FoldedCase.gaza()
        try force.tell(
            MandateEvent.area(Area(area: "rafah", title: "Rafah", kind: .known(.sector))), Self.february)
        try force.tell(
            PledgesEvent.requirement(
                Requirement(
                    requirement: "rafah-inf", capability: "infantry", personnel: .known(.troops), headcount: 3_000,
                    units: 2,
                    area: "rafah", neededBy: "2026-06-01", tasks: ["secure-borders", "build-roads"], priority: 1)),
            Self.february)
        try force.tell(
            PledgesEvent.requirement(
                Requirement(
                    requirement: "hospital", capability: "Field hospital", personnel: .known(.medical),
                    headcount: .unknown, area: "nowhere")), Self.february)
        try force.tell(
            PledgesEvent.pledgeLineMatched(
                PledgeLineMatched(pledge: "idn-1", line: "troops", requirement: "rafah-inf", headcount: 2_000)),
            .decided(on: "2026-02-20").learned(on: "2026-02-20"))
        return force
    }

    private func requirements(
        _ force: FoldedCase, asOf: EffectiveDate? = nil, knownAt: KnownTime? = nil
    ) throws -> RequirementsReply {
        try force.ask(QueryRequest(.requirements, operation: force.operation, asOf: asOf, knownAt: knownAt))
    }

    private func slot(_ reply: RequirementsReply, _ id: EntityID = "rafah-inf") throws -> RequirementView {
        try #require(reply.slots.first { $0.requirement == id })
    }

    @Test("a slot says what fills it, how firm that is, and what is missing, each with its entries")
    func slots() throws {
        let reply = try requirements(try force(), asOf: "2026-03-01")
        let slot = try slot(reply)
        #expect(slot.matched.best == 2_000 && slot.nominal.best == 2_000 && slot.inTheatre.best == 0)
        #expect(slot.stages.map(\.stage) == [.known(.committed)])
        #expect(slot.gap.missing.figures?.best == 1_000 && slot.gap.open.figures?.best == 1_000)
        #expect(slot.units == SlotUnits(required: 2, matched: 1, open: 1))
        #expect(slot.daysLeft == 92)
        #expect(slot.matches.map(\.headcount) == [2_000])
        #expect(slot.matched.entries.count == 3, "announcement, commitment and match")
        #expect(reply.totals.slots == 2 && reply.totals.filled == 0)
        #expect(reply.totals.empty == ["hospital"])
        #expect(reply.totals.required.best == 3_000 && reply.totals.required.unknown == 1)
        #expect(reply.totals.gap.unknown == 1 && reply.totals.gap.missing.figures?.best == 1_000)
    }

    @Test("areas and tasks that mandate does not have are said to be unknown")
    func unknownTerms() throws {
        let reply = try requirements(try force(), asOf: "2026-03-01")
        let slot = try slot(reply)
        #expect(slot.area == MandateTerm(id: "rafah", title: "Rafah", known: true))
        #expect(slot.tasks?.map(\.known) == [true, false])
        #expect(try self.slot(reply, "hospital").area?.known == false)
    }

    @Test("offers without a slot are what no slot has, and with what slots have they come to all that is offered")
    func unmatched() throws {
        let reply = try requirements(try force(), asOf: "2026-03-01")
        #expect(reply.unmatched.lines.map(\.pledge) == ["idn-1", "mar-1"])
        #expect(reply.unmatched.figure.best == 6_000 && reply.unmatched.figure.unknown == 1)
        #expect(reply.totals.matched.best + reply.unmatched.figure.best == 8_000)
    }

    @Test("a line on hold fills nothing, and its match stays with the reason")
    func onHold() throws {
        let slot = try slot(try requirements(try force(), asOf: "2026-04-01"))
        #expect(slot.matched.best == 0 && slot.gap.missing.figures?.best == 3_000)
        #expect(slot.matches[0].counts == nil)
        #expect(slot.matches[0].notCounting == "the line is on hold")
    }

    @Test("what was known on a day does not change when something of that day is learned later")
    func knownAt() throws {
        var force = try force()
        let then = try requirements(force, asOf: "2026-03-01", knownAt: .day("2026-03-01"))
        try force.tell(
            PledgesEvent.pledgeLineMatched(
                PledgeLineMatched(pledge: "mar-1", line: "troops", requirement: "hospital")),
            .reported(on: "2026-02-25", published: "2026-04-01").learned(on: "2026-04-01"))
        try force.tell(
            PledgesEvent.lineRevision(LineRevision(pledge: "idn-1", line: "troops", headcount: 500)),
            .reported(on: "2026-02-25", published: "2026-04-01").learned(on: "2026-04-01"))
        let again = try requirements(force, asOf: "2026-03-01", knownAt: .day("2026-03-01"))
        #expect(again.slots == then.slots && again.totals == then.totals && again.unmatched == then.unmatched)
        let now = try slot(try requirements(force, asOf: "2026-03-01"))
        #expect(now.matched.best == 500 && now.matches[0].capped)
        #expect(try slot(requirements(force, asOf: "2026-03-01"), "hospital").matched.unknown == 1)
        #expect(try requirements(force, asOf: "2026-01-31").slots.isEmpty)
    }

    @Test("the history of a slot says who replaced whom, and an acceptance closes the gap")
    func historyAndRisk() throws {
        var force = try force()
        let march = Circumstances.decided(on: "2026-03-02").learned(on: "2026-03-02")
        try force.tell(
            PledgesEvent.pledgeLineReplaced(
                PledgeLineReplaced(
                    pledge: "idn-1", line: "troops", byPledge: "mar-1", byLine: "troops",
                    moves: [MatchMove(requirement: "rafah-inf", moved: 2_000, remaining: 0, taken: 2_000)],
                    reason: "it comes late")), march)
        try force.tell(
            PledgesEvent.gapAcceptance(
                GapAcceptance(requirement: "rafah-inf", quantity: 400, reason: "quiet", acceptedBy: "the commander")),
            march)
        let slot = try slot(try requirements(force, asOf: "2026-03-02"))
        #expect(slot.history.map(\.line.pledge) == ["idn-1", "idn-1", "mar-1"])
        #expect(slot.history[1].replacedBy == LineReference(pledge: "mar-1", line: "troops"))
        #expect(slot.history[2].replaces == LineReference(pledge: "idn-1", line: "troops"))
        #expect(slot.matches.map(\.pledge) == ["mar-1"])
        #expect(slot.gap.accepted == 400)
        #expect(slot.risk?.acceptedBy == "the commander")
    }

    @Test("proposals are narrowed to a slot or a pledge, and name the caveats of the mandate's tasks")
    func proposals() throws {
        var force = try force()
        try force.tell(
            PledgesEvent.caveat(
                Caveat(
                    caveat: "mar-east", party: .nation("MAR"), kind: .known(.area), effect: .known(.restricts),
                    refusesAreas: ["rafah"], wording: "not in Rafah")), Self.february)
        func ask(_ requirement: EntityID? = nil, _ pledge: EntityID? = nil) throws -> ProposalsReply {
            try force.ask(
                QueryRequest(
                    .proposals, operation: force.operation, asOf: "2026-03-01",
                    filter: QueryFilter(requirement: requirement, pledge: pledge)))
        }
        let all = try ask()
        #expect(all.slots.map(\.requirement) == ["hospital", "rafah-inf"])
        #expect(all.lines.map(\.pledge) == ["idn-1", "mar-1"])
        let best = all.slots[1].proposals
        #expect(best.map(\.pledge) == ["idn-1", "mar-1"])
        #expect(best[0].fills == 1_000)
        #expect(best[1].reasons.contains { $0.point == .known(.caveat) && $0.verdict == .known(.speaksAgainst) })
        #expect(all.slots[0].proposals.isEmpty)
        #expect(try ask("rafah-inf").slots.map(\.requirement) == ["rafah-inf"])
        #expect(try ask("rafah-inf").lines.isEmpty)
        #expect(try ask(nil, "mar-1").lines.map(\.pledge) == ["mar-1"])
        #expect(try ask(nil, "mar-1").slots[1].proposals.map(\.pledge) == ["mar-1"])
        for (requirement, pledge, pointer) in [
            ("rafah-imf", nil, "/filter/requirement"), (nil, "mar-2", "/filter/pledge"),
        ] as [(EntityID?, EntityID?, String)] {
            let problem = #expect(throws: Problem.self) { _ = try ask(requirement, pledge) }
            #expect(problem?.kind == .unknownEntity)
            #expect(problem?.errors.map(\.pointer) == [pointer])
            #expect(problem?.detail.contains(pledge == nil ? "rafah-inf" : "mar-1") == true)
        }
    }

    @Test("a conference lists the pledges that name it and those that its outcome names, with their strength")
    func conferences() throws {
        var force = try force()
        try force.tell(
            PledgesEvent.pledgeAnnouncement(
                PledgeAnnouncement(
                    pledge: "alb-1", nation: "ALB",
                    lines: [LineOffer(line: "l", capability: "infantry", personnel: .known(.troops), headcount: 200)],
                    conference: "doha")), Self.february)
        try force.tell(
            PledgesEvent.conferenceOutcome(
                ConferenceOutcome(conference: "doha", outcome: "two pledges", pledges: ["idn-1", "alb-1"])),
            .decided(on: "2026-02-20").learned(on: "2026-02-20"))
        let reply: ApproachesReply = try force.ask(
            QueryRequest(.approaches, operation: force.operation, asOf: "2026-03-01"))
        let doha = try #require(reply.conferences.first { $0.conference == "doha" })
        #expect(doha.pledges?.map(\.pledge) == ["alb-1", "idn-1"])
        #expect(doha.pledges?.map(\.linkedBy) == [["pledge", "outcome"], ["outcome"]])
        #expect(doha.pledges?.map(\.strength.best) == [200, 8_000])
        #expect(doha.strength?.best == 8_200)
        let before: ApproachesReply = try force.ask(
            QueryRequest(.approaches, operation: force.operation, asOf: "2026-02-10"))
        #expect(before.conferences.first { $0.conference == "doha" }?.pledges?.map(\.pledge) == ["alb-1"])
    }
}
