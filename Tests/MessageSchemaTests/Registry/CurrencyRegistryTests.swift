import MessageSchema
import Testing

@Suite("Currencies")
struct CurrencyRegistryTests {
    @Test(
        "A currency knows its minor units",
        arguments: [
            ("USD", 2), ("EUR", 2), ("JPY", 0), ("KRW", 0), ("VND", 0), ("KWD", 3), ("JOD", 3), ("BHD", 3), ("TND", 3),
            ("CLF", 4), ("IDR", 2), ("ILS", 2),
        ])
    func knowsMinorUnits(_ code: String, _ units: Int) {
        #expect(CurrencyRegistry.entry(for: code)?.minorUnits == units)
    }

    @Test(
        "Withdrawn codes and those without minor units are unknown",
        arguments: ["DEM", "HRK", "XAU", "XDR", "XXX", "usd", ""])
    func refuses(_ code: String) {
        #expect(CurrencyRegistry.entry(for: code) == nil)
    }

    @Test(
        "A currency is found by code or name or nearly so",
        arguments: [
            ("usd", "USD"), ("US dollar", "USD"), ("US dollars", "USD"), ("Euro", "EUR"), ("euros", "EUR"),
            ("Rupiah", "IDR"), ("UDS", "USD"), ("Sterling", "GBP"), ("Jordanian dinar", "JOD"), ("sheqel", "ILS"),
        ])
    func findsNearest(_ text: String, _ code: String) {
        #expect(CurrencyRegistry.nearest(to: text).first?.code == code)
    }

    @Test("The list is sorted and without repetition")
    func isSound() {
        let codes = CurrencyRegistry.all.map(\.code)
        #expect(codes == Array(Set(codes)).sorted())
        #expect(codes.count == 165)
        #expect(CurrencyRegistry.all.allSatisfy { !$0.name.isEmpty && (0...4).contains($0.minorUnits) })
    }
}
