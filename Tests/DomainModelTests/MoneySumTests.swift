import DomainModel
import Foundation
import MessageSchema
import TestSupport
import Testing

@Suite("Sums of money")
struct MoneySumTests {
    private func record(_ id: EntityID, _ minor: Int128, _ currency: CurrencyCode = "USD") -> MoneySum.Record {
        let amount = Money(minor: minor, currency: currency)
        return MoneySum.Record(
            contribution: id, event: ExampleEvent.stamp(.decided).event, original: amount, counted: amount,
            basis: .known(.original))
    }

    @Test func theFigureIsThatOfItsRecords() {
        let sum = MoneySum(summing: "payments received", in: "USD", [record("a", 150), record("b", 25)])
        #expect(sum.amount.description == "1.75 USD")
        #expect(sum.count == 2)
        #expect(sum.statement == "payments received: 2 records, in USD")
    }

    @Test func anotherCurrencyIsLeftOutAndSaidSo() {
        let sum = MoneySum(summing: "payments received", in: "USD", [record("a", 150), record("b", 25, "EUR")])
        #expect(sum.minor == 150)
        #expect(sum.leftOut.map(\.contribution) == ["b"])
        #expect(sum.statement == "payments received: 1 record, in USD; 1 in another currency left out")
    }

    @Test func theSumOfSumsHoldsTheRecordsOfBoth() {
        var sum = MoneySum(summing: "payments received", in: "USD", [record("a", 150)])
        sum.add(MoneySum(summing: "payments received", in: "USD", [record("b", 25), record("c", 1, "EUR")]))
        #expect(sum.minor == 175)
        #expect(sum.leftOut.count == 1)
    }

    @Test func aSumBeyondWhatOneAmountMayBeIsWrittenAndRead() throws {
        let most: Int128 = 99_999_999_999_999_999
        let sum = MoneySum(summing: "pledges", in: "USD", (0..<20).map { _ in record("a", most) })
        #expect(sum.amount.amount == "19999999999999999.80")
        #expect(try JSONDecoder().decode(MoneySum.self, from: JSONEncoder().encode(sum)) == sum)
    }
}
