import DomainModel
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct SlotGateTests {
    private let day = Circumstances.decided(on: "2026-03-01")
    private let whole = [LineSelection(line: "inf")]

    @Test func whereNoSlotIsInUseTheAgreementSuffices() throws {
        var scenario = try PledgesScenario.slots()
        #expect(scenario.refusal(of: Examples.step(to: .committed), day)?.kind == .gateNotMet)
        try scenario.accept(Examples.cancel("rafah"), .decided(on: "2026-02-20"))
        #expect(scenario.refusal(of: Examples.step(to: .committed), day)?.kind == .gateNotMet)
        try scenario.accept(Examples.cancel("gaza"), .decided(on: "2026-02-20"))
        #expect(scenario.refusal(of: Examples.step(to: .committed), day) == nil)
    }

    @Test func whatIsNotMatchedInFullIsRefusedWithTheSlotsThatFit() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.slot("medical", 100, capability: "Field hospital"), .decided(on: "2026-02-01"))
        let none = scenario.refusal(of: Examples.step(to: .committed, lines: whole), day)
        #expect(none?.kind == .gateNotMet)
        #expect(none?.pointers == ["/lines/0/line"])
        #expect(none?.detail.contains("has 0 of 800 matched") == true)
        #expect(none?.detail.contains("`rafah` (500 missing)") == true)
        #expect(none?.detail.contains("`gaza` (300 missing)") == true)
        #expect(none?.detail.contains("medical") == false)
        #expect(none?.detail.contains("match-line") == true)
        try scenario.accept(Examples.match("rafah", 500), day)
        let some = scenario.refusal(of: Examples.step(to: .committed, lines: whole), day)
        #expect(some?.detail.contains("has 500 of 800 matched") == true)
        #expect(some?.detail.contains("`part`") == true)
        let all = scenario.refusal(of: Examples.step(to: .committed), day)
        #expect(all?.kind == .gateNotMet)
        try scenario.accept(Examples.match("gaza", 300), day)
        try scenario.accept(Examples.step(to: .committed, lines: whole), day)
        #expect(scenario.stage(on: "2026-03-01") == .committed)
    }

    @Test func aPartNeedsAsManyMatchedAsItHas() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.match("rafah", 300), day)
        let tooMany = Examples.step(to: .committed, lines: [Examples.part(301)])
        #expect(scenario.refusal(of: tooMany, day)?.pointers == ["/lines/0/part"])
        try scenario.accept(Examples.step(to: .committed, lines: [Examples.part(300)]), day)
        #expect(scenario.stage("inf-a", on: "2026-03-01") == .committed)
        #expect(scenario.stage("inf", on: "2026-03-01") == .assessed)
    }

    @Test func aLineOfUnknownSizeNeedsItsOneMatch() throws {
        var scenario = try PledgesScenario.slots(.unknown)
        let refusal = scenario.refusal(of: Examples.step(to: .committed, lines: whole), day)
        #expect(refusal?.kind == .gateNotMet)
        #expect(refusal?.detail.contains("is matched to no slot") == true)
        try scenario.accept(Examples.match("rafah"), day)
        #expect(scenario.refusal(of: Examples.step(to: .committed, lines: whole), day) == nil)
    }

    @Test func aMatchToACancelledSlotDoesNotOpenTheGate() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.match("rafah"), .decided(on: "2026-02-10"))
        try scenario.accept(Examples.cancel("rafah"), .decided(on: "2026-02-20"))
        let refusal = scenario.refusal(of: Examples.step(to: .committed, lines: whole), day)
        #expect(refusal?.detail.contains("has 0 of 800 matched") == true)
    }

    @Test func whatNoSlotFitsSaysWhatToDo() throws {
        var scenario = PledgesScenario.accepted()
        try scenario.accept(Examples.slot("medical", 100, capability: "Field hospital"), .decided(on: "2026-02-01"))
        try scenario.accept(Examples.announcement(lines: [Examples.line("inf", 800)]), .decided(on: "2026-02-01"))
        try scenario.accept(Examples.step(to: .assessed), .decided(on: "2026-02-01"))
        let refusal = scenario.refusal(of: Examples.step(to: .committed), day)
        #expect(refusal?.detail.contains("no open slot is of its capability") == true)
        #expect(refusal?.detail.contains("define-requirement") == true)
    }

    @Test func theAgreementIsAskedForFirstAndReportsSkipTheGate() throws {
        let scenario = try PledgesScenario.slots()
        let bare = PledgesCommand.pledgeCommitment(PledgeCommitment(pledge: "idn-1"))
        #expect(scenario.refusal(of: bare, day)?.pointers == ["/agreement"])
        #expect(scenario.refusal(of: bare, .reported(on: "2026-03-01")) == nil)
    }

    @Test func otherStepsDoNotAskForSlots() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.step(to: .committed, lines: whole), .reported(on: "2026-02-20"))
        #expect(scenario.refusal(of: Examples.step(to: .ready, lines: whole), day) == nil)
        // To decide what was reported is a decided step to committed.
        #expect(scenario.refusal(of: Examples.step(to: .committed, lines: whole), day)?.kind == .gateNotMet)
    }
}
