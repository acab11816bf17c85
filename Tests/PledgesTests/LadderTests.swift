import DomainModel
import HashTreeCollections
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct LadderTests {
    static let steps = Array(LineStage.ladder.dropFirst())

    @Test(arguments: steps)
    func theCellTakesTheStepFromTheOneBefore(_ stage: LineStage) throws {
        let scenario = try PledgesScenario.decided(up: stage)
        #expect(scenario.stage(on: "2026-04-01") == stage)
        let line = try #require(scenario.state.records.pledges["idn-1"]?.lines["inf"])
        #expect(line.notEvidenced(at: .everything).isEmpty)
        #expect(!line.lacksAgreement(at: .everything))
    }

    @Test(arguments: steps)
    func theCellCannotSkipAGateAndASourceCan(_ stage: LineStage) throws {
        var scenario = try PledgesScenario.announced()
        if stage != .assessed {
            let refusal = scenario.refusal(of: Examples.step(to: stage, lines: [LineSelection(line: "inf")]))
            #expect(refusal?.kind == .gateNotMet)
            #expect(refusal?.pointers == ["/lines/0/line"])
            #expect(refusal?.detail.contains("`assessed`") == true)
        }
        try scenario.accept(Examples.step(to: stage), .reported(on: "2026-03-01"))
        #expect(scenario.stage(on: "2026-03-01") == stage)
        let line = try #require(scenario.state.records.pledges["idn-1"]?.lines["inf"])
        let skipped = LineStage.ladder.prefix(stage.rung ?? 0).dropFirst()
        #expect(line.notEvidenced(at: .everything) == Array(skipped))
    }

    @Test func aDecidedCommitmentNeedsTheSignedAgreementAndAReportedOneDoesNot() throws {
        var scenario = try PledgesScenario.decided(up: .assessed)
        let without = PledgesCommand.pledgeCommitment(PledgeCommitment(pledge: "idn-1"))
        let refusal = scenario.refusal(of: without, .decided(on: "2026-03-01"))
        #expect(refusal?.kind == .gateNotMet)
        #expect(refusal?.pointers == ["/agreement"])
        let early = scenario.refusal(of: Examples.step(to: .committed), .decided(on: "2026-01-31"))
        #expect(early?.pointers == ["/agreement/signedOn"])
        try scenario.accept(without, .reported(on: "2026-03-01"))
        let line = try #require(scenario.state.records.pledges["idn-1"]?.lines["inf"])
        #expect(line.lacksAgreement(at: .everything))
        try scenario.accept(Examples.step(to: .committed), .decided(on: "2026-03-02"))
        let confirmed = try #require(scenario.state.records.pledges["idn-1"]?.lines["inf"])
        #expect(!confirmed.lacksAgreement(at: .everything))
        #expect(confirmed.agreement(at: .everything) == Examples.agreement)
    }

    @Test func theCellCannotConfirmAReportThatSkippedGates() throws {
        var scenario = try PledgesScenario.announced()
        try scenario.accept(Examples.step(to: .committed), .reported(on: "2026-03-01"))
        let refusal = scenario.refusal(of: Examples.step(to: .committed), .decided(on: "2026-03-02"))
        #expect(refusal?.kind == .gateNotMet)
        #expect(refusal?.detail.contains("assessed") == true)
        try scenario.accept(Examples.step(to: .assessed), .decided(on: "2026-02-25"))
        #expect(scenario.refusal(of: Examples.step(to: .committed), .decided(on: "2026-03-02")) == nil)
    }

    @Test func gatesLookAtTheEffectiveDateAndNotAtToday() throws {
        var scenario = try PledgesScenario.announced()
        try scenario.accept(Examples.step(to: .assessed), .decided(on: "2026-03-10"))
        #expect(scenario.refusal(of: Examples.step(to: .committed), .decided(on: "2026-03-09"))?.kind == .gateNotMet)
        #expect(scenario.refusal(of: Examples.step(to: .committed), .decided(on: "2026-03-10")) == nil)
    }

    @Test func theSameStageAgainIsAlreadySoAndALowerOneIsNotAllowed() throws {
        let scenario = try PledgesScenario.decided(up: .ready)
        #expect(scenario.refusal(of: Examples.step(to: .ready))?.kind == .alreadySo)
        let back = scenario.refusal(of: Examples.step(to: .assessed))
        #expect(back?.kind == .notAllowed)
        #expect(back?.detail.contains("hold-pledge") == true)
    }

    @Test func nothingIsDecidedBeforeTheAnnouncement() throws {
        let refusal = try PledgesScenario.announced().refusal(
            of: Examples.step(to: .assessed), .decided(on: "2026-02-18"))
        #expect(refusal?.kind == .notAllowed)
        #expect(refusal?.pointers == ["/pledge"])
    }

    @Test func aReportThatArrivesLateChangesThePastAndNotWhatIsLater() throws {
        var scenario = try PledgesScenario.decided(up: .ready)
        try scenario.accept(Examples.step(to: .onHold), .reported(on: "2026-02-20", grade: "A1"))
        #expect(scenario.stage(on: "2026-02-20") == .assessed, "decided beats reported on the same day")
        try scenario.accept(
            Examples.step(to: .deploying, lines: [LineSelection(line: "inf")]), .reported(on: "2026-02-19"))
        #expect(scenario.stage(on: "2026-02-19") == .announced)
        #expect(scenario.stage(on: "2026-02-22") == .ready)
        #expect(scenario.stage(on: "2026-04-01") == .ready)
    }

    @Test func aReportBetweenTwoStepsShowsInBetweenOnly() throws {
        var scenario = try PledgesScenario.announced()
        try scenario.accept(Examples.step(to: .inTheatre), .reported(on: "2026-05-01"))
        try scenario.accept(Examples.step(to: .ready), .reported(on: "2026-03"))
        #expect(scenario.stage(on: "2026-03-30") == .announced)
        #expect(scenario.stage(on: "2026-03-31") == .ready)
        #expect(scenario.stage(on: "2026-05-01") == .inTheatre)
        let before = scenario.events[2].header.recorded
        let moment = Moment(asOf: "2026-04-15", knownAt: before)
        #expect(
            scenario.state.records.pledges["idn-1"]?.lines["inf"]?.stage(at: moment) == .known(.announced),
            "the report was not known yet")
    }

    @Test func aWeakReportIsKeptAndMovesNothing() throws {
        var scenario = try PledgesScenario.announced()
        try scenario.accept(Examples.step(to: .inTheatre), .reported(on: "2026-03-01", grade: "E5"))
        #expect(scenario.stage(on: "2026-04-01") == .announced)
        #expect(scenario.state.records.pledges["idn-1"]?.lines["inf"]?.steps.known(at: .everything).count == 2)
    }

    @Test func theSameReportAgainIsAlreadySoAndAnotherSourceIsNews() throws {
        var scenario = try PledgesScenario.announced()
        try scenario.accept(Examples.step(to: .inTheatre), .reported(on: "2026-03-01"))
        #expect(scenario.refusal(of: Examples.step(to: .inTheatre), .reported(on: "2026-03-01"))?.kind == .alreadySo)
        let other = Circumstances.reported(on: "2026-03-01", publisher: "Antara")
        #expect(scenario.refusal(of: Examples.step(to: .inTheatre), other) == nil)
    }

    @Test func withoutLinesAllThatCanTakeTheStepTakeIt() throws {
        var scenario = PledgesScenario.accepted()
        let lines = [Examples.line("eng", 100), Examples.line("inf", 800), Examples.line("med", 50)]
        try scenario.accept(Examples.announcement(lines: lines), .decided(on: "2026-02-19"))
        try scenario.accept(
            Examples.step(to: .assessed, lines: [LineSelection(line: "eng"), LineSelection(line: "inf")]))
        let events = try scenario.accept(Examples.step(to: .committed))
        guard case .pledgeLinesCommitted(let fact) = events[0] else { throw ScenarioFailure("\(events)") }
        #expect(fact.lines == ["eng", "inf"])
        #expect(scenario.stage("med", on: "2026-04-01") == .announced)
    }

    @Test func whereNoLineCanTakeTheStepEachSaysWhy() throws {
        var scenario = PledgesScenario.accepted()
        try scenario.accept(Examples.announcement(lines: [Examples.line("eng"), Examples.line("inf")]))
        try scenario.accept(Examples.step(to: .withdrawn, lines: [LineSelection(line: "inf")]))
        let refusal = try #require(scenario.refusal(of: Examples.step(to: .ready)))
        #expect(refusal.kind == .notAllowed)
        #expect(refusal.pointers == ["/lines", "/lines"])
        #expect(refusal.fields[0].detail.contains("`eng` is `announced`"))
        #expect(refusal.fields[1].detail.contains("`inf` is `withdrawn`"))
    }

    @Test func unknownAndRepeatedNamesAreRefused() throws {
        let scenario = try PledgesScenario.announced()
        let pledge = scenario.refusal(of: Examples.step(to: .assessed, "idn-2"))
        #expect(pledge?.kind == .unknownEntity)
        #expect(pledge?.pointers == ["/pledge"])
        #expect(pledge?.detail.contains("idn-1") == true)
        let line = scenario.refusal(of: Examples.step(to: .assessed, lines: [LineSelection(line: "inff")]))
        #expect(line?.kind == .unknownEntity)
        #expect(line?.pointers == ["/lines/0/line"])
        let twice = [LineSelection(line: "inf"), LineSelection(line: "inf")]
        #expect(scenario.refusal(of: Examples.step(to: .assessed, lines: twice))?.pointers == ["/lines/1/line"])
        #expect(scenario.refusal(of: Examples.step(to: .assessed, lines: []))?.pointers == ["/lines"])
    }
}
