import DomainModel
import FundingDomain
import MessageSchema
import TestSupport
import Testing

@Suite("Schedules, write-downs and cancellations")
struct BesideTheLadderTests {
    private typealias Examples = FundingExamples

    private func usa(_ scenario: Scenario<FundingOperation>, _ day: CalendarDay) throws -> ContributionStanding {
        try #require(scenario.state.records.standing(of: "usa-1", at: on(day)))
    }

    @Test func plannedAndActualAreCompared() throws {
        var scenario = try Examples.committed()
        try scenario.accept(
            Examples.schedule([
                ("second", "2026-05", money("30")), ("first", "2026-04-01", money("50")),
                ("third", "2026-07", money("20")),
            ]), .decided(on: "2026-03-02"))
        try scenario.accept(Examples.pay(money("60")), .decided(on: "2026-04-10"))
        let before = try #require(try usa(scenario, "2026-04-01").plan(by: "2026-04-01"))
        #expect(before.due == money("50") && before.overdue == money("50") && before.planned == money("100"))
        #expect(before.instalments.map(\.instalment.instalment) == ["first", "second", "third"])
        #expect(before.instalments.map(\.isOverdue) == [true, false, false])
        let may = try #require(try usa(scenario, "2026-05-31").plan(by: "2026-05-31"))
        #expect(may.due == money("80") && may.overdue == money("20"))
        #expect(may.instalments.map(\.paid) == [money("50"), money("10"), money("0")])
        let donor = try #require(scenario.state.records.donors(at: on("2026-05-31")).first)
        #expect(donor.fulfilment.paidPerDue == 7_500)
        #expect(donor.fulfilment.paidPerCommitted == 6_000)
        #expect(donor.fulfilment.committedPerPledged == 0)
        #expect(donor.fulfilment.withoutSchedule == 0)
    }

    @Test func aShareWithoutAnythingToCompareWithIsMissingAndRatesOfExchangeAreNoFailing() throws {
        var scenario = Examples.accepted()
        try scenario.accept(
            Examples.pledge("eu-1", by: .nation("EU"), money("300", "EUR"), stated: money("330")),
            .decided(on: "2026-02-19"))
        let pledged = try #require(scenario.state.records.donors(at: on("2026-02-19")).first).fulfilment
        #expect(pledged.paidPerDue == nil && pledged.paidPerCommitted == nil && pledged.committedPerPledged == 0)
        try scenario.accept(
            Examples.commit(money("200", "EUR"), of: "eu-1", stated: money("250")), .decided(on: "2026-03-01"))
        try scenario.accept(
            Examples.pay(money("100", "EUR"), of: "eu-1", stated: money("90")), .decided(on: "2026-03-02"))
        let fulfilment = try #require(scenario.state.records.donors(at: on("2026-03-02")).first).fulfilment
        #expect(fulfilment.paidPerCommitted == 5_000)
        #expect(fulfilment.committedPerPledged == 7_575)
        #expect(fulfilment.withoutSchedule == 1)
    }

    @Test func whatIsWrittenDownIsNoLongerToComeAndBecomesNoPledge() throws {
        var scenario = try Examples.committed()
        try scenario.accept(Examples.pay(money("30")), .decided(on: "2026-03-02"))
        try scenario.accept(Examples.writeDown(money("50")), .decided(on: "2026-03-05"))
        let standing = try usa(scenario, "2026-03-05")
        #expect(standing.outstanding == money("20") && standing.netCommitted == money("50"))
        #expect(standing.uncommitted == money("9999999900"))
        let totals = try #require(scenario.state.records.totals(at: on("2026-03-05")))
        #expect(totals.committed.amount == money("50") && totals.funding.amount == money("50"))
        #expect(totals.committed.omitted.map(\.counted) == [money("50")])
        #expect(totals.committed.statement.contains("1 cancelled or written down left out"))
        #expect(try usa(scenario, "2026-03-04").outstanding == money("70"))
        try scenario.accept(Examples.writeDown(money("0")), .decided(on: "2026-03-06"))
        #expect(try usa(scenario, "2026-03-06").outstanding == money("70"))
    }

