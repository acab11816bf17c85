import MessageSchema
import TestSupport
import Testing

@Suite("Money and rates")
struct MoneyTests {
    private func rate(_ text: String, _ from: CurrencyCode, _ to: CurrencyCode) throws -> ExchangeRate {
        ExchangeRate(from: from, to: to, rate: try ExchangeRate.Rate(wire: text), date: "2026-02-19")
    }

    @Test(arguments: [
        ("USD", "12.5", "12.50", 1_250), ("USD", "0", "0.00", 0), ("USD", "0.01", "0.01", 1),
        ("USD", "007", "7.00", 700),
        ("JPY", "1000", "1000", 1_000), ("KWD", "1.005", "1.005", 1_005), ("KWD", "3", "3.000", 3_000),
        ("USD", "999999999999999.99", "999999999999999.99", 99_999_999_999_999_999),
    ])
    func anAmountHasTheDecimalsOfItsCurrency(code: String, text: String, canonical: String, minor: Int) throws {
        let amount = try Money(amount: text, currency: try CurrencyCode(wire: code))
        #expect(amount.minor == Int128(minor))
        #expect(amount.amount == canonical)
        #expect(amount.description == "\(canonical) \(code)")
        try expectJSON(amount, ["amount": .string(canonical), "currency": .string(code)])
        #expect(
            SchemaValidator(Money.schema)
                .findings(in: ["amount": .string(text), "currency": .string(code)]).isEmpty)
    }

    @Test(arguments: [
        ("JPY", "1.0", "JPY has 0 decimals"), ("USD", "1.005", "USD has 2 decimals"),
        ("KWD", "1.0005", "KWD has 3 decimals"), ("USD", "-1", "not negative"), ("USD", "1,000", "without separators"),
        ("USD", "1e3", "decimal"), ("USD", "", "decimal"), ("USD", ".5", "decimal"), ("USD", "5.", "decimal"),
        ("USD", "1000000000000000", "below 10^15"), ("USD", "0000000000000001", "below 10^15"),
        ("USD", "+1", "decimal"),
        ("USD", "１", "decimal"),
    ])
    func whatIsNoAmountIsRefused(code: String, text: String, word: String) throws {
        let currency = try CurrencyCode(wire: code)
        let error = #expect(throws: InvalidValue.self) { try Money(amount: text, currency: currency) }
        #expect(error?.message.contains(word) == true, "\(error?.message ?? "")")
        #expect(
            refusal(Money.self, #"{"amount": "\#(text)", "currency": "\#(code)"}"#)?.hasPrefix("/0/amount: ") == true)
    }

    @Test func anAmountIsAStringNeverANumber() {
        #expect(refusal(Money.self, #"{"amount": 12.5, "currency": "USD"}"#)?.hasPrefix("/0/amount: ") == true)
        #expect(refusal(Money.self, #"{"amount": "12.5"}"#) == "/0/currency: the field `currency` is required")
        #expect(refusal(Money.self, #"{"amount": "12.5", "currency": "USX"}"#)?.contains("nearest are") == true)
    }

    @Test(arguments: ["1", "1.0837", "0.000000000001", "999999999999.999999999999"])
    func aRateIsAPositiveDecimalInAString(text: String) throws {
        try expectRoundTrip(ExchangeRate.Rate.self, text)
    }

    @Test(arguments: ["", "0", "0.0", "-1", "1.", ".1", "1e2", "1000000000000", "0.0000000000001", "1,5"])
    func whatIsNoRateIsRefused(text: String) {
        expectRefused(ExchangeRate.Rate.self, text, naming: ["above zero", "1.0837"])
    }

    @Test(arguments: [
        ("EUR", "USD", "1.0837", "100.00", "108.37"), ("JPY", "USD", "0.0066", "1000", "6.60"),
        ("USD", "JPY", "151.5", "1.01", "153"), ("KWD", "USD", "3.25", "1.005", "3.27"),
        ("USD", "KWD", "0.3", "0.01", "0.003"), ("JPY", "KWD", "0.002", "1", "0.002"),
        // Halves to even: 0.005 and 0.025 down, 0.015 up, anything more than half up.
        ("EUR", "USD", "0.5", "0.01", "0.00"), ("EUR", "USD", "0.5", "0.03", "0.02"),
        ("EUR", "USD", "0.5", "0.05", "0.02"), ("EUR", "USD", "0.500000000001", "0.01", "0.01"),
        ("USD", "JPY", "1", "0.50", "0"), ("USD", "JPY", "1", "1.50", "2"), ("USD", "JPY", "1", "2.51", "3"),
    ])
    func aRateConvertsToTheMinorUnitHalvesToEven(
        from: String, to: String, text: String, amount: String, expected: String
    ) throws {
        let rate = try rate(text, try CurrencyCode(wire: from), try CurrencyCode(wire: to))
        let converted = try rate.convert(try Money(amount: amount, currency: rate.from))
        #expect(converted.description == "\(expected) \(to)")
    }

    @Test func aRateOfAnotherCurrencyIsRefused() throws {
        let rate = try rate("1.1", "EUR", "USD")
        let error = #expect(throws: InvalidValue.self) { try rate.convert(Money(amount: "1", currency: "GBP")) }
        #expect(error?.message.contains("give the rate from GBP") == true)
    }

    @Test(arguments: ["JPY", "USD", "KWD", "CLF"], ["JPY", "USD", "KWD", "CLF"])
    func hugeValuesAreRefusedOrConvertedAndNeverOverflow(from: String, to: String) throws {
        let (source, target) = (try CurrencyCode(wire: from), try CurrencyCode(wire: to))
        let amounts: [Int128] = [0, 1, 99_999_999_999_999, 9_999_999_999_999_999_999, .max, .min, -5]
        for text in ["0.000000000001", "1", "1000", "999999999999", "999999999999.999999999999"] {
            let rate = try rate(text, source, target)
            for minor in amounts {
                do throws(InvalidValue) {
                    let converted = try rate.convert(Money(minor: minor, currency: source))
                    #expect(converted.currency == target)
                    // What was converted can be sent: it is an amount again.
                    if converted.minor >= 0 {
                        #expect(try Money(amount: converted.amount, currency: target) == converted)
                    }
                } catch {
                    #expect(error.message.contains("check the rate's direction"))
                    #expect(minor.magnitude > 1_000)
                }
            }
        }
    }

    @Test func theLargestAmountAtOneIsItself() throws {
        let most = try Money(amount: "999999999999999.99", currency: "EUR")
        #expect(try rate("1", "EUR", "USD").convert(most).amount == most.amount)
        #expect(throws: InvalidValue.self) { try rate("1.000000000001", "EUR", "USD").convert(most) }
    }

    @Test func conversionAgreesWithArithmeticDoneAnotherWay() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2_000 {
            let scaled = UInt64.random(in: 1...9_999_999, using: &random)
            let minor = Int128(UInt64.random(in: 0...999_999_999, using: &random))
            let digits = String(scaled)
            let padded = String(repeating: "0", count: max(0, 7 - digits.count)) + digits
            let rate = try rate("\(padded.prefix(1)).\(padded.dropFirst())", "EUR", "USD")
            let product = minor * Int128(scaled)
            let (whole, rest) = product.quotientAndRemainder(dividingBy: 1_000_000)
            let expected = rest > 500_000 || (rest == 500_000 && whole % 2 == 1) ? whole + 1 : whole
            #expect(try rate.convert(Money(minor: minor, currency: "EUR")).minor == expected)
        }
    }
}
