import DomainModel
import FundingDomain
import MessageSchema
import TestSupport
import Testing

@Suite("Goods, earmarks, and money that passes through")
struct FlowTests {
    private typealias Examples = FundingExamples

    private func totals(
        _ scenario: Scenario<FundingOperation>, _ day: CalendarDay = "2026-12-31"
    ) throws -> FundingTotals {
        try #require(scenario.state.records.totals(at: on(day)))
    }

    @Test func goodsWithoutAValueAreUnknownAndNoZero() throws {
        var scenario = Examples.accepted()
        let events = try scenario.accept(Examples.goods(quantity: 1), .reported(on: "2026-02-19"))
        #expect(events.count == 1)
        let standing = try #require(scenario.state.records.standing(of: "jor-1", at: .everything))
        #expect(standing.isUnvalued && standing.stage == .pledged && standing.kind == .known(.inKind))
        var sums = try totals(scenario)
        #expect(sums.pledged.count == 0 && sums.pledged.omitted.map(\.reason) == [.unvalued])
        #expect(sums.pledged.omitted.first?.counted == nil)
        #expect(sums.pledged.statement.hasSuffix("1 of unknown value left out"))
        try scenario.accept(
            Examples.goods(stage: .committed, agreement: "letters", revises: true), .decided(on: "2026-03-01"))
        try scenario.accept(Examples.goods(stage: .delivered, revises: true), .decided(on: "2026-03-09"))
        sums = try totals(scenario)
        #expect(sums.pledged.omitted.isEmpty && sums.paid.omitted.count == 1 && sums.funding.omitted.count == 1)
        #expect(scenario.state.records.standing(of: "jor-1", at: on("2026-03-08"))?.stage == .committed)
        #expect(scenario.state.records.donors(at: .everything).first?.fulfilment.unvalued == 1)
        // A value in whatever currency, once somebody gives it.
        try scenario.accept(
            Examples.pledge(
                "jor-1", by: .nation("JOR"), kind: .inKind, money("7.500", "JOD"), stated: money("10.58"),
                revises: true), .reported(on: "2026-04-01"))
        sums = try totals(scenario)
        #expect(sums.pledged.amount == money("10.58") && sums.paid.omitted.isEmpty)
        #expect(try totals(scenario, "2026-03-31").pledged.count == 0)
        #expect(scenario.state.records.means(at: .everything)?.withPledges == 0)
    }

    @Test func whatIsWrongWithGoodsIsSaidByItsField() throws {
        var scenario = try Examples.committed()
        try scenario.accept(Examples.goods(), .decided(on: "2026-03-02"))
        let cases = [
            Refused(Examples.goods(), .alreadyExists, "/contribution"),
            Refused(Examples.goods("jor-2", revises: true), .unknownEntity, "/contribution"),
            Refused(Examples.goods(by: .nation("EGY"), revises: true), .notAllowed, "/donor"),
            Refused(Examples.goods("usa-1", by: .nation("USA"), revises: true), .notAllowed, "/contribution"),
            Refused(Examples.goods("jor-2", quantity: 0), .invalidContent, "/quantity"),
            Refused(Examples.goods("jor-2", earmarkedFor: Earmark()), .invalidContent, "/earmarkedFor"),
            Refused(
                Examples.goods("jor-2", earmarkedFor: Earmark(budgetLine: "camps")), .unknownEntity,
                "/earmarkedFor/budgetLine"),
            Refused(Examples.goods("jor-2", stage: .committed, agreement: "x"), .gateNotMet, "/stage"),
            Refused(Examples.goods(stage: .committed, revises: true), .gateNotMet, "/agreement"),
            Refused(Examples.goods(stage: .delivered, revises: true), .gateNotMet, "/stage"),
            Refused(Examples.goods(revises: true), .alreadySo, "/contribution"),
        ]
        for refused in cases { #expect(refused.fault(in: scenario) == nil) }
        try scenario.accept(Examples.goods(stage: .delivered, revises: true), .reported(on: "2026-03-03"))
        #expect(scenario.state.records.standing(of: "jor-1", at: on("2026-03-03"))?.notEvidenced == [.agreement])
        try scenario.accept(Examples.cancel("jor-1"), .decided(on: "2026-03-04"))
        #expect(
            Refused(Examples.goods(stage: .committed, agreement: "x", revises: true), .notAllowed, "/contribution")
                .fault(in: scenario) == nil)
    }

