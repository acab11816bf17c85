import DomainModel
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

/// Strength is stated in absolute figures in the decision that changes it (DOMAIN.md section 3).
@Suite struct StrengthStatementTests {
    private func statements(_ events: [PledgesEvent]) -> [StrengthStatement] {
        events.compactMap { if case .strengthStated(let fact) = $0 { fact.content } else { nil } }
    }

    private func group(
        _ stage: LineStage, _ best: Int, low: Int? = nil, lines: Int = 1, unknown: Int = 0,
        personnel: PersonnelKind = .troops
    ) -> StrengthGroup {
        StrengthGroup(
            stage: .known(stage), personnel: .known(personnel), lines: lines, unknown: unknown, low: low ?? best,
            best: best, high: best, openLow: 0, openHigh: 0)
    }

    @Test func whatIsOnlyAnnouncedOrAssessedIsNoStrength() throws {
        var scenario = PledgesScenario.accepted()
        let announcement = Examples.announcement(lines: [Examples.line("inf", .of(low: 800, best: 800, high: 800))])
        #expect(statements(try scenario.accept(announcement, .decided(on: "2026-02-19"))).isEmpty)
        #expect(statements(try scenario.accept(Examples.step(to: .assessed), .decided(on: "2026-02-20"))).isEmpty)
        let stated = statements(try scenario.accept(Examples.step(to: .committed), .decided(on: "2026-02-21")))
        #expect(
            stated == [
                StrengthStatement(
                    nation: "IDN", on: "2026-04-01",
                    periods: [StrengthPeriod(from: "2026-04", groups: [group(.committed, 800)])])
            ])
        #expect(scenario.events.last?.header.subject == Subject(Controls.indonesia))
        #expect(scenario.events.last?.header.subject.wire == "nation/idn")
    }

    @Test func everyWayOffAndBackIsStated() throws {
        var scenario = try PledgesScenario.decided(up: .inTheatre, .of(low: 800, best: 800, high: 800))
        var seen: [[StrengthGroup]] = []
        let steps: [(PledgesCommand, EffectiveDate)] = [
            (Examples.step(to: .onHold), "2026-03-01"), (Examples.resumption(), "2026-03-02"),
            (Examples.step(to: .repatriated), "2026-03-03"),
        ]
        for (command, day) in steps {
            seen += statements(try scenario.accept(command, .decided(on: day))).map { $0.periods[0].groups }
        }
        #expect(seen == [[group(.onHold, 800)], [group(.inTheatre, 800)], []])
    }

    @Test func aPartThatMovesIsStatedWithTheRest() throws {
        var scenario = try PledgesScenario.decided(up: .assessed, .of(low: 800, best: 800, high: 800))
        let part = Examples.step(to: .committed, lines: [Examples.part(350)])
        let stated = statements(try scenario.accept(part, .decided(on: "2026-02-25")))
        #expect(stated.map { $0.periods.map(\.groups) } == [[[group(.committed, 350)]]])
        let second = statements(try scenario.accept(Examples.step(to: .committed), .decided(on: "2026-02-26")))
        #expect(second.map { $0.periods[0].groups.map(\.best) } == [[800]])
        #expect(second.map { $0.periods[0].groups.map(\.lines) } == [[2]])
    }

    @Test func whatIsOfUnknownSizeIsCountedApart() throws {
        let scenario = try PledgesScenario.decided(up: .committed, .unknown)
        let stated = statements(scenario.events.map(\.event))
        #expect(stated.map { $0.periods[0].groups } == [[group(.committed, 0, unknown: 1)]])
    }

    @Test func monthsBeginAndEndWithTheDatesOfLines() throws {
        var scenario = PledgesScenario.accepted()
        func line(_ id: EntityID, from: EffectiveDate?, until: EffectiveDate?) -> LineOffer {
            LineOffer(
                line: id, capability: "infantry", personnel: .known(.troops),
                headcount: .of(low: 100, best: 100, high: 100), availableFrom: from, until: until)
        }
        try scenario.accept(
            Examples.announcement(lines: [
                line("a", from: "2026-06-15", until: nil), line("b", from: nil, until: "2026-08"),
                line("past", from: nil, until: "2026-03-31"),
            ]), .decided(on: "2026-02-10"))
        try scenario.accept(Examples.step(to: .assessed), .decided(on: "2026-02-11"))
        let committed = try scenario.accept(Examples.step(to: .committed), .decided(on: "2026-02-12"))
        #expect(
            statements(committed).flatMap(\.periods) == [
                StrengthPeriod(from: "2026-04", groups: [group(.committed, 100)]),
                StrengthPeriod(from: "2026-06", groups: [group(.committed, 200, lines: 2)]),
                StrengthPeriod(from: "2026-09", groups: [group(.committed, 100)]),
            ])
        // Who is in theatre is there, whenever they were to come.
        for stage in [LineStage.ready, .deploying, .inTheatre] {
            try scenario.accept(
                Examples.step(to: stage, lines: [LineSelection(line: "a")]), .decided(on: "2026-03-01"))
        }
        let last = try #require(statements(scenario.events.map(\.event)).last)
        #expect(last.periods[0].groups == [group(.committed, 100), group(.inTheatre, 100)])
    }

    @Test func aDateSetAheadIsStatedOnItsDay() throws {
        var scenario = try PledgesScenario.decided(up: .committed, .of(low: 800, best: 800, high: 800))
        #expect(statements(try scenario.accept(Examples.step(to: .onHold), .decided(on: "2026-05-02"))).isEmpty)
        #expect(!restates(scenario, on: "2026-05-01"))
        #expect(restates(scenario, on: "2026-05-02"))
        scenario.now = "2026-05-02T00:00:01Z"
        let wish = PledgesCommand.strengthRestatement(StrengthRestatement(on: "2026-05-02"))
        let stated = statements(try scenario.accept(wish))
        #expect(stated.map { $0.periods[0].groups } == [[group(.onHold, 800)]])
        #expect(!restates(scenario, on: "2026-05-02"))
        #expect(scenario.refusal(of: wish)?.kind == .alreadySo)
        #expect(try scenario.refolded() == scenario.state)
        #expect(try scenario.roundTripped() == scenario.state)
    }

    @Test func aNewMonthAloneStatesNothing() throws {
        let scenario = try PledgesScenario.decided(up: .committed, .of(low: 800, best: 800, high: 800))
        #expect(!restates(scenario, on: "2027-01-01"))
    }

    @Test func aLogWithoutStatementsIsMadeUpFor() throws {
        var scenario = PledgesScenario.accepted()
        scenario.given(
            .pledgeAnnouncement(
                PledgeAnnouncement(pledge: "idn-1", nation: "IDN", lines: [Examples.line("inf", 800)])))
        scenario.given(.pledgeLinesCommitted(PledgeLinesCommitted(pledge: "idn-1", lines: ["inf"], splits: [])))
        #expect(restates(scenario, on: "2026-04-01"))
        let stated = try scenario.accept(.strengthRestatement(StrengthRestatement(on: "2026-04-01")))
        #expect(statements(stated).map(\.nation) == ["IDN"])
    }

    @Test func aRetractionAndACorrectionStateAnew() throws {
        var scenario = try PledgesScenario.decided(up: .committed, .of(low: 800, best: 800, high: 800))
        let retracted = try scenario.accept(
            .entryRetraction(EntryRetraction(event: scenario.event(), reason: "it was not signed")))
        #expect(statements(retracted).map { $0.periods[0].groups } == [[]])
        let back = try scenario.accept(
            .entryRetraction(EntryRetraction(event: scenario.event(), reason: "it was signed after all")))
        #expect(statements(back).map { $0.periods[0].groups } == [[group(.committed, 800)]])
        let stated = try #require(scenario.events.last?.header.id)
        #expect(
            scenario.refusal(of: .entryRetraction(EntryRetraction(event: stated, reason: "no")))?.kind == .notAllowed)
    }

    @Test func whatAWeakSourceSaysStatesNothing() throws {
        var scenario = try PledgesScenario.decided(up: .committed)
        let events = try scenario.accept(
            Examples.step(to: .withdrawn), .reported(on: "2026-03-01", grade: "E5", publisher: "Somebody"))
        #expect(statements(events).isEmpty)
    }

    @Test func aStatementStaysBelowTheLimitOfAnEvent() throws {
        var scenario = PledgesScenario.accepted()
        let kinds: [PersonnelKind] = [.troops, .police]
        for part in 0..<8 {
            let lines = try (0..<50).map { number -> LineOffer in
                let (month, year) = ((part * 50 + number) % 12 + 1, 2027 + (part * 50 + number) / 12)
                return LineOffer(
                    line: try EntityID(wire: "l-\(number)"), capability: "infantry",
                    personnel: .known(kinds[number % 2]), headcount: .of(low: 100, best: 100, high: 100),
                    until: .month(year: year, month: month))
            }
            let pledge = try EntityID(wire: "p-\(part)")
            try scenario.accept(Examples.announcement(pledge, lines: lines), .decided(on: "2026-02-10"))
            try scenario.accept(Examples.step(to: .assessed, pledge), .decided(on: "2026-02-11"))
            try scenario.accept(Examples.step(to: .committed, pledge), .decided(on: "2026-02-12"))
        }
        let last = try #require(statements(scenario.events.map(\.event)).last)
        #expect((last.leftOut ?? 0) > 0)
        #expect(try JSONValue.bytes(encoding: last).count < 60_000)
        #expect(!restates(scenario, on: "2026-04-01"))
    }

    private func restates(_ scenario: PledgesScenario, on day: CalendarDay) -> Bool {
        scenario.state.due(at: day.end).contains {
            if case .strengthRestatement = $0.command { true } else { false }
        }
    }
}