    @Test func whatIsCancelledKeepsWhatIsPaidAndCanStandAgain() throws {
        var scenario = try Examples.committed()
        try scenario.accept(Examples.pay(money("30")), .decided(on: "2026-03-02"))
        try scenario.accept(Examples.cancel(), .decided(on: "2026-03-05"))
        let totals = try #require(scenario.state.records.totals(at: on("2026-03-05")))
        #expect(totals.pledged.minor == 0 && totals.uncommitted.minor == 0 && totals.outstanding.minor == 0)
        #expect(totals.committed.amount == money("30") && totals.funding.amount == money("30"))
        #expect(totals.pledged.omitted.map(\.reason) == [.cancelled])
        #expect(try usa(scenario, "2026-03-05").plan(by: nil) == nil)
        try scenario.accept(Examples.reinstate(), .decided(on: "2026-03-09"))
        let again = try #require(scenario.state.records.totals(at: on("2026-03-09")))
        #expect(again.outstanding.amount == money("70") && again.pledged.amount == money("10000000000"))
        #expect(scenario.state.records.totals(at: on("2026-03-08"))?.outstanding.minor == 0)
    }

    @Test func whatIsWrongIsSaidByItsField() throws {
        var scenario = try Examples.committed()
        try scenario.accept(Examples.pay(money("30")), .decided(on: "2026-03-02"))
        try scenario.accept(
            Examples.flow("sau-1", money("40"), by: .nation("SAU")), .decided(on: "2026-03-01"))
        let one: (EntityID, EffectiveDate, Money) = ("one", "2026-04", money("10"))
        try scenario.accept(Examples.schedule([one]), .decided(on: "2026-03-02"))
        let cases = [
            Refused(Examples.schedule([one], of: "usa-9"), .unknownEntity, "/contribution"),
            Refused(Examples.schedule([]), .invalidContent, "/instalments"),
            Refused(Examples.schedule([one, one]), .invalidContent, "/instalments/1/instalment"),
            Refused(Examples.schedule([("x", "2026-04", money("0"))]), .invalidContent, "/instalments/0/amount"),
            Refused(Examples.schedule([("x", "2026-04", money("1", "EUR"))]), .invalidContent, "/instalments/0/amount"),
            Refused(Examples.schedule([("x", "2026-04", money("41"))], of: "sau-1"), .notAllowed, "/instalments"),
            Refused(Examples.schedule([one]), .alreadySo, "/contribution"),
            Refused(Examples.writeDown(money("1"), of: "usa-9"), .unknownEntity, "/contribution"),
            Refused(Examples.writeDown(money("1", "EUR")), .invalidContent, "/amount"),
            Refused(Examples.writeDown(money("70.01")), .notAllowed, "/amount"),
            Refused(Examples.writeDown(money("1"), of: "sau-1"), .gateNotMet, "/contribution"),
            Refused(Examples.writeDown(money("0")), .alreadySo, "/contribution"),
            Refused(Examples.cancel("usa-9"), .unknownEntity, "/contribution"),
            Refused(Examples.reinstate("usa-9"), .unknownEntity, "/contribution"),
            Refused(Examples.reinstate(), .alreadySo, "/contribution"),
        ]
        for refused in cases { #expect(refused.fault(in: scenario) == nil) }
        try scenario.accept(Examples.cancel(), .decided(on: "2026-03-09"))
        let after = [
            Refused(Examples.cancel(), .alreadySo, "/contribution"),
            Refused(Examples.commit(money("90")), .notAllowed, "/contribution"),
            Refused(Examples.schedule([("x", "2026-04", money("5"))]), .notAllowed, "/contribution"),
            Refused(Examples.writeDown(money("1")), .notAllowed, "/contribution"),
            Refused(Examples.pay(money("1"), payment: "p-2"), .gateNotMet, "/reason"),
        ]
        for refused in after { #expect(refused.fault(in: scenario) == nil) }
    }

    @Test func whatComesLateHoldsOnLaterDaysAsWell() throws {
        var scenario = try Examples.committed()
        try scenario.accept(Examples.pay(money("80")), .decided(on: "2026-03-20"))
        let late = scenario.refusal(of: Examples.pay(money("30"), payment: "p-2"), .decided(on: "2026-03-10"))
        #expect(late?.kind == .gateNotMet && late?.detail.contains("2026-03-20") == true)
        let lower = scenario.refusal(of: Examples.commit(money("79")), .decided(on: "2026-03-10"))
        #expect(lower?.kind == .notAllowed && lower?.detail.contains("2026-03-20") == true)
        let down = scenario.refusal(of: Examples.writeDown(money("21")), .decided(on: "2026-03-10"))
        #expect(down?.kind == .notAllowed && down?.detail.contains("2026-03-20") == true)
        try scenario.accept(Examples.writeDown(money("20")), .decided(on: "2026-03-10"))
    }
}

@Suite("Conditions of donors")
struct ConditionTests {
    private typealias Examples = FundingExamples

    @Test func aConditionMayComeBeforeAnyContributionAndCoversThoseOfItsDonor() throws {
        var scenario = Examples.accepted()
        let events = try scenario.accept(Examples.condition(until: "2026-12"), .reported(on: "2026-02-01"))
        #expect(events.count == 1)
        try scenario.accept(Examples.pledge(), .reported(on: "2026-02-19"))
        let records = scenario.state.records
        let record = try #require(records.conditions["no-disarming"])
        #expect(record.covers("usa-1", of: .nation("USA")) && !record.covers("sau-1", of: .nation("SAU")))
        #expect(records.conditionsInForce(at: on("2026-01-31")).isEmpty)
        #expect(records.conditionsInForce(at: on("2026-12-31")).count == 1)
        #expect(records.conditionsInForce(at: on("2027-01-01")).isEmpty)
        try scenario.accept(Examples.lift(), .decided(on: "2026-03-01"))
        #expect(scenario.state.records.conditionsInForce(at: on("2026-03-01")).isEmpty)
        #expect(scenario.state.records.conditionsInForce(at: on("2026-02-28")).count == 1)
    }

    @Test func aReportTooWeakDeclaresNothingInForce() throws {
        var scenario = Examples.accepted()
        try scenario.accept(Examples.condition(), .reported(on: "2026-02-01", grade: "E5"))
        #expect(scenario.state.records.conditionsInForce(at: .everything).isEmpty)
    }

    @Test func whatIsWrongIsSaidByItsField() throws {
        var scenario = try Examples.committed()
        try scenario.accept(Examples.condition(), .decided(on: "2026-03-02"))
        let cases = [
            Refused(Examples.condition(), .alreadyExists, "/condition"),
            Refused(Examples.condition("c", refuses: nil), .invalidContent, ""),
            Refused(Examples.condition("c", refuses: []), .invalidContent, "/refusesTasks"),
            Refused(Examples.condition("c", refuses: ["a", "a"]), .invalidContent, "/refusesTasks/1"),
            Refused(Examples.condition("c", requires: []), .invalidContent, "/requires"),
            Refused(Examples.condition("c", from: "2026-05", until: "2026-04"), .invalidContent, "/until"),
            Refused(Examples.condition("c", contributions: ["usa-9"]), .unknownEntity, "/contributions/0"),
            Refused(
                Examples.condition("c", party: .nation("SAU"), contributions: ["usa-1"]), .notAllowed,
                "/contributions/0"),
            Refused(Examples.lift("c"), .unknownEntity, "/condition"),
            Refused(Examples.lift(), .notAllowed, "/condition", .decided(on: "2026-03-01")),
        ]
        for refused in cases { #expect(refused.fault(in: scenario) == nil) }
        try scenario.accept(Examples.condition("words", kind: .other, refuses: nil), .decided(on: "2026-03-02"))
        try scenario.accept(Examples.lift(), .decided(on: "2026-03-03"))
        #expect(Refused(Examples.lift(), .alreadySo, "/condition").fault(in: scenario) == nil)
    }
}
