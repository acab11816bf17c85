import DomainModel
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct GapTests {
    private let day = Circumstances.decided(on: "2026-03-01")

    @Test func aGapIsAcceptedWholeWhateverItBecomes() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.acceptGap(), day)
        let slot = try scenario.slot("rafah", on: "2026-03-01")
        #expect(slot.accepted == 500)
        #expect(slot.open == 0)
        #expect(!slot.hasOpenGap)
        try scenario.accept(Examples.match("rafah", 200), .decided(on: "2026-03-02"))
        #expect(try scenario.slot("rafah", on: "2026-03-02").accepted == 300)
        #expect(try scenario.slot("rafah", on: "2026-02-28").acceptance == nil)
    }

    @Test func aPartOfAGapIsAcceptedUntilItsLastDay() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.acceptGap("rafah", 200, until: "2026-05"), day)
        let slot = try scenario.slot("rafah", on: "2026-05-31")
        #expect(slot.accepted == 200)
        #expect(slot.open == 300)
        #expect(slot.gap == 500)
        #expect(try scenario.slot("rafah", on: "2026-06-01").acceptance == nil)
    }

    @Test func whatCannotBeAcceptedIsRefused() throws {
        var scenario = try PledgesScenario.slots()
        #expect(scenario.refusal(of: Examples.acceptGap("rafa"), day)?.kind == .unknownEntity)
        #expect(scenario.refusal(of: Examples.acceptGap("rafah", 0), day)?.pointers == ["/quantity"])
        #expect(scenario.refusal(of: Examples.acceptGap("rafah", 501), day)?.detail.contains("500 are missing") == true)
        #expect(scenario.refusal(of: Examples.acceptGap(until: "2026-02-28"), day)?.pointers == ["/until"])
        #expect(scenario.refusal(of: Examples.acceptGap(), .decided(on: "2026-01-01"))?.kind == .notAllowed)
        try scenario.accept(Examples.match("rafah", 500), .decided(on: "2026-02-10"))
        let filled = scenario.refusal(of: Examples.acceptGap(), day)
        #expect(filled?.kind == .notAllowed)
        #expect(filled?.detail.contains("no gap") == true)
        try scenario.accept(Examples.acceptGap("gaza"), day)
        #expect(scenario.refusal(of: Examples.acceptGap("gaza"), day)?.kind == .alreadySo)
        try scenario.accept(Examples.cancel("gaza"), .decided(on: "2026-03-02"))
        #expect(scenario.refusal(of: Examples.acceptGap("gaza", 1), .decided(on: "2026-03-02"))?.kind == .notAllowed)
    }

    @Test func aGapOfUnknownSizeIsAcceptedAsAWholeOnly() throws {
        var scenario = PledgesScenario.accepted()
        try scenario.accept(Examples.slot("rafah", .unknown), .decided(on: "2026-02-01"))
        #expect(scenario.refusal(of: Examples.acceptGap("rafah", 5), day)?.pointers == ["/quantity"])
        try scenario.accept(Examples.acceptGap(), day)
        let slot = try scenario.slot("rafah", on: "2026-03-01")
        #expect(slot.accepted == nil)
        #expect(slot.open == 0)
    }

    @Test func anAcceptedGapIsOfferedAgain() throws {
        var scenario = try PledgesScenario.slots()
        let none = scenario.refusal(of: Examples.reopenGap(), day)
        #expect(none?.kind == .notAllowed)
        #expect(none?.detail.contains("nobody accepted it") == true)
        #expect(scenario.refusal(of: Examples.reopenGap("rafa"), day)?.kind == .unknownEntity)
        try scenario.accept(Examples.acceptGap(until: "2026-06-30"), day)
        let ended = scenario.refusal(of: Examples.reopenGap(), .decided(on: "2026-07-01"))
        #expect(ended?.detail.contains("ended by itself on 2026-06-30") == true)
        try scenario.accept(Examples.reopenGap(), .decided(on: "2026-04-01"))
        #expect(try scenario.slot("rafah", on: "2026-03-31").open == 0)
        #expect(try scenario.slot("rafah", on: "2026-04-01").open == 500)
        #expect(scenario.refusal(of: Examples.reopenGap(), .decided(on: "2026-04-02"))?.kind == .alreadySo)
        try scenario.accept(Examples.cancel("rafah"), .decided(on: "2026-05-01"))
        #expect(scenario.refusal(of: Examples.reopenGap(), .decided(on: "2026-05-01"))?.kind == .notAllowed)
        #expect(scenario.refusal(of: Examples.reopenGap("gaza"), .reported(on: "2026-05-01")) == nil)
    }

    @Test func rangesStayRanges() throws {
        var scenario = PledgesScenario.accepted()
        try scenario.accept(Examples.slot("rafah", .of(low: 400, best: 500, high: 600)), .decided(on: "2026-02-01"))
        let line = Examples.line("inf", .of(low: 100, best: 200, high: 450))
        try scenario.accept(Examples.announcement(lines: [line]), .decided(on: "2026-02-01"))
        try scenario.accept(Examples.match("rafah"), .decided(on: "2026-02-01"))
        #expect(try scenario.slot("rafah", on: "2026-02-01").gap == .of(low: 0, best: 300, high: 500))
    }

    @Test func offersWithoutASlotAreThoseOnOfferWithPeopleToSpare() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.match("rafah", 500), day)
        try scenario.accept(Examples.step(to: .onHold, "mar-1"), day)
        let picture = SlotPicture(scenario.state.records, at: Moment(asOf: "2026-03-01", knownAt: nil))
        #expect(picture.unmatched.map(\.name) == [LineReference(pledge: "idn-1", line: "inf")])
        #expect(picture.free.best == 300)
        #expect(picture.slots.map(\.requirement.requirement) == ["gaza", "rafah"])
    }
}
