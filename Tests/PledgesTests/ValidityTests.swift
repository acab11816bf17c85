import DomainModel
import HashTreeCollections
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

/// A pledge lapses after twelve months and must then be renewed every six (UN PCRS; DOMAIN.md section 2, pledges).
@Suite struct ValidityTests {
    /// The lapses that are due on a day are carried out, as the service does.
    private func live(_ scenario: inout PledgesScenario, to day: CalendarDay) throws {
        scenario.now = day.start
        for due in scenario.state.due(at: scenario.now) { try scenario.accept(due.command, .decided(on: .day(due.on))) }
    }

    private func renewal(_ lines: [EntityID]? = nil) -> PledgesCommand {
        .pledgeRenewal(PledgeRenewal(pledge: "idn-1", lines: lines))
    }

    @Test func anOfferLapsesTheDayAfterTwelveMonths() throws {
        var scenario = try PledgesScenario.announced()
        #expect(scenario.state.due(at: "2027-02-19T23:59:59Z").isEmpty)
        let due = scenario.state.due(at: "2027-02-20T00:00:00Z")
        #expect(due.map(\.rule) == ["lapse"])
        #expect(due.map(\.on) == ["2027-02-20"])
        #expect(try due.first?.id(in: Controls.operation).wire == "lapse:isf-gaza:pledge:idn-1:2027-02-20")
        try live(&scenario, to: "2027-03-05")
        #expect(scenario.stage(on: "2027-02-19") == .announced)
        #expect(scenario.stage(on: "2027-02-20") == .expired)
        #expect(scenario.state.due(at: scenario.now).isEmpty)
        #expect(try scenario.refusal(of: #require(due.first).command)?.kind == .notAllowed)
    }

    @Test(arguments: [LineStage.committed, .ready, .inTheatre])
    func whatRestsOnAnAgreementDoesNotLapse(_ stage: LineStage) throws {
        let scenario = try PledgesScenario.decided(up: stage)
        #expect(scenario.state.due(at: "2030-01-01T00:00:00Z").isEmpty)
        let refusal = scenario.refusal(of: renewal())
        #expect(refusal?.kind == .notAllowed)
        #expect(refusal?.detail.contains("committed does not lapse") == true)
        #expect(scenario.refusal(of: renewal(["inf"]))?.pointers == ["/lines/0"])
    }

    @Test func whatIsOnHoldFromAnOfferLapsesAndFromACommitmentDoesNot() throws {
        var offered = try PledgesScenario.announced()
        try offered.accept(Examples.step(to: .onHold), .decided(on: "2026-03-17"))
        #expect(offered.state.due(at: "2027-02-20T00:00:00Z").count == 1)
        var committed = try PledgesScenario.decided(up: .committed)
        try committed.accept(Examples.step(to: .onHold), .decided(on: "2026-03-17"))
        #expect(committed.state.due(at: "2027-02-20T00:00:00Z").isEmpty)
    }

    @Test func aRenewalInTimeHoldsForSixMonthsAndNeverShortens() throws {
        var scenario = try PledgesScenario.announced()
        try scenario.accept(renewal(), .decided(on: "2026-04-01"))
        #expect(scenario.state.due(at: "2027-02-20T00:00:00Z").count == 1)
        try scenario.accept(renewal(), .reported(on: "2027-02-01").learned("2026-04-01T08:00:00Z"))
        #expect(scenario.state.due(at: "2027-08-01T00:00:00Z").isEmpty)
        #expect(scenario.state.due(at: "2027-08-02T00:00:00Z").map(\.on) == ["2027-08-02"])
        #expect(scenario.refusal(of: renewal(), .decided(on: "2026-04-01"))?.kind == .alreadySo)
    }

