import DomainModel
import FundingDomain
import HashTreeCollections
import MessageSchema
import TestSupport
import Testing

/// The monthly cost follows the strength, and shortfalls open and close (DOMAIN.md sections 2 and 3).
@Suite struct OutlookTests {
    private static func strength(
        _ troops: Int, _ stage: LineStage = .inTheatre, nation: NationCode = "IDN", until: EffectiveDate? = nil
    ) -> StrengthStatement {
        let groups = [
            StrengthGroup(
                stage: .known(stage), personnel: .known(.troops), lines: 1, unknown: 0, low: troops, best: troops,
                high: troops, openLow: 0, openHigh: 0)
        ]
        return StrengthStatement(
            nation: nation, on: "2026-04-01",
            periods: [StrengthPeriod(from: "2026-04", groups: groups)]
                + (until.map { [StrengthPeriod(from: $0, groups: [])] } ?? []))
    }

    private static func origin(_ sequence: UInt64, log: LogID = Controls.log(of: .pledges)) -> ForeignPosition {
        ForeignPosition(
            service: .known(.pledges), log: log, epoch: .first, sequence: SequenceNumber(sequence))
    }

    private static func taking(_ strength: StrengthStatement, at sequence: UInt64 = 10) -> FundingCommand {
        .strengthTaking(StrengthTaking(origin: origin(sequence), strength: strength))
    }

    /// 10 in theatre at USD 5 a month.
    private func costing() throws -> Scenario<FundingOperation> {
        var scenario = FundingExamples.accepted()
        try scenario.accept(FundingExamples.rate(money("5")), .decided(on: "2026-01-01"))
        try scenario.accept(Self.taking(Self.strength(10)))
        return scenario
    }

    private func shortfalls(_ scenario: Scenario<FundingOperation>) -> [String] {
        scenario.state.records.openShortfalls(at: .everything).map {
            "\($0.statement.strength)-\($0.statement.money) \($0.statement.month) \($0.statement.missing)"
        }
    }

    // MARK: - The reaction

    @Test func aStatementIsTakenInOnceAndAnOlderOneNever() throws {
        var scenario = FundingExamples.accepted()
        let reaction = WhenStrengthChangesReckonTheCost()
        func news(_ sequence: UInt64, _ troops: Int) -> RecordedEvent<PledgesEvent> {
            ExampleEvent.recorded(.strengthStated(StrengthStated(Self.strength(troops))), sequence: sequence)
        }
        for (sequence, troops) in [(10, 100), (12, 300)] as [(UInt64, Int)] {
            let commands = reaction.commands(for: news(sequence, troops), state: scenario.state)
            #expect(commands == [Self.taking(Self.strength(troops), at: sequence)])
            try scenario.accept(commands[0])
        }
        for sequence in [10, 11, 12] as [UInt64] {
            #expect(reaction.commands(for: news(sequence, 200), state: scenario.state).isEmpty)
            let refusal = scenario.refusal(of: Self.taking(Self.strength(200), at: sequence))
            #expect(refusal?.kind == .alreadySo && refusal?.pointers == ["/origin"])
        }
        #expect(scenario.state.records.strengths["IDN"]?.strength == Self.strength(300))
        let other = ExampleEvent.recorded(PledgesEvent.caveatLifting(CaveatLifting(caveat: "c")))
        #expect(reaction.commands(for: other, state: scenario.state).isEmpty)
    }

    @Test func pledgesMayBeAheadOfMandate() throws {
        var scenario = Scenario<FundingOperation>()
        try scenario.accept(Self.taking(Self.strength(10)))
        #expect(scenario.state.due(at: scenario.now).isEmpty)
        try scenario.accept(.fundingOperationAcceptance(FundingExamples.acceptance))
        let due = scenario.state.due(at: scenario.now)
        #expect(due.map(\.rule) == ["reckon-costs"])
        try scenario.accept(due[0].command)
        #expect(scenario.state.records.costs[.cost(of: .known(.inTheatre))]?.last?.fact.people == 10)
    }

