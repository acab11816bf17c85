import DomainModel
import FundingDomain
import MessageSchema
import TestSupport
import Testing

/// Conditional contributions are examined again when the mandate changes (DOMAIN.md section 3).
@Suite struct ConditionStatementTests {
    private static func option(_ id: EntityID, _ tasks: [EntityID]) -> MandateEvent {
        .optionPutInForce(
            OptionPutInForce(
                option: id, assigned: tasks.map { AssignedTask(task: $0, ceiling: .known(.defenceOfMandate)) },
                assumes: []))
    }

    private static let narrow = option("narrow", ["patrol"])
    private static let full = option("full", ["patrol", "disarm-armed-groups"])

    private static func event(
        _ fact: MandateEvent, _ sequence: UInt64, _ circumstances: Circumstances = .decided
    ) -> RecordedEvent<MandateEvent> {
        ExampleEvent.recorded(fact, sequence: sequence, circumstances)
    }

    private func commands(
        for event: RecordedEvent<MandateEvent>, _ state: FundingOperation
    ) throws -> [FundingCommand] {
        let coder = EventCoder()
        let bytes = try coder.encode(event)
        let type = type(of: event.event.payload).type
        return try FundingOperation.reactions.filter { Swift.type(of: $0).answers.contains(type) }.flatMap {
            try $0.commands(forBytes: bytes, coder: coder, state: state).commands
        }
    }

    @discardableResult
    private func hear(
        _ fact: MandateEvent, _ sequence: UInt64, _ scenario: inout Scenario<FundingOperation>,
        _ circumstances: Circumstances = .decided
    ) throws -> [FundingEvent] {
        try commands(for: Self.event(fact, sequence, circumstances), scenario.state).flatMap {
            try scenario.accept($0, circumstances)
        }
    }

    private func left(_ scenario: Scenario<FundingOperation>, of contribution: EntityID = "usa-1") -> Availability? {
        (scenario.state.records.availability[contribution]?.availability ?? .known(.untouched)).term
    }

    /// USD 100 of the United States committed, under the condition that nobody is disarmed.
    private func conditional() throws -> Scenario<FundingOperation> {
        var scenario = try FundingExamples.committed()
        try scenario.accept(FundingExamples.condition(), .reported(on: "2026-02-01"))
        return scenario
    }

    @Test func anAssignmentSuspendsAndAnotherOneFreesWithTheClause() throws {
        var scenario = try conditional()
        #expect(try hear(Self.narrow, 2, &scenario).count == 1)
        #expect(left(scenario) == .untouched)
        let events = try hear(Self.full, 3, &scenario)
        let suspended = events.compactMap { event -> ContributionStatement? in
            if case .contributionSuspended(let fact) = event { fact.content } else { nil }
        }
        #expect(suspended.map(\.contribution) == ["usa-1"])
        #expect(suspended.first?.was == .known(.untouched))
        let clause = suspended.first?.clauses.first
        #expect(clause?.rule == "no-disarming")
        #expect(clause?.clauses.first?.wire.contains("disarm-armed-groups") == true)
        let freed = try hear(Self.narrow, 4, &scenario)
        #expect(freed.contains { if case .contributionAvailable = $0 { true } else { false } })
        #expect(left(scenario) == .untouched)
        #expect(try scenario.refolded() == scenario.state)
        #expect(try scenario.roundTripped() == scenario.state)
    }

    @Test func aPreconditionThatFailsSuspendsWhatRequiresIt() throws {
        var scenario = try FundingExamples.committed()
        try scenario.accept(
            FundingExamples.condition("truce", kind: .partyConsent, refuses: nil, requires: ["ceasefire"]),
            .reported(on: "2026-02-01"))
        #expect(left(scenario) == .undetermined)
        try hear(.precondition(Precondition(precondition: "ceasefire", title: "Ceasefire holds")), 2, &scenario)
        func find(_ status: PreconditionStatus, _ sequence: UInt64) throws {
            try hear(
                .preconditionFinding(PreconditionFinding(precondition: "ceasefire", status: .known(status))), sequence,
                &scenario)
        }
        try find(.met, 3)
        #expect(left(scenario) == .untouched)
        try find(.unmet, 4)
        #expect(left(scenario) == .suspended)
    }

