import DomainModel
import FundingDomain
import MessageSchema
import TestSupport
import Testing

@Suite("Counting an amount in the operation's currency")
struct ConversionTests {
    private func counted(
        _ amount: Money, rate: ExchangeRate? = nil, stated: Money? = nil
    ) throws -> ConvertedMoney? {
        var scenario = FundingExamples.accepted()
        let events = try scenario.accept(
            FundingExamples.pledge("usa-1", amount, rate: rate, stated: stated), .reported(on: "2026-02-19"))
        guard case .contributionPledged(let pledged) = events.first else { return nil }
        return pledged.counted
    }

    @Test func theOriginalCurrencyCountsAsItIs() throws {
        let same = ConvertedMoney(amount: money("5.25"), basis: .known(.original))
        #expect(try counted(money("5.25")) == same)
        #expect(try counted(money("5.25"), stated: money("5.25")) == same)
        #expect(try counted(money("5.25"), rate: rate("1", "USD", "USD")) == same)
    }

    @Test func whatTheSourceStatesCountsBeforeARate() throws {
        let eurToUSD = rate("1.0837", "EUR", "USD")
        #expect(
            try counted(money("100", "EUR"), stated: money("110"))
                == ConvertedMoney(amount: money("110"), basis: .known(.stated)))
        #expect(
            try counted(money("100", "EUR"), rate: eurToUSD, stated: money("110"))
                == ConvertedMoney(amount: money("110"), basis: .known(.stated), rate: eurToUSD))
    }

    @Test func aRateConverts() throws {
        let eurToUSD = rate("1.0837", "EUR", "USD")
        #expect(
            try counted(money("100", "EUR"), rate: eurToUSD)
                == ConvertedMoney(amount: money("108.37"), basis: .known(.converted), rate: eurToUSD))
        #expect(try counted(money("1000", "JPY"), rate: rate("0.0066", "JPY", "USD"))?.amount == money("6.60"))
        #expect(try counted(money("1.005", "KWD"), rate: rate("3.25", "KWD", "USD"))?.amount == money("3.27"))
    }

    @Test func whatCannotBeCountedIsRefusedWithTheRemedy() {
        let cases: [(Money, ExchangeRate?, Money?, String, String)] = [
            (money("1", "EUR"), nil, nil, "/rate", "give `rate` from EUR to USD"),
            (money("1", "EUR"), nil, money("1", "GBP"), "/stated", "USD"),
            (money("1", "EUR"), rate("1", "USD", "EUR"), nil, "/rate", "needed from EUR to USD"),
            (money("1", "EUR"), rate("1", "EUR", "GBP"), nil, "/rate", "needed from EUR to USD"),
            (money("1"), nil, money("2"), "/stated", "leave `stated` out"),
            (money("1"), rate("2", "USD", "USD"), nil, "/rate", "leave `rate` out"),
            (
                money("999999999999999", "EUR"), rate("999999999999", "EUR", "USD"), nil, "/rate",
                "check the rate's direction"
            ),
        ]
        for (amount, rate, stated, pointer, remedy) in cases {
            let refusal = FundingExamples.accepted()
                .refusal(
                    of: FundingExamples.pledge("usa-1", amount, rate: rate, stated: stated), .reported(on: "2026-02-19")
                )
            #expect(refusal?.kind == .invalidContent)
            #expect(refusal?.pointers == [pointer])
            #expect(refusal?.detail.contains(remedy) == true, "\(refusal?.detail ?? "accepted")")
        }
    }

    @Test func commitmentsAndPaymentsAreCountedByTheSameRule() throws {
        var scenario = FundingExamples.accepted()
        try scenario.accept(
            FundingExamples.pledge("eu", by: .nation("EU"), money("200", "EUR"), stated: money("220")),
            .reported(on: "2026-02-19"))
        for command in [
            FundingExamples.commit(money("100", "EUR"), of: "eu"), FundingExamples.pay(money("1", "EUR"), of: "eu"),
        ] {
            let refusal = scenario.refusal(of: command, .reported(on: "2026-03-01"))
            #expect(refusal?.kind == .invalidContent)
            #expect(refusal?.pointers == ["/rate"])
        }
        try scenario.accept(
            FundingExamples.pay(money("1", "EUR"), of: "eu", rate: rate("1.1", "EUR", "USD")),
            .reported(on: "2026-03-01"))
        let totals = try #require(scenario.state.records.totals(at: .everything))
        #expect(totals.paid.amount == money("1.10"))
    }
}
