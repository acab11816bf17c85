import DomainModel
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct StrengthTests {
    /// Indonesia up to 8,000 and Kosovo with an unknown number, both reported committed on 19 February; Indonesia on hold
    /// from 17 March.
    private func february() throws -> PledgesScenario {
        var scenario = PledgesScenario.accepted()
        let reported = Circumstances.reported(on: "2026-02-19").learned(on: "2026-02-19")
        try scenario.accept(
            Examples.announcement(lines: [Examples.line("inf", .of(best: 8_000, high: 8_000))]), reported)
        try scenario.accept(Examples.step(to: .committed), reported)
        try scenario.accept(Examples.announcement("xkx-1", Controls.kosovo, lines: [Examples.line("inf")]), reported)
        try scenario.accept(
            .pledgeCommitment(PledgeCommitment(pledge: "xkx-1")),
            .reported(on: "2026-02-19", publisher: "Antara").learned(on: "2026-02-19"))
        try scenario.accept(
            Examples.step(to: .onHold), .reported(on: "2026-03-17").learned(on: "2026-03-17"))
        return scenario
    }

    @Test func aHoldTakesTheLineOutOfTheNominalStrengthInTheSameMoment() throws {
        let records = try february().state.records
        let before = records.strength(at: Moment(asOf: "2026-03-16", knownAt: nil))
        #expect(before.nominal.sum.best == 8_000)
        #expect(before.nominal.sum.unknown == 1)
        #expect(before.nominal.sum.openLow == 1)
        #expect(before.nominal.nations == [Controls.indonesia, Controls.kosovo])
        let after = records.strength(at: Moment(asOf: "2026-03-17", knownAt: nil))
        #expect(after.nominal.sum.best == 0)
        #expect(after.nominal.sum.unknown == 1)
        #expect(after.strength(at: .onHold).sum.best == 8_000)
        #expect(after.inTheatre.sum.lines == 0)
    }

    @Test func everyFigureNamesTheLinesAndEventsItRestsOn() throws {
        let picture = try february().state.records.strength(at: Moment(asOf: "2026-03-17", knownAt: nil))
        let held = picture.strength(at: .onHold)
        #expect(held.lines.map(\.pledge) == ["idn-1"])
        #expect(held.references.map(\.sequence.value) == [2, 8])
        #expect(picture.strength(at: .committed).references.map(\.sequence.value) == [5, 6])
        #expect(picture.lines[1].lacksAgreement)
        #expect(picture.lines[1].notEvidenced == [.assessed])
    }

    @Test func whatWasNotKnownOrNotYetInEffectDoesNotCount() throws {
        let records = try february().state.records
        #expect(records.lineStandings(at: Moment(asOf: "2026-02-18", knownAt: nil)).isEmpty)
        let early = Moment(asOf: "2026-12-31", knownAt: ("2026-02-18" as CalendarDay).end)
        #expect(records.lineStandings(at: early).isEmpty)
        let learned = Moment(asOf: "2026-12-31", knownAt: ("2026-03-16" as CalendarDay).end)
        #expect(records.strength(at: learned).nominal.sum.best == 8_000)
    }

    @Test func theNationsComeToTheWholeAndTheStagesToo() throws {
        let picture = try february().state.records.strength(at: .everything)
        var (byNation, byStage) = (StrengthSum(), StrengthSum())
        for nation in picture.nations { for stage in nation.stages { byNation.add(stage.strength.sum) } }
        for stage in picture.stages { byStage.add(stage.strength.sum) }
        let whole = StrengthSum(picture.lines.map(\.headcount))
        #expect(byNation == whole)
        #expect(byStage == whole)
        #expect(picture.stages.map(\.stage) == LineStage.allCases.map { .known($0) })
        #expect(picture.nations.map(\.nation) == [Controls.indonesia, Controls.kosovo])
    }

    @Test func oneKindOfPersonnelCanBeCountedAlone() throws {
        var scenario = try february()
        let police = LineOffer(line: "pol", capability: "police", personnel: .known(.police), headcount: 50)
        try scenario.accept(.lineAddition(LineAddition(pledge: "xkx-1", lines: [police])))
        #expect(scenario.state.records.strength(at: .everything, personnel: [.police]).lines.map(\.line) == ["pol"])
        #expect(scenario.state.records.strength(at: .everything, personnel: [.troops]).lines.count == 2)
    }

    @Test func aWeaklySourcedPledgeIsKeptAndCountsInNothing() throws {
        var scenario = PledgesScenario.accepted()
        try scenario.accept(
            Examples.announcement(lines: [Examples.line("inf", 800)]), .reported(on: "2026-02-19", grade: "E5"))
        #expect(scenario.state.records.sortedPledges.count == 1)
        #expect(scenario.state.records.lineStandings(at: .everything).isEmpty)
    }

    @Test func aReportOfAStageBeforeTheAnnouncementDoesNotCountBeforeIt() throws {
        var scenario = try PledgesScenario.announced()
        try scenario.accept(Examples.step(to: .committed), .reported(on: "2026-01-10"))
        #expect(scenario.total(on: "2026-01-31").lines == 0)
        #expect(scenario.stage(on: "2026-02-19") == .announced)
    }
}