    @Test func whatIsSuspendedIsInNoMoneyToComeAndPaidMoneyStays() throws {
        var scenario = try conditional()
        try scenario.accept(FundingExamples.pay(money("40")), .decided(on: "2026-03-05"))
        try hear(Self.full, 2, &scenario)
        let records = scenario.state.records
        #expect(records.withheld == ["usa-1"])
        let means = try #require(records.means(at: on("2026-04-01"), withholding: records.withheld))
        #expect(means.held == 4_000 && means.heldAndCommitted == 4_000)
        #expect(means.withPledges == 4_000)
        let all = try #require(records.means(at: on("2026-04-01")))
        #expect(all.heldAndCommitted == 10_000 && all.withheld == 0)
        #expect(means.withheld == all.withPledges - 4_000)
    }

    @Test func aSuspensionOpensAShortfallInTheSameDecision() throws {
        var scenario = try conditional()
        try scenario.accept(FundingExamples.rate(money("1")), .decided(on: "2026-01-01"))
        let group = StrengthGroup(
            stage: .known(.inTheatre), personnel: .known(.troops), lines: 1, unknown: 0, low: 5, best: 5, high: 5,
            openLow: 0, openHigh: 0)
        let strength = StrengthStatement(
            nation: "IDN", on: "2026-04-01", periods: [StrengthPeriod(from: "2026-04", groups: [group])])
        let origin = ForeignPosition(
            service: .known(.pledges), log: Controls.log(of: .pledges), epoch: .first, sequence: SequenceNumber(9))
        try scenario.accept(.strengthTaking(StrengthTaking(origin: origin, strength: strength)))
        func open() -> [String] {
            scenario.state.records.openShortfalls(at: .everything).map {
                "\($0.statement.strength)-\($0.statement.money)"
            }
        }
        #expect(open() == ["inTheatre-held", "nominal-held"])
        let events = try hear(Self.full, 2, &scenario)
        #expect(events.contains { if case .contributionSuspended = $0 { true } else { false } })
        #expect(events.contains { if case .shortfallOpened = $0 { true } else { false } })
        #expect(open().contains("inTheatre-committed") && open().contains("inTheatre-pledged"))
    }

    @Test func aConditionIsExaminedWhereItIsDeclaredLiftedAndWhereMoneyComesUnderIt() throws {
        var scenario = FundingExamples.accepted()
        try hear(Self.full, 2, &scenario)
        try scenario.accept(FundingExamples.condition(), .reported(on: "2026-02-01"))
        #expect(left(scenario) == .untouched)
        try scenario.accept(FundingExamples.pledge(), .reported(on: "2026-02-19"))
        #expect(left(scenario) == .suspended)
        try scenario.accept(FundingExamples.lift(), .decided(on: "2026-03-01"))
        #expect(left(scenario) == .untouched)
    }

    @Test func aConditionThatBeginsLaterIsExaminedOnItsDay() throws {
        var scenario = try FundingExamples.committed()
        try hear(Self.full, 2, &scenario)
        try scenario.accept(FundingExamples.condition(from: "2026-05-10"), .reported(on: "2026-02-01"))
        #expect(left(scenario) == .untouched && scenario.state.due(at: CalendarDay("2026-05-09").end).isEmpty)
        let due = scenario.state.due(at: CalendarDay("2026-05-10").end)
        try #require(due.count == 1)
        #expect(due.map(\.rule) == ["reckon-costs"])
        scenario.now = "2026-05-10T00:00:01Z"
        try scenario.accept(due[0].command)
        #expect(left(scenario) == .suspended)
    }

    @Test func aFactIsTakenInOnceAndInItsPlace() throws {
        var scenario = try conditional()
        try hear(Self.full, 7, &scenario)
        #expect(left(scenario) == .suspended)
        // Recorded before, and told late: it does not outrank what was recorded after it.
        try hear(Self.narrow, 3, &scenario)
        #expect(left(scenario) == .suspended)
        #expect(try commands(for: Self.event(Self.full, 7), scenario.state).isEmpty)
        #expect(try commands(for: Self.event(Self.narrow, 3), scenario.state).isEmpty)
    }

    @Test func aRetractionInMandateIsFollowed() throws {
        var scenario = try conditional()
        try hear(Self.narrow, 2, &scenario)
        try hear(Self.full, 3, &scenario)
        #expect(left(scenario) == .suspended)
        let event = Self.event(Self.full, 3).header.id
        try hear(
            .entryRetracted(
                EntryRetracted(
                    event: event, subject: "option/full", type: OptionPutInForce.type, reason: "read from a draft")), 4,
            &scenario)
        #expect(left(scenario) == .untouched)
    }
}
