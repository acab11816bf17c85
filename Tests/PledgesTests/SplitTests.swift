import DomainModel
import HashTreeCollections
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct SplitTests {
    /// 800 committed on 21 February; 350 of them in theatre on 1 March, by a report.
    private func split(_ headcount: Quantity = 800, on date: EffectiveDate = "2026-03-01") throws -> PledgesScenario {
        var scenario = try PledgesScenario.decided(up: .committed, headcount)
        try scenario.accept(Examples.step(to: .inTheatre, lines: [Examples.part(350)]), .reported(on: date))
        return scenario
    }

    @Test func eightHundredOfWhichAPartIsInTheatreAreTwoLines() throws {
        let picture = try split().state.records.strength(at: Moment(asOf: "2026-03-01", knownAt: nil))
        #expect(picture.lines.map(\.line) == ["inf", "inf-a"])
        #expect(picture.strength(at: .committed).sum.best == 450)
        #expect(picture.strength(at: .inTheatre).sum.best == 350)
        #expect(picture.nominal.sum.best == 800)
        #expect(picture.inTheatre.sum.best == 350)
        #expect(picture.lines[1].origin == "inf")
        #expect(picture.lines[1].notEvidenced == [.ready, .deploying])
    }

    @Test func beforeTheSplitAndBeforeItWasKnownTheLineIsWhole() throws {
        let scenario = try split()
        let before = Moment(asOf: "2026-02-28", knownAt: nil)
        #expect(scenario.state.records.lineStandings(at: before).map(\.headcount) == [800])
        let learned = try #require(scenario.last).header.learned
        let unknown = Moment(asOf: "2026-03-05", knownAt: Instant(microseconds: learned.microseconds - 1))
        #expect(scenario.state.records.lineStandings(at: unknown).map(\.headcount) == [800])
        let known = Moment(asOf: "2026-03-05", knownAt: learned)
        #expect(scenario.state.records.lineStandings(at: known).count == 2)
    }

    @Test(arguments: [
        Quantity.of(best: 8_000, high: 8_000), .of(low: 500, best: 600, high: 800), .of(low: 1_000), .of(high: 900),
        .of(low: 200, best: 900),
    ])
    func bestAndHighOfPartAndRestComeToWhatTheLineWas(_ headcount: Quantity) throws {
        let scenario = try split(headcount)
        let (before, after) = (scenario.total(on: "2026-02-28"), scenario.total(on: "2026-03-01"))
        #expect(after.best == before.best)
        #expect(after.high == before.high)
        #expect(after.low == max(before.low, 350))
        #expect(after.lines == 2)
    }

    @Test func aReportOfTheTimeBeforeTheSplitIsAboutTheWhole() throws {
        var scenario = try split()
        try scenario.accept(
            .lineRevision(LineRevision(pledge: "idn-1", line: "inf", headcount: 1_000)), .reported(on: "2026-02-25"))
        #expect(scenario.total(on: "2026-02-24").best == 800)
        #expect(scenario.total(on: "2026-02-28").best == 1_000)
        #expect(scenario.total(on: "2026-03-01").best == 800, "what was said of 1 March overrides it from then on")
        try scenario.accept(
            Examples.step(to: .ready, lines: [LineSelection(line: "inf")]), .reported(on: "2026-02-27"))
        let part = try #require(scenario.state.records.pledges["idn-1"]?.lines["inf-a"])
        #expect(part.notEvidenced(at: .everything) == [.deploying], "the past of the whole is the part's past")
    }

    @Test func aSplitThatArrivesLateTakesItsPartOutOfLaterFiguresToo() throws {
        var scenario = try PledgesScenario.decided(up: .committed)
        try scenario.accept(
            .lineRevision(LineRevision(pledge: "idn-1", line: "inf", headcount: 1_000)), .decided(on: "2026-03-20"))
        try scenario.accept(Examples.step(to: .inTheatre, lines: [Examples.part(350)]), .reported(on: "2026-03-01"))
        #expect(scenario.total(on: "2026-03-10").best == 800)
        #expect(scenario.total(on: "2026-03-20").best == 1_000)
        #expect(scenario.state.records.strength(at: .everything).inTheatre.sum.best == 350)
        try scenario.accept(
            .lineRevision(LineRevision(pledge: "idn-1", line: "inf", headcount: 500)), .decided(on: "2026-03-25"))
        #expect(scenario.total(on: "2026-03-25").best == 850, "said after the split, it speaks of what remained")
    }

    @Test func twoSplitsInTheWrongOrderKeepTheTotal() throws {
        var scenario = try split()
        try scenario.accept(
            Examples.step(to: .ready, lines: [Examples.part(100, as: "inf-b")]), .reported(on: "2026-02-25"))
        for day in ["2026-02-24", "2026-02-25", "2026-03-01", "2026-04-01"] as [CalendarDay] {
            #expect(scenario.total(on: day).best == 800, "\(day)")
        }
        let lines = try #require(scenario.state.records.pledges["idn-1"]).lines
        #expect(lines["inf"]?.headcount(at: .everything) == 350)
    }

    @Test func aStatementOfTheWholeThatLiesAheadIsThePartsToo() throws {
        var scenario = try PledgesScenario.decided(up: .committed)
        try scenario.accept(Examples.step(to: .inTheatre), .reported(on: "2026-03-20"))
        try scenario.accept(Examples.step(to: .deploying, lines: [Examples.part(350)]), .reported(on: "2026-03-01"))
        #expect(scenario.stage("inf-a", on: "2026-03-01") == .deploying)
        #expect(scenario.stage("inf-a", on: "2026-03-20") == .inTheatre)
        #expect(scenario.stage("inf", on: "2026-03-01") == .committed)
    }

    @Test func theCellCanSplitBySteppingUpHoldingAndResuming() throws {
        var scenario = try PledgesScenario.decided(up: .committed)
        try scenario.accept(Examples.step(to: .ready, lines: [Examples.part(300)]), .decided(on: "2026-03-01"))
        try scenario.accept(
            Examples.step(to: .onHold, lines: [Examples.part(100, of: "inf-a", as: "inf-b")]),
            .decided(on: "2026-03-02"))
        try scenario.accept(
            Examples.resumption(lines: [Examples.part(40, of: "inf-b", as: "inf-c")]), .decided(on: "2026-03-03"))
        #expect(scenario.total(on: "2026-03-03").best == 800)
        #expect(scenario.stage("inf-b", on: "2026-03-03") == .onHold)
        #expect(scenario.stage("inf-c", on: "2026-03-03") == .ready)
    }

    @Test(arguments: [0, -1, 800, 801, .max])
    func aPartIsAboveZeroAndBelowTheLine(_ count: Int) throws {
        let refusal = try PledgesScenario.decided(up: .committed).refusal(
            of: Examples.step(to: .ready, lines: [Examples.part(count)]))
        #expect(refusal?.kind == .invalidContent)
        #expect(refusal?.pointers == ["/lines/0/part"])
    }

    @Test func whatCannotBeSplitIsRefusedWithItsReason() throws {
        let unknown = try PledgesScenario.decided(up: .committed, .unknown)
        let part = Examples.step(to: .ready, lines: [Examples.part(10)])
        #expect(unknown.refusal(of: part)?.kind == .notAllowed)
        #expect(unknown.refusal(of: part)?.pointers == ["/lines/0/part"])

        var scenario = try split()
        #expect(scenario.refusal(of: part)?.kind == .alreadyExists)
        #expect(scenario.refusal(of: part)?.pointers == ["/lines/0/partLine"])
        let half = [LineSelection(line: "inf", part: 10)]
        #expect(scenario.refusal(of: Examples.step(to: .ready, lines: half))?.pointers == ["/lines/0/partLine"])
        let other = [LineSelection(line: "inf", partLine: "inf-z")]
        #expect(scenario.refusal(of: Examples.step(to: .ready, lines: other))?.pointers == ["/lines/0/part"])
        let weak = scenario.refusal(
            of: Examples.step(to: .ready, lines: [Examples.part(10, as: "inf-z")]),
            .reported(on: "2026-03-10", grade: "D4"))
        #expect(weak?.kind == .unsupportedSource)
        try scenario.accept(.lineAddition(LineAddition(pledge: "idn-1", lines: [Examples.line("eng", 100)])))
        let same = [Examples.part(10, as: "z"), Examples.part(10, of: "eng", as: "z")]
        let twice = scenario.refusal(of: Examples.step(to: .ready, lines: same), .reported(on: "2026-05-01"))
        #expect(twice?.pointers == ["/lines/1/partLine"])
    }

    @Test func aPartMustFitIntoFiguresThatAreRecordedForLater() throws {
        var scenario = try PledgesScenario.decided(up: .committed)
        try scenario.accept(
            .lineRevision(LineRevision(pledge: "idn-1", line: "inf", headcount: 200)), .decided(on: "2026-03-20"))
        let refusal = scenario.refusal(
            of: Examples.step(to: .ready, lines: [Examples.part(200)]), .decided(on: "2026-03-01"))
        #expect(refusal?.kind == .notAllowed)
        #expect(refusal?.detail.contains("2026-03-20") == true)
        #expect(
            scenario.refusal(of: Examples.step(to: .ready, lines: [Examples.part(199)]), .decided(on: "2026-03-01"))
                == nil)
    }

    @Test func ofTheTimeBeforeTheSplitOneSpeaksOfTheWhole() throws {
        let scenario = try split()
        let step = Examples.step(to: .ready, lines: [LineSelection(line: "inf-a")])
        let refusal = scenario.refusal(of: step, .reported(on: "2026-02-28"))
        #expect(refusal?.kind == .notAllowed)
        #expect(refusal?.detail.contains("`inf`") == true)
        let revision = PledgesCommand.lineRevision(LineRevision(pledge: "idn-1", line: "inf-a", headcount: 5))
        #expect(scenario.refusal(of: revision, .reported(on: "2026-02-28"))?.pointers == ["/line"])
    }

    @Test func nothingIsSplitBeforeItIsThere() throws {
        var scenario = try PledgesScenario.announced()
        try scenario.accept(
            .lineRevision(LineRevision(pledge: "idn-1", line: "inf", headcount: 500)), .reported(on: "2026-01-10"))
        let refusal = scenario.refusal(
            of: Examples.step(to: .ready, lines: [Examples.part(100)]), .reported(on: "2026-01-20"))
        #expect(refusal?.kind == .notAllowed)
        #expect(refusal?.pointers == ["/lines/0/part"])
    }

    @Test func aPledgeNeverGetsMoreThanTwoHundredLines() throws {
        var scenario = PledgesScenario.accepted()
        let lines = try (0..<200).map { Examples.line(try EntityID(wire: "l-\($0)"), 10) }
        try scenario.accept(Examples.announcement(lines: lines))
        let refusal = scenario.refusal(
            of: Examples.step(to: .assessed, lines: [Examples.part(5, of: "l-0", as: "x")]))
        #expect(refusal?.kind == .invalidContent)
        #expect(refusal?.pointers == ["/lines"])
    }
}