    @Test func theLogThatTookALostOnesPlaceIsBelieved() throws {
        var scenario = try costing()
        let log = try #require(LogID("pledges-ffff"))
        try scenario.accept(
            .strengthTaking(StrengthTaking(origin: Self.origin(1, log: log), strength: Self.strength(7))))
        #expect(scenario.state.records.strengths["IDN"]?.strength == Self.strength(7))
        #expect(scenario.state.foreignLogs[log] == .pledges)
    }

    @Test func whatFollowsFromOthersIsNotCorrectedHere() throws {
        let scenario = try costing()
        for event in scenario.events.dropFirst(2) {
            for command in [
                FundingCommand.entryRetraction(EntryRetraction(event: event.header.id, reason: "no")),
                .entryCorrection(EntryCorrection(event: event.header.id, content: .object(JSONObject()), reason: "no")),
            ] {
                #expect(scenario.refusal(of: command)?.kind == .notAllowed, "\(event.header.type)")
            }
        }
    }

    // MARK: - Cost and shortfalls

    @Test func theCostIsStatedWithTheStrengthThatChangesIt() throws {
        let scenario = try costing()
        let costs = scenario.events.compactMap { event -> MonthlyCostStated? in
            if case .monthlyCostStated(let fact) = event.event { fact } else { nil }
        }
        #expect(costs.map(\.strength) == [.known(.inTheatre), .known(.nominal)])
        #expect(costs.allSatisfy { $0.month == "2026-05" && $0.people == 10 && $0.best == money("50") })
        #expect(costs.allSatisfy { $0.on == "2026-04-01" && $0.unknownHeadcounts == nil && $0.withoutRate == nil })
    }

