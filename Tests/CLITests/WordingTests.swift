import MessageSchema
import Testing

@testable import MusterCLI

@Suite("Values in words")
struct WordingTests {
    @Test(
        "a quantity says what is known of it and no more",
        arguments: [
            (Quantity.unknown, "unknown"),
            (try Quantity.exactly(8_000), "8,000"),
            (.known(try .init(best: 8_000, high: 8_000)), "up to 8,000"),
            (.known(try .init(low: 70, best: 70)), "at least 70"),
            (.known(try .init(high: 8_000)), "at most 8,000"),
            (.known(try .init(low: 1, best: 2, high: 3)), "2 (1–3)"),
            (.known(try .init(best: 10_000, wording: "about 10,000")), "about 10,000"),
        ])
    func quantities(_ quantity: Quantity, _ words: String) {
        #expect(Wording.quantity(quantity) == words)
    }

    @Test("an amount has separators, and its minor units only where there are any")
    func amounts() {
        #expect(Wording.amount("7000000000.00", "USD") == "USD 7,000,000,000")
        #expect(Wording.amount("12.50", "USD") == "USD 12.50")
        #expect(Wording.amount("0.00", "USD") == "USD 0")
    }

    @Test("numbers are grouped in threes", arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (-12_345, "−12,345")])
    func numbers(_ value: Int, _ words: String) {
        #expect(Wording.number(value) == words)
    }
}
