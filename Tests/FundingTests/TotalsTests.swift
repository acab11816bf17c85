import DomainModel
import Foundation
import FundingDomain
import MessageSchema
import TestSupport
import Testing

@Suite("What the contributions come to")
struct TotalsTests {
    /// USD 100 pledged, 80 committed, 30 paid by the USA; EUR 200 pledged and paid whole by the EU at other rates; an
    /// aircraft worth USD 50 by somebody unnamed.
    private func mixed() throws -> FundingRecords {
        var scenario = FundingExamples.accepted()
        try scenario.accept(FundingExamples.pledge("usa-1", money("100")), .reported(on: "2026-02-19"))
        try scenario.accept(
            FundingExamples.pledge("eu-1", by: .nation("EU"), money("200", "EUR"), stated: money("220")),
            .reported(on: "2026-02-19"))
        try scenario.accept(
            FundingExamples.pledge("gulf", by: .unnamed("a Gulf state", count: nil), kind: .inKind, money("50")),
            .reported(on: "2026-02-20"))
        try scenario.accept(FundingExamples.commit(money("80")), .decided(on: "2026-03-01"))
        try scenario.accept(FundingExamples.commit(nil, of: "eu-1"), .decided(on: "2026-03-02"))
        try scenario.accept(FundingExamples.pay(money("30")), .decided(on: "2026-03-03"))
        try scenario.accept(
            FundingExamples.pay(money("200", "EUR"), of: "eu-1", rate: rate("1.05", "EUR", "USD")),
            .decided(on: "2026-03-04"))
        return scenario.state.records
    }

    @Test func everyTotalSaysWhatItSumsAndListsItsRecords() throws {
        let totals = try #require(try mixed().totals(at: .everything))
        #expect(totals.pledged.amount == money("370"))
        #expect(totals.committed.amount == money("300"))
        #expect(totals.paid.amount == money("240"))
        #expect(totals.outstanding.amount == money("50"))
        #expect(totals.uncommitted.amount == money("70"))
        #expect(totals.funding.amount == money("290"))
        #expect(totals.paid.statement == "payments received: 2 records, in USD")
        #expect(totals.paid.records.map(\.contribution) == ["eu-1", "usa-1"])
        #expect(totals.paid.records.map(\.payment) == ["p-1", "p-1"])
        #expect(totals.paid.records.map(\.original) == [money("200", "EUR"), money("30")])
        #expect(totals.outstanding.statement == "commitments less the payments towards them: 1 record, in USD")
    }

    @Test func pledgesAreInNoFundingTotal() throws {
        let totals = try #require(try FundingExamples.pledged().state.records.totals(at: .everything))
        #expect(totals.pledged.amount == money("10000000000"))
        for sum in [totals.committed, totals.paid, totals.outstanding, totals.funding] {
            #expect(sum.minor == 0)
            #expect(sum.records.isEmpty)
        }
        #expect(totals.pledged.statement.contains("no funding"))
        #expect(totals.funding.statement.contains("without pledges"))
    }

    @Test func totalsAreOfAMoment() throws {
        let records = try mixed()
        #expect(records.totals(at: on("2026-02-19"))?.pledged.count == 2)
        #expect(records.totals(at: on("2026-02-28"))?.committed.count == 0)
        #expect(records.totals(at: on("2026-03-03"))?.funding.amount == money("300"))
        #expect(records.totals(at: on("2026-03-04", knownAt: "2026-03-31T00:00:00Z"))?.pledged.count == 0)
    }

    @Test func moneyAndGoodsCanBeToldApart() throws {
        let records = try mixed()
        #expect(records.totals(at: .everything, kind: .inKind)?.pledged.amount == money("50"))
        #expect(records.totals(at: .everything, kind: .financial)?.pledged.amount == money("320"))
    }

    @Test func donorsAreNamedOnesByCodeThenUnnamedOnes() throws {
        let donors = try mixed().donors(at: .everything)
        #expect(
            donors.map(\.donor) == [.nation("EU"), .nation("USA"), .unnamed("a Gulf state", count: nil)])
        #expect(donors[1].totals.outstanding.amount == money("50"))
        #expect(donors[1].contributions.map(\.contribution) == ["usa-1"])
        #expect(donors[2].totals.funding.minor == 0)
    }

    @Test func withoutTheOperationsCurrencyThereIsNoTotal() {
        #expect(FundingRecords().totals(at: .everything) == nil)
        #expect(FundingRecords().donors(at: .everything).isEmpty)
    }

    @Test func anEventOfAnUnknownContributionIsKept() throws {
        var scenario = FundingExamples.accepted()
        scenario.given(
            .contributionPaid(
                ContributionPaid(
                    contribution: "lost", payment: "p-1", amount: money("5"),
                    counted: ConvertedMoney(amount: money("5"), basis: .known(.original)))),
            .reported(on: "2026-03-01"))
        let records = scenario.state.records
        #expect(records.totals(at: .everything)?.paid.amount == money("5"))
        #expect(records.donors(at: .everything).map(\.donor) == [nil])
        #expect(records.standing(of: "lost", at: .everything)?.notEvidenced == [.pledged, .committed])
        #expect(records.contributions["lost"]?.exists(at: on("2026-02-28")) == false)
        #expect(records.contributions["lost"]?.exists(at: on("2026-03-01")) == true)
    }

    @Test func anAmountCountedInAnotherCurrencyIsLeftOutAndSaidSo() {
        var scenario = FundingExamples.accepted()
        scenario.given(
            .contributionPaid(
                ContributionPaid(
                    contribution: "lost", payment: "p-1", amount: money("5", "EUR"),
                    counted: ConvertedMoney(amount: money("5", "EUR"), basis: .known(.original)))))
        let paid = scenario.state.records.totals(at: .everything)?.paid
        #expect(paid?.minor == 0)
        #expect(paid?.leftOut.count == 1)
        #expect(paid?.statement == "payments received: 0 records, in USD; 1 in another currency left out")
    }

    @Test func theShareOfAFullyPaidCommitmentLeavesNoRemainderAndHugeOnesDoNotOverflow() throws {
        var scenario = FundingExamples.accepted()
        let whole = money("999999999999999.999", "KWD")
        try scenario.accept(
            FundingExamples.pledge("kwt", by: .nation("KWT"), whole, stated: money("999999999999999.99")),
            .reported(on: "2026-02-19"))
        try scenario.accept(FundingExamples.commit(nil, of: "kwt"), .decided(on: "2026-03-01"))
        try scenario.accept(
            FundingExamples.pay(money("333333333333333.333", "KWD"), of: "kwt", stated: money("1")),
            .decided(on: "2026-03-02"))
        let totals = try #require(scenario.state.records.totals(at: .everything))
        #expect(totals.outstanding.amount == money("666666666666666.66"))
    }

    @Test func aSumSurvivesJSONWithItsStatement() throws {
        let sum = try #require(try mixed().totals(at: .everything)).paid
        let bytes = try JSONEncoder().encode(sum)
        #expect(try JSONDecoder().decode(MoneySum.self, from: bytes) == sum)
        let json = try JSONParser().parse(Array(bytes))
        #expect(json["statement"] == "payments received: 2 records, in USD")
        #expect(json["amount"] == "240.00")
    }
}
