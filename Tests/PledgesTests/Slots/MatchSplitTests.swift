import DomainModel
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct MatchSplitTests {
    private func move(_ count: Int, _ part: EntityID = "inf-a", to stage: LineStage = .onHold) -> PledgesCommand {
        Examples.step(to: stage, lines: [Examples.part(count, as: part)])
    }

    @Test func aPartTakesMatchedPeopleFirstInTheOrderOfSlots() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.match("rafah", 300), .decided(on: "2026-03-01"))
        try scenario.accept(Examples.match("gaza", 200), .decided(on: "2026-03-01"))
        try scenario.accept(move(250, to: .committed), .decided(on: "2026-03-02"))
        #expect(try scenario.counted("inf-a", in: "gaza", on: "2026-03-02") == 200)
        #expect(try scenario.counted("inf-a", in: "rafah", on: "2026-03-02") == 50)
        #expect(try scenario.counted("inf", in: "gaza", on: "2026-03-02") == nil)
        #expect(try scenario.counted("inf", in: "rafah", on: "2026-03-02") == 250)
        #expect(try scenario.slot("rafah", on: "2026-03-02").nominal.best == 50)
        #expect(try scenario.allocation("inf-a", on: "2026-03-02").matches.allSatisfy(\.recorded.isInherited))
        #expect(try scenario.slot("rafah", on: "2026-03-01").matches.count == 1)
    }

    @Test func aPartOfAWhollyMatchedLineIsWhollyMatched() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.match("rafah"), .decided(on: "2026-03-01"))
        try scenario.accept(move(250, to: .committed), .decided(on: "2026-03-02"))
        let slot = try scenario.slot("rafah", on: "2026-03-02")
        #expect(slot.matched.best == 800)
        #expect(slot.matches.map(\.match.recorded.amount) == [.whole, .whole])
        #expect(slot.units == 1)
    }

    @Test func partsOfPartsCarryTheirMatchesOn() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.match("rafah", 400), .decided(on: "2026-03-01"))
        try scenario.accept(move(300, to: .committed), .decided(on: "2026-03-02"))
        try scenario.accept(
            Examples.step(to: .ready, lines: [Examples.part(120, of: "inf-a", as: "inf-b")]), .decided(on: "2026-03-03")
        )
        #expect(try scenario.counted("inf-b", in: "rafah", on: "2026-03-03") == 120)
        #expect(try scenario.counted("inf-a", in: "rafah", on: "2026-03-03") == 180)
        #expect(try scenario.counted("inf", in: "rafah", on: "2026-03-03") == 100)
    }

    @Test func aLateMatchOfTheTimeBeforeASplitSpeaksOfTheWhole() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(move(300), .decided(on: "2026-03-10"))
        try scenario.accept(Examples.match("rafah", 700), .decided(on: "2026-03-01"))
        #expect(try scenario.counted("inf", in: "rafah", on: "2026-03-05") == 700)
        #expect(try scenario.counted("inf", in: "rafah", on: "2026-03-10") == 400)
        let part = try scenario.allocation("inf-a", on: "2026-03-10").matches
        #expect(part.map(\.recorded.amount) == [.people(300)])
        #expect(part.first?.exclusion == .stage(.known(.onHold)))
    }

    @Test func aMatchAfterASplitSpeaksOfWhatRemained() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.match("rafah", 300), .decided(on: "2026-03-01"))
        try scenario.accept(move(200), .decided(on: "2026-03-10"))
        #expect(try scenario.counted("inf", in: "rafah", on: "2026-03-10") == 100)
        try scenario.accept(Examples.match("rafah", 600), .decided(on: "2026-03-11"))
        #expect(try scenario.counted("inf", in: "rafah", on: "2026-03-11") == 600)
        #expect(try scenario.allocation("inf-a", on: "2026-03-11").matches.map(\.recorded.amount) == [.people(200)])
        let before = scenario.refusal(of: Examples.match("gaza", 1, line: "inf-a"), .decided(on: "2026-03-09"))
        #expect(before?.pointers == ["/line"])
    }

    @Test func aSlotThatIsCancelledLaterMovesNobodyElse() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.match("gaza", 300), .decided(on: "2026-03-01"))
        try scenario.accept(Examples.match("rafah", 500), .decided(on: "2026-03-01"))
        try scenario.accept(move(300, to: .committed), .decided(on: "2026-03-10"))
        try scenario.accept(Examples.cancel("gaza"), .decided(on: "2026-04-01"))
        #expect(try scenario.allocation("inf-a", on: "2026-04-01").free == 300)
        #expect(try scenario.counted("inf", in: "rafah", on: "2026-04-01") == 500)
    }
}