    @Test func aRenewalAfterTheLapseTakesLinesBackAndTheyLapseAgain() throws {
        var scenario = try PledgesScenario.announced()
        try scenario.accept(Examples.step(to: .assessed), .decided(on: "2026-03-01"))
        try live(&scenario, to: "2027-02-20")
        try scenario.accept(renewal(), .decided(on: "2027-03-10"))
        #expect(scenario.stage(on: "2027-03-09") == .expired)
        #expect(scenario.stage(on: "2027-03-10") == .assessed)
        try live(&scenario, to: "2027-09-11")
        #expect(scenario.stage(on: "2027-09-10") == .assessed)
        #expect(scenario.stage(on: "2027-09-11") == .expired)
    }

    @Test func aRenewalThatIsRecordedLateMakesTheLapseNotHold() throws {
        var scenario = try PledgesScenario.announced()
        try live(&scenario, to: "2027-02-20")
        let lapsed = Instant(microseconds: scenario.now.microseconds - 1)
        try scenario.accept(renewal(), .reported(on: "2027-01-15"))
        #expect(scenario.stage(on: "2027-02-20") == .announced)
        let line = try #require(scenario.state.records.pledges["idn-1"]?.lines["inf"])
        #expect(line.stage(at: Moment(asOf: "2027-02-20", knownAt: lapsed)) == .known(.expired))
        #expect(scenario.state.due(at: "2027-07-16T00:00:00Z").map(\.on) == ["2027-07-16"])
    }

    @Test func aCommitmentThatIsRecordedLateMakesTheLapseNotHold() throws {
        var scenario = try PledgesScenario.announced()
        try live(&scenario, to: "2027-02-20")
        try scenario.accept(
            Examples.step(to: .committed, lines: [LineSelection(line: "inf")]), .reported(on: "2026-06-01"))
        #expect(scenario.stage(on: "2027-03-01") == .committed)
        #expect(scenario.state.due(at: "2028-01-01T00:00:00Z").isEmpty)
    }

    @Test func aWeaklySourcedRenewalRenewsNothing() throws {
        var scenario = try PledgesScenario.announced()
        try scenario.accept(renewal(), .reported(on: "2027-02-01", grade: "E5").learned("2026-04-01T08:00:00Z"))
        #expect(scenario.state.due(at: "2027-02-20T00:00:00Z").count == 1)
    }

    @Test func aRenewalNamesLinesThatAreThere() throws {
        let scenario = try PledgesScenario.announced()
        #expect(scenario.refusal(of: renewal(["x"]))?.pointers == ["/lines/0"])
        #expect(scenario.refusal(of: renewal(["inf", "inf"]))?.pointers == ["/lines/1"])
        #expect(scenario.refusal(of: renewal(), .decided(on: "2026-02-18"))?.kind == .notAllowed)
        #expect(
            scenario.refusal(of: .pledgeRenewal(PledgeRenewal(pledge: "idn-9")))?.kind == .unknownEntity)
    }

    @Test func aPartLapsesWithTheOfferThatItComesFrom() throws {
        var scenario = try PledgesScenario.announced()
        try scenario.accept(Examples.step(to: .assessed, lines: [Examples.part(10)]), .decided(on: "2026-06-01"))
        try live(&scenario, to: "2027-02-20")
        #expect(scenario.stage("inf-a", on: "2027-02-20") == .expired)
        #expect(scenario.stage("inf", on: "2027-02-20") == .expired)
        #expect(scenario.total(on: "2027-02-20").best == 800)
    }

    @Test func linesOfOnePledgeLapseEachOnItsOwnDay() throws {
        var scenario = try PledgesScenario.announced()
        try scenario.accept(
            .lineAddition(LineAddition(pledge: "idn-1", lines: [Examples.line("med", 50)])), .decided(on: "2026-05-10"))
        let due = scenario.state.due(at: "2027-06-01T00:00:00Z")
        #expect(due.map(\.on) == ["2027-02-20", "2027-05-11"])
        try live(&scenario, to: "2027-06-01")
        #expect(scenario.stage("med", on: "2027-05-10") == .announced)
        #expect(scenario.stage("med", on: "2027-05-11") == .expired)
    }
}
