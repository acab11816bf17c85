import DomainModel
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct HoldTests {
    static let active = LineStage.ladder.filter(\.isActive)

    @Test(arguments: active)
    func aLineIsHeldFromAnyActiveStageAndGoesBackToIt(_ stage: LineStage) throws {
        var scenario = try PledgesScenario.decided(up: stage)
        try scenario.accept(Examples.step(to: .onHold), .decided(on: "2026-03-17"))
        #expect(scenario.stage(on: "2026-03-17") == .onHold)
        try scenario.accept(Examples.resumption(), .decided(on: "2026-03-20"))
        #expect(scenario.stage(on: "2026-03-19") == .onHold)
        #expect(scenario.stage(on: "2026-03-20") == stage)
    }

    @Test func aHeldLineTakesNoStepUntilItIsResumed() throws {
        var scenario = try PledgesScenario.decided(up: .committed)
        try scenario.accept(Examples.step(to: .onHold), .decided(on: "2026-03-17"))
        let refusal = scenario.refusal(of: Examples.step(to: .ready))
        #expect(refusal?.kind == .notAllowed)
        #expect(refusal?.detail.contains("resume-pledge") == true)
        #expect(scenario.refusal(of: Examples.step(to: .onHold))?.kind == .alreadySo)
    }

    @Test func onlyAHoldCanBeEndedOnTheDateInQuestion() throws {
        var scenario = try PledgesScenario.decided(up: .committed)
        #expect(scenario.refusal(of: Examples.resumption())?.kind == .notAllowed)
        #expect(scenario.refusal(of: Examples.resumption(), .reported(on: "2026-03-20"))?.kind == .notAllowed)
        try scenario.accept(Examples.step(to: .onHold), .decided(on: "2026-03-17"))
        #expect(scenario.refusal(of: Examples.resumption(), .decided(on: "2026-03-16"))?.kind == .notAllowed)
        #expect(scenario.refusal(of: Examples.resumption(), .decided(on: "2026-03-17")) == nil)
    }

    @Test func aHoldThatTwoSourcesReportEndsAtTheStageBeforeBoth() throws {
        var scenario = try PledgesScenario.announced(.of(best: 8_000, high: 8_000))
        try scenario.accept(Examples.step(to: .committed), .reported(on: "2026-02-19", publisher: "Antara"))
        try scenario.accept(Examples.step(to: .onHold), .reported(on: "2026-03-17"))
        try scenario.accept(Examples.step(to: .onHold), .reported(on: "2026-03-18", publisher: "Antara"))
        let events = try scenario.accept(Examples.resumption(), .decided(on: "2026-04-01"))
        guard case .pledgeLinesResumed(let fact) = events[0] else { throw ScenarioFailure("\(events)") }
        #expect(fact.lines == [ResumedLine(line: "inf", stage: .known(.announced))], "decided on the same day holds")
    }

    @Test func aHoldWithoutAStageBeforeItCannotBeEnded() throws {
        var scenario = PledgesScenario.accepted()
        try scenario.accept(
            Examples.announcement(lines: [Examples.line("inf")]), .reported(on: "2026-02-19", grade: "E5"))
        try scenario.accept(Examples.step(to: .onHold), .reported(on: "2026-03-17"))
        let refusal = scenario.refusal(of: Examples.resumption(), .decided(on: "2026-04-01"))
        #expect(refusal?.kind == .notAllowed)
        #expect(refusal?.detail.contains("no stage known") == true)
    }

    @Test(arguments: active + [.onHold])
    func aLineIsWithdrawnFromEveryStageThatIsNotTheEnd(_ stage: LineStage) throws {
        var scenario = try PledgesScenario.decided(up: stage == .onHold ? .ready : stage)
        if stage == .onHold { try scenario.accept(Examples.step(to: .onHold), .decided(on: "2026-03-17")) }
        try scenario.accept(Examples.step(to: .withdrawn), .decided(on: "2026-03-18"))
        #expect(scenario.stage(on: "2026-03-18") == .withdrawn)
    }

    @Test func whatIsHomeAgainCannotBeHeldOrWithdrawn() throws {
        let scenario = try PledgesScenario.decided(up: .repatriated)
        #expect(scenario.refusal(of: Examples.step(to: .onHold))?.kind == .notAllowed)
        #expect(scenario.refusal(of: Examples.step(to: .withdrawn))?.kind == .notAllowed)
    }

    @Test(arguments: Array(LineStage.ladder.dropFirst()) + [.onHold])
    func theCellLeadsNothingOutOfWithdrawnAndALaterReportMay(_ stage: LineStage) throws {
        var scenario = try PledgesScenario.decided(up: .assessed)
        try scenario.accept(Examples.step(to: .withdrawn), .decided(on: "2026-03-18"))
        let named = Examples.step(to: stage, lines: [LineSelection(line: "inf")])
        #expect(scenario.refusal(of: named)?.kind == .notAllowed)
        #expect(scenario.refusal(of: Examples.step(to: stage), .reported(on: "2026-03-19"))?.kind == .notAllowed)
        try scenario.accept(named, .reported(on: "2026-03-19"))
        #expect(scenario.stage(on: "2026-03-18") == .withdrawn)
        #expect(scenario.stage(on: "2026-03-19") == stage)
        #expect(try PledgesScenario.decided(up: .assessed).refusal(of: Examples.step(to: .withdrawn)) == nil)
    }

    @Test func withdrawingTwiceIsAlreadySo() throws {
        var scenario = try PledgesScenario.announced()
        try scenario.accept(Examples.step(to: .withdrawn))
        #expect(scenario.refusal(of: Examples.step(to: .withdrawn))?.kind == .alreadySo)
    }
}
