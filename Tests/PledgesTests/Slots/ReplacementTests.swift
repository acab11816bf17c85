import DomainModel
import HashTreeCollections
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct ReplacementTests {
    private let day = Circumstances.decided(on: "2026-03-10")

    private func matched(_ idn: Quantity = 800, _ mar: Quantity = 400) throws -> PledgesScenario {
        var scenario = try PledgesScenario.slots(idn, mar)
        try scenario.accept(Examples.match("gaza", 100), .decided(on: "2026-03-01"))
        try scenario.accept(Examples.match("rafah", 300), .decided(on: "2026-03-01"))
        return scenario
    }

    @Test func theGapNeverOpensInBetween() throws {
        var scenario = try matched()
        let events = try scenario.accept(Examples.replacement(), day)
        #expect(events.count == 1)
        #expect(try scenario.slot("gaza", on: "2026-03-09").matches.map(\.line.pledge) == ["idn-1"])
        #expect(try scenario.slot("gaza", on: "2026-03-10").matches.map(\.line.pledge) == ["mar-1"])
        for date in ["2026-03-09", "2026-03-10"] as [CalendarDay] {
            #expect(try scenario.slot("gaza", on: date).matched.best == 100)
            #expect(try scenario.slot("rafah", on: date).matched.best == 300)
        }
        #expect(try scenario.allocation(of: "mar-1", on: "2026-03-10").free == 0)
        #expect(try scenario.allocation(on: "2026-03-10").free == 800)
    }

    @Test func theHistorySaysWhoReplacedWhom() throws {
        var scenario = try matched()
        try scenario.accept(Examples.replacement("rafah", 120), day)
        let records = scenario.state.records
        let replaced = try #require(records.pledges["idn-1"]?.lines["inf"]?.matches["rafah"]?.entries.last?.value)
        #expect(replaced.replacedBy == LineReference(pledge: "mar-1", line: "inf"))
        #expect(replaced.headcount == 180)
        let replacing = try #require(records.pledges["mar-1"]?.lines["inf"]?.matches["rafah"]?.entries.last?.value)
        #expect(replacing.replaces == LineReference(pledge: "idn-1", line: "inf"))
        #expect(replacing.headcount == 120)
        #expect(replacing.reason == "it comes late")
        #expect(try scenario.counted("inf", in: "gaza", on: "2026-03-10") == 100)
    }

    @Test func whoSendsItIsToldWhatDoesNotFit() throws {
        var scenario = try matched()
        try scenario.accept(Examples.slot("gaza", 300, neededBy: "2026-06-01", days: 10), .decided(on: "2026-03-02"))
        let command = Examples.replacement()
        try scenario.accept(command, day)
        let said = scenario.state.reservations(on: command, in: [try #require(scenario.last?.header.id)]).map(\.wire)
        #expect(said.count == 2)
        #expect(said.allSatisfy { $0.hasPrefix("`gaza`, ") })
    }

    @Test func severalSlotsAreTakenInTheirOrder() throws {
        var scenario = try matched()
        try scenario.accept(Examples.replacement(nil, 150), day)
        #expect(try scenario.counted("inf", in: "gaza", of: "mar-1", on: "2026-03-10") == 100)
        #expect(try scenario.counted("inf", in: "rafah", of: "mar-1", on: "2026-03-10") == 50)
        #expect(try scenario.counted("inf", in: "rafah", on: "2026-03-10") == 250)
    }

    @Test func whoOffersTooLittleIsToldHowMuch() throws {
        let scenario = try matched(800, 350)
        let refusal = scenario.refusal(of: Examples.replacement(), day)
        #expect(refusal?.kind == .notAllowed)
        #expect(refusal?.pointers == ["/byLine"])
        #expect(refusal?.detail.contains("50 too few") == true)
        #expect(scenario.refusal(of: Examples.replacement(nil, 350), day) == nil)
    }

    @Test func aWholeMatchIsReplacedByAsManyPeople() throws {
        var scenario = try PledgesScenario.slots(300, 400)
        try scenario.accept(Examples.match("rafah"), .decided(on: "2026-03-01"))
        try scenario.accept(Examples.replacement(), day)
        #expect(try scenario.counted("inf", in: "rafah", of: "mar-1", on: "2026-03-10") == 300)
        #expect(try scenario.slot("rafah", on: "2026-03-10").matched.best == 300)
    }

    @Test func aPlaceIsAddedToWhatTheOtherLineHasInTheSlot() throws {
        var scenario = try matched()
        try scenario.accept(Examples.match("gaza", 50, of: "mar-1"), .decided(on: "2026-03-02"))
        try scenario.accept(Examples.replacement("gaza"), day)
        #expect(try scenario.counted("inf", in: "gaza", of: "mar-1", on: "2026-03-10") == 150)
    }

    @Test func anUnknownSizeCannotBeComparedWithAKnownOne() throws {
        var unknown = try matched(800, .unknown)
        #expect(unknown.refusal(of: Examples.replacement("gaza"), day)?.pointers == ["/byLine"])
        try unknown.accept(Examples.match("rafah", of: "mar-1"), .decided(on: "2026-03-02"))
        let back = Examples.replacement("rafah", of: "mar-1", ofPledge: "idn-1")
        #expect(unknown.refusal(of: back, day)?.pointers == ["/byLine"])
        let counted = Examples.replacement("rafah", 10, of: "mar-1", ofPledge: "idn-1")
        #expect(unknown.refusal(of: counted, day)?.pointers == ["/headcount"])
    }

    @Test func oneUnknownLineTakesThePlaceOfAnotherWhole() throws {
        var scenario = try PledgesScenario.slots(.unknown, .unknown)
        try scenario.accept(Examples.match("rafah"), .decided(on: "2026-03-01"))
        try scenario.accept(Examples.replacement(), day)
        let slot = try scenario.slot("rafah", on: "2026-03-10")
        #expect(slot.matches.map(\.line.pledge) == ["mar-1"])
        #expect(slot.matched.unknown == 1)
    }

    @Test func aLineOnHoldIsReplacedAndReplacesNobody() throws {
        var scenario = try matched()
        try scenario.accept(Examples.step(to: .onHold), .decided(on: "2026-03-05"))
        #expect(try scenario.slot("rafah", on: "2026-03-09").gap.figures?.best == 500)
        try scenario.accept(Examples.replacement(), day)
        #expect(try scenario.slot("rafah", on: "2026-03-10").gap.figures?.best == 200)
        let back = Examples.replacement("rafah", of: "mar-1", ofPledge: "idn-1")
        let refusal = scenario.refusal(of: back, .decided(on: "2026-03-11"))
        #expect(refusal?.kind == .notAllowed)
        #expect(refusal?.pointers == ["/byLine"])
        #expect(refusal?.detail.contains("resume-pledge") == true)
    }

    @Test func aLineThatIsOfferedNoMoreReplacesNobody() throws {
        var scenario = try matched()
        try scenario.accept(Examples.step(to: .withdrawn, "mar-1"), .decided(on: "2026-03-05"))
        #expect(scenario.refusal(of: Examples.replacement(), day)?.pointers == ["/byLine"])
    }

    @Test func whatAReplacementNamesMustFitTogether() throws {
        let scenario = try matched()
        #expect(scenario.refusal(of: Examples.replacement(of: "x"), day)?.pointers == ["/pledge"])
        #expect(scenario.refusal(of: Examples.replacement(line: "x"), day)?.pointers == ["/line"])
        #expect(scenario.refusal(of: Examples.replacement(ofPledge: "x"), day)?.pointers == ["/byPledge"])
        #expect(scenario.refusal(of: Examples.replacement(by: "x"), day)?.pointers == ["/byLine"])
        #expect(scenario.refusal(of: Examples.replacement(ofPledge: "idn-1"), day)?.pointers == ["/byLine"])
        #expect(scenario.refusal(of: Examples.replacement("x"), day)?.kind == .unknownEntity)
        #expect(scenario.refusal(of: Examples.replacement(nil, 0), day)?.pointers == ["/headcount"])
        #expect(scenario.refusal(of: Examples.replacement(nil, 401), day)?.detail.contains("give 400 or fewer") == true)
        let early = scenario.refusal(of: Examples.replacement(), .decided(on: "2026-02-20"))
        #expect(early?.pointers == ["/line"])
        let back = Examples.replacement("rafah", of: "mar-1", ofPledge: "idn-1")
        #expect(scenario.refusal(of: back, day)?.pointers == ["/requirement"])
        let weak = scenario.refusal(of: Examples.replacement(), .reported(on: "2026-03-10", grade: "D4"))
        #expect(weak?.kind == .unsupportedSource)
        #expect(scenario.refusal(of: Examples.replacement(), .reported(on: "2026-03-10")) == nil)
    }

    @Test func whatIsRecordedForLaterIsNotUndone() throws {
        var scenario = try matched()
        try scenario.accept(Examples.match("rafah", 200), .decided(on: "2026-05-01"))
        let refusal = scenario.refusal(of: Examples.replacement("rafah"), day)
        #expect(refusal?.kind == .notAllowed)
        #expect(refusal?.detail.contains("2026-05-01") == true)
        #expect(scenario.refusal(of: Examples.replacement("gaza"), day) == nil)
        try scenario.accept(Examples.revise(50, of: "mar-1"), .reported(on: "2026-06-01"))
        let later = scenario.refusal(of: Examples.replacement("gaza"), day)
        #expect(later?.detail.contains("2026-06-01") == true)
    }
}
