import DomainModel
import FundingDomain
import MessageSchema
import TestSupport
import Testing

@Suite("Budget lines and rates")
struct BudgetTests {
    private typealias Examples = FundingExamples

    @Test func aRateHoldsFromItsDateOnAndEarlierOnesStay() throws {
        var scenario = Examples.accepted()
        for (day, amount) in [
            ("2018-07-01", "1428"), ("2014-07-01", "1332"), ("2017-07-01", "1410"), ("2016-07-01", "1365"),
        ] as [(EffectiveDate, String)] {
            try scenario.accept(Examples.rate(money(amount)), .reported(on: day))
        }
        let table = CostTable(scenario.state.records, at: .everything, in: "USD")
        func rates(_ day: CalendarDay) -> [Money] { table.rates(on: day).map(\.value.perMonth) }
        #expect(rates("2014-06-30").isEmpty)
        #expect(rates("2014-07-01") == [money("1332")])
        #expect(rates("2017-06-30") == [money("1365")])
        #expect(rates("2018-06-30") == [money("1410")])
        #expect(rates("2026-03-01") == [money("1428")])
    }

    @Test func aLineInAnotherCurrencyCountsAtItsRate() throws {
        var scenario = Examples.accepted()
        let events = try scenario.accept(
            Examples.line("camps", money("1000", "EUR"), rate: rate("1.05", "EUR", "USD")), .decided(on: "2026-03-01"))
        guard case .budgetLineDefined(let defined) = events[0] else { throw ScenarioFailure("no line") }
        #expect(defined.counted?.amount == money("1050") && defined.counted?.basis == .known(.converted))
    }

    @Test func whatIsWrongWithALineOrARateIsSaidByItsField() throws {
        var scenario = try Examples.inAccount()
        try scenario.accept(Examples.rate(money("1428")), .decided(on: "2026-03-01"))
        let cases = [
            Refused(Examples.line("x", kind: .personnel, money("1")), .invalidContent, "/amount"),
            Refused(Examples.line("x", kind: .personnel, from: "2026-04"), .invalidContent, "/from"),
            Refused(Examples.line("x", kind: .personnel, until: "2026-04"), .invalidContent, "/until"),
            Refused(Examples.line("x", kind: .oneOff, money("1"), until: "2026-04"), .invalidContent, "/until"),
            Refused(Examples.line("x", money("1"), from: "2026-05", until: "2026-04"), .invalidContent, "/until"),
            Refused(Examples.line("x", money("0")), .invalidContent, "/amount"),
            Refused(Examples.line("x", stated: money("1")), .invalidContent, "/stated"),
            Refused(Examples.line("x", rate: rate("1.05", "EUR", "USD")), .invalidContent, "/rate"),
            Refused(Examples.line("x", money("1", "EUR")), .invalidContent, "/rate"),
            Refused(Examples.line("camps"), .alreadySo, "/budgetLine"),
            Refused(Examples.rate(money("1"), for: .police), .notAllowed, "/personnel"),
            Refused(Examples.rate(money("1"), id: "y", line: "camp"), .unknownEntity, "/budgetLine"),
            Refused(Examples.rate(money("1", "EUR"), id: "y"), .invalidContent, "/rate"),
            Refused(Examples.rate(money("1428")), .alreadySo, "/costRate"),
        ]
        for refused in cases { #expect(refused.fault(in: scenario) == nil) }
        let unknown = Scenario<FundingOperation>()
        for command in [Examples.line("x"), Examples.rate(money("1")), Examples.openAccount, Examples.goods()] {
            #expect(unknown.refusal(of: command)?.kind == .unknownOperation)
        }
    }
}
