import DomainModel
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

extension Scenario where State == PledgesOperation {
    /// Two slots of infantry, `rafah` for 500 and `gaza` for 300, and two lines that are assessed: `idn-1`/`inf` of 800
    /// and `mar-1`/`inf` of 400; all from 1 February 2026.
    static func slots(_ idn: Quantity = 800, _ mar: Quantity = 400) throws -> PledgesScenario {
        var scenario = accepted()
        let day = Circumstances.decided(on: "2026-02-01")
        try scenario.accept(Examples.slot("rafah", 500), day)
        try scenario.accept(Examples.slot("gaza", 300), day)
        try scenario.accept(Examples.announcement(lines: [Examples.line("inf", idn)]), day)
        try scenario.accept(Examples.announcement("mar-1", Controls.morocco, lines: [Examples.line("inf", mar)]), day)
        try scenario.accept(Examples.step(to: .assessed), day)
        try scenario.accept(Examples.step(to: .assessed, "mar-1"), day)
        return scenario
    }

    func slot(_ id: EntityID, on day: CalendarDay, knownAt: Instant? = nil) throws -> SlotStanding {
        try #require(state.records.slot(id, at: Moment(asOf: day, knownAt: knownAt)))
    }

    func allocation(
        _ line: EntityID = "inf", of pledge: EntityID = "idn-1", on day: CalendarDay
    ) throws -> LineAllocation {
        let record = try #require(state.records.pledges[pledge])
        let lines = state.records.allocations(of: record, at: Moment(asOf: day, knownAt: nil))
        return try #require(lines.first { $0.offer.line == line })
    }

    /// How many of a line are in a slot on a day, as it counts.
    func counted(_ line: EntityID, in slot: EntityID, of pledge: EntityID = "idn-1", on day: CalendarDay) throws -> Int?
    {
        try allocation(line, of: pledge, on: day).matches.first { $0.recorded.requirement == slot }?.counted?.figures?
            .headline
    }
}

extension Examples {
    static func slot(
        _ id: EntityID, _ headcount: Quantity, capability: Text = "infantry", code: EntityID? = nil,
        personnel: PersonnelKind = .troops, units: Int? = nil, area: EntityID? = nil, neededBy: EffectiveDate? = nil,
        until: EffectiveDate? = nil, tasks: [EntityID]? = nil, priority: Int? = nil, days: Int? = nil
    ) -> PledgesCommand {
        .requirement(
            Requirement(
                requirement: id, capability: capability, capabilityCode: code, personnel: .known(personnel),
                headcount: headcount, units: units, area: area, neededBy: neededBy, until: until, tasks: tasks,
                priority: priority, maximumDaysToMove: days))
    }

    static func match(
        _ requirement: EntityID, _ headcount: Int? = nil, line: EntityID = "inf", of pledge: EntityID = "idn-1"
    ) -> PledgesCommand {
        .lineMatching(LineMatching(pledge: pledge, line: line, requirement: requirement, headcount: headcount))
    }

    static func unmatch(
        _ requirement: EntityID, line: EntityID = "inf", of pledge: EntityID = "idn-1"
    ) -> PledgesCommand {
        .lineUnmatching(
            LineUnmatching(pledge: pledge, line: line, requirement: requirement, reason: "needed elsewhere"))
    }

    static func replacement(
        _ requirement: EntityID? = nil, _ headcount: Int? = nil, line: EntityID = "inf", of pledge: EntityID = "idn-1",
        by byLine: EntityID = "inf", ofPledge byPledge: EntityID = "mar-1"
    ) -> PledgesCommand {
        .lineReplacement(
            LineReplacement(
                pledge: pledge, line: line, byPledge: byPledge, byLine: byLine, requirement: requirement,
                headcount: headcount, reason: "it comes late"))
    }

    static func acceptGap(
        _ requirement: EntityID = "rafah", _ quantity: Int? = nil, until: EffectiveDate? = nil
    ) -> PledgesCommand {
        .gapAcceptance(
            GapAcceptance(
                requirement: requirement, quantity: quantity, reason: "nobody offers", acceptedBy: "the commander",
                until: until))
    }

    static func reopenGap(_ requirement: EntityID = "rafah") -> PledgesCommand {
        .gapReopening(GapReopening(requirement: requirement, reason: "somebody may offer"))
    }

    static func cancel(_ requirement: EntityID, reason: Text = "needed no more") -> PledgesCommand {
        .requirementCancellation(RequirementCancellation(requirement: requirement, reason: reason))
    }

    static func revise(_ headcount: Quantity, _ line: EntityID = "inf", of pledge: EntityID = "idn-1") -> PledgesCommand
    {
        .lineRevision(LineRevision(pledge: pledge, line: line, headcount: headcount))
    }
}
