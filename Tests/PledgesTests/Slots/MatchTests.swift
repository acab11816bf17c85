import DomainModel
import HashTreeCollections
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct MatchTests {
    @Test func aPartOfALineFillsASlotFromItsDateOn() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.match("rafah", 300), .decided(on: "2026-03-01"))
        #expect(try scenario.slot("rafah", on: "2026-02-28").matched.best == 0)
        let slot = try scenario.slot("rafah", on: "2026-03-01")
        #expect(slot.matched.best == 300)
        #expect(slot.gap.figures?.best == 200)
        #expect(slot.nominal.best == 0)
        #expect(try scenario.allocation(on: "2026-03-01").free == 500)
    }

    @Test func aWholeLineFollowsItsSize() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.match("rafah"), .decided(on: "2026-03-01"))
        #expect(try scenario.slot("rafah", on: "2026-03-01").excess == 300)
        try scenario.accept(Examples.revise(400), .reported(on: "2026-04-01"))
        let slot = try scenario.slot("rafah", on: "2026-04-01")
        #expect(slot.matched.best == 400)
        #expect(slot.matches.first?.match.isCapped == false)
        #expect(slot.gap.figures?.best == 100)
    }

    @Test func aMatchSaidAgainReplacesTheFigure() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.match("rafah", 300), .decided(on: "2026-03-01"))
        try scenario.accept(Examples.match("rafah", 800), .decided(on: "2026-03-02"))
        #expect(try scenario.slot("rafah", on: "2026-03-02").matched.best == 800)
        #expect(scenario.refusal(of: Examples.match("rafah", 800), .decided(on: "2026-03-03"))?.kind == .alreadySo)
    }

    @Test func theSumOfMatchesNeverExceedsTheLine() throws {
        var scenario = try PledgesScenario.slots()
        let tooMany = scenario.refusal(of: Examples.match("rafah", 801), .decided(on: "2026-03-01"))
        #expect(tooMany?.kind == .notAllowed)
        #expect(tooMany?.pointers == ["/headcount"])
        #expect(tooMany?.detail.contains("up to 800") == true)
        try scenario.accept(Examples.match("rafah", 500), .decided(on: "2026-03-01"))
        let second = scenario.refusal(of: Examples.match("gaza", 301), .decided(on: "2026-03-01"))
        #expect(second?.detail.contains("up to 300") == true)
        #expect(second?.detail.contains("`rafah` 500") == true)
        let whole = scenario.refusal(of: Examples.match("gaza"), .decided(on: "2026-03-01"))
        #expect(whole?.pointers == ["/headcount"])
        #expect(whole?.detail.contains("give `headcount`, up to 300") == true)
        #expect(scenario.refusal(of: Examples.match("gaza", 301), .reported(on: "2026-03-01"))?.kind == .notAllowed)
        try scenario.accept(Examples.match("gaza", 300), .decided(on: "2026-03-01"))
        let full = scenario.refusal(of: Examples.match("rafah", 501), .decided(on: "2026-03-02"))
        #expect(full?.detail.contains("up to 500") == true)
    }

    @Test func aWholeMatchLeavesNobodyForAnother() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.match("rafah"), .decided(on: "2026-03-01"))
        let refusal = scenario.refusal(of: Examples.match("gaza", 1), .decided(on: "2026-03-01"))
        #expect(refusal?.detail.contains("nobody of it is free") == true)
    }

    @Test func laterDatesAreLookedAtForWhatTheCellDecides() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.match("rafah"), .decided(on: "2026-05-01"))
        let refusal = scenario.refusal(of: Examples.match("gaza", 100), .decided(on: "2026-03-01"))
        #expect(refusal?.kind == .notAllowed)
        #expect(refusal?.detail.contains("2026-05-01") == true)
        // A report lands in the past as it is; later it is capped and shown so.
        try scenario.accept(Examples.match("gaza", 100), .reported(on: "2026-03-01"))
        #expect(try scenario.slot("gaza", on: "2026-03-01").matched.best == 100)
        let allocation = try scenario.allocation(on: "2026-05-01")
        #expect(allocation.matches.map(\.isCapped) == [false, true])
        #expect(allocation.matches.compactMap(\.counted?.figures?.headline) == [100, 700])
    }

    @Test func aLineOfUnknownSizeFillsOneSlotWhole() throws {
        var scenario = try PledgesScenario.slots(.unknown)
        let part = scenario.refusal(of: Examples.match("rafah", 100), .decided(on: "2026-03-01"))
        #expect(part?.kind == .notAllowed)
        #expect(part?.pointers == ["/headcount"])
        try scenario.accept(Examples.match("rafah"), .decided(on: "2026-03-01"))
        let second = scenario.refusal(of: Examples.match("gaza"), .decided(on: "2026-03-01"))
        #expect(second?.pointers == ["/requirement"])
        let slot = try scenario.slot("rafah", on: "2026-03-01")
        #expect(slot.matched.unknown == 1)
        #expect(slot.matched.best == 0)
        #expect(slot.gap.figures?.best == 500)
        #expect(slot.gap.figures?.low == nil)
    }

    @Test func aRevisionDownwardsCapsWhatCountsAndSaysSo() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.match("gaza", 300), .decided(on: "2026-03-01"))
        try scenario.accept(Examples.match("rafah", 500), .decided(on: "2026-03-01"))
        try scenario.accept(Examples.revise(350), .reported(on: "2026-04-01"))
        let matches = try scenario.allocation(on: "2026-04-01").matches
        #expect(matches.map(\.isCapped) == [false, true])
        #expect(matches.compactMap(\.counted?.figures?.headline) == [300, 50])
        #expect(matches.map(\.recorded.amount) == [.people(300), .people(500)])
        #expect(try scenario.slot("rafah", on: "2026-04-01").gap.figures?.best == 450)
        #expect(try scenario.allocation(on: "2026-03-31").matches.map(\.isCapped) == [false, false])
    }

    @Test func theEndsOfARangeAreSharedOutToo() throws {
        var scenario = try PledgesScenario.slots(.of(low: 100, best: 300, high: 900))
        try scenario.accept(Examples.match("gaza", 250), .decided(on: "2026-03-01"))
        try scenario.accept(Examples.match("rafah", 50), .decided(on: "2026-03-01"))
        let shares = try scenario.allocation(on: "2026-03-01").matches.compactMap(\.counted)
        #expect(shares == [.of(low: 100, best: 250, high: 250), .of(low: 0, best: 50, high: 50)])
        #expect(try scenario.allocation(on: "2026-03-01").free == .of(low: 0, best: 0, high: 600))
    }

    @Test(arguments: [LineStage.onHold, .withdrawn, .repatriated])
    func aLineThatIsNotOnOfferFillsNothingAndItsMatchStays(_ stage: LineStage) throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.match("rafah", 500), .decided(on: "2026-03-01"))
        try scenario.accept(Examples.step(to: stage, lines: [LineSelection(line: "inf")]), .reported(on: "2026-03-17"))
        let slot = try scenario.slot("rafah", on: "2026-03-17")
        #expect(slot.matched.best == 0)
        #expect(slot.matches.map(\.match.exclusion) == [.stage(.known(stage))])
        #expect(slot.gap.figures?.best == 500)
        #expect(try scenario.slot("rafah", on: "2026-03-16").matched.best == 500)
        if stage == .onHold {
            try scenario.accept(Examples.resumption(), .decided(on: "2026-04-01"))
            #expect(try scenario.slot("rafah", on: "2026-04-01").matched.best == 500)
            #expect(scenario.refusal(of: Examples.match("gaza", 100), .decided(on: "2026-03-18")) == nil)
        } else {
            let refusal = scenario.refusal(of: Examples.match("gaza", 100), .decided(on: "2026-03-18"))
            #expect(refusal?.kind == .notAllowed)
            #expect(refusal?.pointers == ["/line"])
            #expect(scenario.refusal(of: Examples.match("gaza", 100), .reported(on: "2026-03-18")) == nil)
        }
    }

    @Test func whatAMatchNamesMustBeThere() throws {
        var scenario = try PledgesScenario.slots()
        #expect(scenario.refusal(of: Examples.match("rafah", of: "idn-2"))?.pointers == ["/pledge"])
        #expect(scenario.refusal(of: Examples.match("rafah", line: "ing"))?.pointers == ["/line"])
        #expect(scenario.refusal(of: Examples.match("rafha"))?.pointers == ["/requirement"])
        #expect(scenario.refusal(of: Examples.match("rafha"))?.kind == .unknownEntity)
        for wrong in [0, -1, Quantity.maximum + 1] {
            let refusal = scenario.refusal(of: Examples.match("rafah", wrong))
            #expect(refusal?.kind == .invalidContent)
            #expect(refusal?.pointers == ["/headcount"])
        }
        let early = scenario.refusal(of: Examples.match("rafah"), .decided(on: "2026-01-31"))
        #expect(early?.pointers == ["/line"])
        try scenario.accept(Examples.slot("later", 10), .decided(on: "2026-05-01"))
        let notYet = scenario.refusal(of: Examples.match("later"), .decided(on: "2026-04-01"))
        #expect(notYet?.kind == .notAllowed)
        #expect(notYet?.detail.contains("2026-05-01") == true)
        try scenario.accept(Examples.cancel("gaza"), .decided(on: "2026-03-01"))
        #expect(scenario.refusal(of: Examples.match("gaza"), .decided(on: "2026-03-01"))?.pointers == ["/requirement"])
        #expect(scenario.refusal(of: Examples.match("gaza"), .reported(on: "2026-03-01")) == nil)
    }

    @Test func aWeakReportIsKeptAndMovesNothing() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.match("rafah", 5_000), .reported(on: "2026-03-01", grade: "E5"))
        #expect(try scenario.slot("rafah", on: "2026-03-01").matches.isEmpty)
        #expect(scenario.state.records.pledges["idn-1"]?.lines["inf"]?.matches["rafah"]?.entries.count == 1)
    }

    @Test func whatDoesNotFitIsSaidAndRefusesNothing() throws {
        var scenario = PledgesScenario.accepted()
        let day = Circumstances.decided(on: "2026-02-01")
        try scenario.accept(
            Examples.slot(
                "rafah", 500, capability: "Police training team", personnel: .police, area: "rafah",
                neededBy: "2026-06-01", until: "2026-12-31", tasks: ["disarm-armed-groups"], days: 30), day)
        let line = LineOffer(
            line: "inf", capability: "infantry", personnel: .known(.troops), headcount: 100,
            availableFrom: "2026-07-01", until: "2026-09-30", maximumDaysToMove: 60)
        try scenario.accept(Examples.announcement(lines: [line]), day)
        try scenario.accept(
            .caveat(
                Caveat(
                    caveat: "idn-not", party: .nation(Controls.indonesia), kind: .known(.task),
                    effect: .known(.suspends), refusesTasks: ["disarm-armed-groups"], refusesAreas: ["rafah"],
                    wording: "no")), day)
        let command = Examples.match("rafah", 100)
        let events = try scenario.accept(command, day)
        guard case .pledgeLineMatched(let fact) = events[0] else { return #expect(Bool(false), "no match") }
        let said = (fact.reservations ?? []).map(\.wire)
        for point in [
            "capability: ", "personnel: the slot asks for police", "date: available from 2026-07-01, 30 days after",
            "date: leaves on 2026-09-30, 92 days before", "daysToMove: takes 60",
            "which Indonesia's caveat `idn-not` refuses",
            "the slot is in `rafah`",
        ] {
            #expect(said.contains { $0.contains(point) }, "\(point) in \(said)")
        }
        #expect(try scenario.slot("rafah", on: "2026-02-01").matched.best == 100)
        // Whoever sends the command is told, also when it is repeated and other matches have come after it.
        let event = try #require(scenario.last?.header.id)
        try scenario.accept(Examples.match("rafah", 90), day)
        #expect(scenario.state.reservations(on: command, in: [event]).map(\.wire) == said)
        #expect(scenario.state.reservations(on: Examples.match("gaza", 100), in: [event]).isEmpty)
    }

    @Test func aMatchEndsOnItsDate() throws {
        var scenario = try PledgesScenario.slots()
        try scenario.accept(Examples.match("rafah", 500), .decided(on: "2026-03-01"))
        let early = scenario.refusal(of: Examples.unmatch("rafah"), .decided(on: "2026-02-28"))
        #expect(early?.kind == .notAllowed)
        #expect(early?.pointers == ["/requirement"])
        #expect(scenario.refusal(of: Examples.unmatch("gaza"), .decided(on: "2026-03-01"))?.kind == .notAllowed)
        #expect(scenario.refusal(of: Examples.unmatch("gazza"))?.kind == .unknownEntity)
        #expect(scenario.refusal(of: Examples.unmatch("gaza", line: "x"))?.pointers == ["/line"])
        #expect(scenario.refusal(of: Examples.unmatch("gaza", of: "x"))?.pointers == ["/pledge"])
        try scenario.accept(Examples.unmatch("rafah"), .decided(on: "2026-04-01"))
        #expect(try scenario.slot("rafah", on: "2026-03-31").matched.best == 500)
        #expect(try scenario.slot("rafah", on: "2026-04-01").matches.isEmpty)
        #expect(scenario.refusal(of: Examples.unmatch("rafah"), .decided(on: "2026-04-02"))?.kind == .alreadySo)
    }
}