    @Test func shortfallsOpenChangeAndCloseWithTheMoney() throws {
        var scenario = try costing()
        let all = StrengthBasis.allCases.flatMap { basis in MoneyLevel.allCases.map { (basis, $0) } }
        #expect(scenario.state.records.openShortfalls(at: .everything).count == all.count)
        #expect(shortfalls(scenario).first == "inTheatre-committed 2026-05 600.00 USD")
        // A pledge helps what counts pledges, a payment everything.
        try scenario.accept(FundingExamples.pledge("usa-1", money("600")), .reported(on: "2026-02-19"))
        #expect(
            shortfalls(scenario) == [
                "inTheatre-committed 2026-05 600.00 USD", "inTheatre-held 2026-05 600.00 USD",
                "nominal-committed 2026-05 600.00 USD", "nominal-held 2026-05 600.00 USD",
            ])
        let events = try scenario.accept(
            FundingExamples.commit(money("600")), .decided(on: "2026-03-01"))
        #expect(events.count { if case .shortfallClosed = $0 { true } else { false } } == 2)
        let paid = try scenario.accept(FundingExamples.pay(money("120")), .decided(on: "2026-03-05"))
        #expect(paid.count { if case .shortfallChanged = $0 { true } else { false } } == 2)
        #expect(
            shortfalls(scenario) == ["inTheatre-held 2026-07 480.00 USD", "nominal-held 2026-07 480.00 USD"])
        // Whoever goes home costs nothing.
        try scenario.accept(Self.taking(Self.strength(0, .withdrawn), at: 20))
        #expect(shortfalls(scenario).isEmpty)
        #expect(scenario.state.due(at: scenario.now).isEmpty)
        #expect(try scenario.refolded() == scenario.state)
        #expect(try scenario.roundTripped() == scenario.state)
    }

    @Test func whatIsNotInTheatreCostsTheNominalStrengthOnlyAndAHoldNothing() throws {
        var scenario = FundingExamples.accepted()
        try scenario.accept(FundingExamples.rate(money("5")), .decided(on: "2026-01-01"))
        try scenario.accept(Self.taking(Self.strength(10, .committed)))
        #expect(scenario.state.records.costs[.cost(of: .known(.nominal))]?.last?.fact.best == money("50"))
        #expect(scenario.state.records.costs[.cost(of: .known(.inTheatre))] == nil)
        try scenario.accept(Self.taking(Self.strength(10, .onHold), at: 11))
        #expect(scenario.state.records.costs[.cost(of: .known(.nominal))]?.last?.fact.best == money("0"))
        #expect(shortfalls(scenario).isEmpty)
    }

    @Test func aPeriodThatEndsCostsNoMore() throws {
        var scenario = FundingExamples.accepted()
        try scenario.accept(FundingExamples.rate(money("5")), .decided(on: "2026-01-01"))
        try scenario.accept(Self.taking(Self.strength(10, until: "2026-08")))
        // May, June and July.
        #expect(shortfalls(scenario).first == "inTheatre-committed 2026-05 150.00 USD")
    }

    @Test func nationsAddUp() throws {
        var scenario = try costing()
        try scenario.accept(Self.taking(Self.strength(4, nation: "MAR"), at: 11))
        #expect(scenario.state.records.costs[.cost(of: .known(.inTheatre))]?.last?.fact.people == 14)
    }

    @Test func whoHasNoRateIsNamed() throws {
        var scenario = FundingExamples.accepted()
        try scenario.accept(Self.taking(Self.strength(10)))
        let cost = scenario.state.records.costs[.cost(of: .known(.inTheatre))]?.last?.fact
        #expect(cost?.withoutRate == [.known(.troops)] && cost?.best == money("0"))
        #expect(shortfalls(scenario).isEmpty)
    }

    // MARK: - Time and size

    @Test func aNewMonthIsReckonedOnItsFirstDay() throws {
        var scenario = try costing()
        #expect(scenario.state.due(at: CalendarDay("2026-04-30").end).isEmpty)
        let due = scenario.state.due(at: CalendarDay("2026-05-01").end)
        #expect(due.map(\.rule) == ["reckon-costs"])
        scenario.now = "2026-05-01T00:00:01Z"
        try scenario.accept(due[0].command)
        #expect(shortfalls(scenario).first == "inTheatre-committed 2026-06 600.00 USD")
        #expect(scenario.refusal(of: due[0].command)?.kind == .alreadySo)
    }

    @Test func aLargeOperationIsReckonedWithinASecondInstead() throws {
        var scenario = try costing()
        for number in 0...500 {
            let id = try EntityID(wire: "c-\(number)")
            try scenario.accept(FundingExamples.pledge(id, money("1")), .reported(on: "2026-02-19"))
        }
        let events = try scenario.accept(
            FundingExamples.pledge("last", money("1")), .reported(on: "2026-02-19"))
        #expect(events.count == 1)
        let due = scenario.state.due(at: scenario.now)
        #expect(due.map(\.rule) == ["reckon-costs"])
        try scenario.accept(due[0].command)
        #expect(scenario.state.due(at: scenario.now).isEmpty)
        // The next one of the same day has an id of its own.
        try scenario.accept(FundingExamples.pledge("more", money("1")), .reported(on: "2026-02-19"))
        let next = scenario.state.due(at: scenario.now)
        #expect(next.count == 1 && next[0].command != due[0].command)
    }

    @Test func whatWasStatedLaterIsNotKnownEarlier() throws {
        var scenario = try costing()
        let before = scenario.now
        scenario.now = "2026-04-03T08:00:00Z"
        try scenario.accept(Self.taking(Self.strength(0, .withdrawn), at: 20))
        #expect(scenario.state.records.openShortfalls(at: .everything).isEmpty)
        #expect(scenario.state.records.openShortfalls(at: Moment(asOf: "2026-04-02", knownAt: nil)).count == 6)
        #expect(scenario.state.records.openShortfalls(at: Moment(asOf: nil, knownAt: before)).count == 6)
        #expect(scenario.state.records.openShortfalls(at: Moment(asOf: "2026-03-31", knownAt: nil)).isEmpty)
    }
}
