import MessageSchema
import TestSupport
import Testing

@Suite("Quantities")
struct QuantityTests {
    @Test func theFormsAreAnObjectANumberAndUnknown() throws {
        try expectJSON(Quantity.unknown, "unknown")
        try expectJSON(8 as Quantity, ["low": 8, "best": 8, "high": 8])
        try expectJSON(
            Quantity.of(best: 8000, high: 8000, wording: "up to 8,000"),
            ["best": 8000, "high": 8000, "wording": "up to 8,000"])
        try expectJSON(Quantity.of(low: 70, best: 70), ["low": 70, "best": 70])
    }

    @Test func aPlainNumberIsExact() throws {
        #expect(refusal(Quantity.self, "0") == nil)
        #expect(refusal(Quantity.self, "1000000000") == nil)
        #expect(try Quantity.exactly(5) == 5)
    }

    @Test(arguments: [
        ("-1", "0 to 1000000000"), ("1000000001", "0 to 1000000000"), ("1.5", "a whole number"),
        ("1e30", "a whole number"),
        ("true", "a whole number"), ("null", "a whole number"), ("[]", "a whole number"), (#""many""#, "\"unknown\""),
        (#""Unknown""#, "\"unknown\""), ("{}", "at least one of low, best and high"),
        (#"{"wording": "many"}"#, "at least one of low, best and high"),
        (#"{"low": 5, "best": 4}"#, "5, 4"), (#"{"best": 5, "high": 4}"#, "low, then best, then high"),
        (#"{"low": 5, "high": 4}"#, "low, then best, then high"), (#"{"best": -1}"#, "0 to 1000000000"),
        (#"{"high": 1000000001}"#, "0 to 1000000000"),
    ])
    func whatIsNoQuantityIsRefusedWithWhatIsAllowed(json: String, word: String) {
        let found = refusal(Quantity.self, json)
        #expect(found?.contains(word) == true, "\(found ?? "accepted")")
        #expect(found?.hasPrefix("/0") == true)
    }

    @Test func theHeadlineIsTheBestElseTheHighElseTheLow() {
        #expect(Quantity.of(low: 1, best: 2, high: 3).figures?.headline == 2)
        #expect(Quantity.of(low: 1, high: 3).figures?.headline == 3)
        #expect(Quantity.of(low: 1).figures?.headline == 1)
        #expect(Quantity.unknown.figures == nil)
    }
}