    @Test func anEarmarkAndAParentAreChecked() throws {
        var scenario = try Examples.inAccount()
        try scenario.accept(Examples.flow("sau-1"), .decided(on: "2026-03-01"))
        try scenario.accept(Examples.flow("un-1", by: .nation("UN"), parent: "sau-1"), .decided(on: "2026-03-02"))
        let cases = [
            Refused(Examples.flow("x", earmarkedFor: Earmark()), .invalidContent, "/earmarkedFor"),
            Refused(
                Examples.flow("x", earmarkedFor: Earmark(budgetLine: "camp")), .unknownEntity,
                "/earmarkedFor/budgetLine"),
            Refused(Examples.flow("x", parent: "x"), .invalidContent, "/parent"),
            Refused(Examples.flow("x", parent: "sau-2"), .unknownEntity, "/parent"),
            Refused(Examples.flow("sau-1", money("90"), parent: "un-1", revises: true), .notAllowed, "/parent"),
            Refused(
                Examples.flow("un-1", by: .nation("UN"), parent: "usa-1", revises: true), .notAllowed, "/parent"),
        ]
        for refused in cases { #expect(refused.fault(in: scenario) == nil) }
        try scenario.accept(
            Examples.flow(
                "are-1", by: .nation("ARE"),
                earmarkedFor: Earmark(task: "train-police", budgetLine: "camps", nation: "EGY")),
            .decided(on: "2026-03-03"))
    }

    /// SAU commits 100 to the UN, which passes 30 on to the operation, of which 20 is paid.
    private func passedOn() throws -> Scenario<FundingOperation> {
        var scenario = Examples.accepted()
        try scenario.accept(Examples.flow("sau-un"), .decided(on: "2026-03-01"))
        try scenario.accept(Examples.commit(nil, of: "sau-un"), .decided(on: "2026-03-01"))
        try scenario.accept(
            Examples.flow("un-op", money("30"), by: .nation("UN"), parent: "sau-un"), .decided(on: "2026-03-02"))
        try scenario.accept(Examples.commit(nil, of: "un-op"), .decided(on: "2026-03-02"))
        try scenario.accept(Examples.pay(money("20"), of: "un-op"), .decided(on: "2026-03-03"))
        return scenario
    }

    @Test func moneyThatIsPassedOnIsCountedOnce() throws {
        var scenario = try passedOn()
        var sums = try totals(scenario)
        #expect(sums.pledged.amount == money("100") && sums.committed.amount == money("100"))
        #expect(sums.paid.amount == money("20") && sums.outstanding.amount == money("80"))
        #expect(sums.funding.amount == money("100"))
        #expect(sums.committed.records.map(\.contribution) == ["sau-un", "un-op"])
        #expect(sums.committed.records.map(\.counted) == [money("70"), money("30")])
        #expect(sums.committed.omitted.map(\.contribution) == ["sau-un"])
        #expect(sums.committed.omitted.first?.statement == "counted with what is passed on of it: `un-op`")
        // Once the donor has paid the organisation all of it, nothing is to come, wherever it lies.
        try scenario.accept(Examples.pay(money("100"), of: "sau-un"), .decided(on: "2026-03-04"))
        sums = try totals(scenario)
        #expect(sums.paid.amount == money("100") && sums.funding.amount == money("100"))
        #expect(sums.outstanding.minor == 0)
        // What the organisation gives beyond its parent is its own.
        try scenario.accept(
            Examples.flow("un-2", money("90"), by: .nation("UN"), parent: "sau-un"), .decided(on: "2026-03-05"))
        try scenario.accept(Examples.commit(nil, of: "un-2"), .decided(on: "2026-03-05"))
        sums = try totals(scenario)
        #expect(sums.committed.amount == money("120") && sums.funding.amount == money("120"))
        #expect(try totals(scenario, "2026-03-01").funding.amount == money("100"))
        let donors = scenario.state.records.donors(at: on("2026-12-31"))
        #expect(donors.reduce(0) { $0 + $1.totals.funding.minor } == 12_000)
    }

    @Test func threeHandsAreCountedOnceAndAChildWithoutItsParentStandsForItself() throws {
        var scenario = try passedOn()
        try scenario.accept(
            Examples.flow("ngo", money("25"), by: .unnamed("an NGO", count: nil), parent: "un-op"),
            .decided(on: "2026-03-04"))
        try scenario.accept(Examples.commit(nil, of: "ngo"), .decided(on: "2026-03-04"))
        #expect(try totals(scenario).funding.amount == money("100"))
        #expect(try totals(scenario).committed.amount == money("100"))
        try scenario.accept(Examples.flow("late", money("40"), parent: "sau-un"), .decided(on: "2026-02-01"))
        #expect(try totals(scenario, "2026-02-28").pledged.amount == money("40"))
    }

    @Test(arguments: [
        (FlowBoundary.internal, MoneySum.Reason.notIncoming), (.outgoing, .notIncoming), (.shared, .shared),
    ])
    func whatDoesNotComeInAsSuchIsInNoTotal(boundary: FlowBoundary, reason: MoneySum.Reason) throws {
        var scenario = try passedOn()
        try scenario.accept(Examples.flow("x", boundary: boundary), .decided(on: "2026-03-05"))
        try scenario.accept(Examples.commit(money("50"), of: "x"), .decided(on: "2026-03-05"))
        let sums = try totals(scenario)
        #expect(sums.funding.amount == money("100") && sums.pledged.amount == money("100"))
        #expect(sums.funding.omitted.first { $0.contribution == "x" }?.reason == reason)
        #expect(sums.funding.omitted.first { $0.contribution == "x" }?.counted == money("50"))
    }

    @Test func theSumsByCurrencyAreThoseOfTheRecords() throws {
        var scenario = try passedOn()
        try scenario.accept(
            Examples.pledge("eu-1", by: .nation("EU"), money("200", "EUR"), stated: money("220")),
            .decided(on: "2026-03-01"))
        let euros = try totals(scenario).pledged.given(in: "EUR")
        #expect(euros.amount == money("200", "EUR") && euros.count == 1)
        #expect(try totals(scenario).pledged.given(in: "USD").amount == money("100"))
    }
}
