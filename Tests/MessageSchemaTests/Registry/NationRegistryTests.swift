import MessageSchema
import Testing

@Suite("Nations and organisations")
struct NationRegistryTests {
    @Test(
        "A nation is found by code, name or nearly so",
        arguments: [
            ("IDN", "IDN"), ("idn", "IDN"), ("ID", "IDN"), ("Indonesia", "IDN"), ("Indonesa", "IDN"), ("UK", "GBR"),
            ("United Kingdom", "GBR"), ("Great Britain", "GBR"), ("Kosovo", "XKX"), ("XK", "XKX"), ("Tailand", "THA"),
            ("Turkiye", "TUR"), ("Turkey", "TUR"), ("turkei", "TUR"), ("Cote d'Ivoire", "CIV"), ("Ivory Coast", "CIV"),
            ("USA", "USA"), ("U.S.A.", "USA"), ("the Netherlands", "NLD"), ("Holland", "NLD"), ("GER", "DEU"),
            ("Arab League", "LAS"), ("European Union", "EU"), ("eu", "EU"), ("Nato", "NATO"), ("United Nations", "UN"),
            ("Board of Peace", "BOP"), ("Emirates", "ARE"), ("Saudi", "SAU"), ("DRC", "COD"), ("Kazakstan", "KAZ"),
            ("Jordon", "JOR"), ("Azerbaijn", "AZE"), ("Paelstine", "PSE"),
        ])
    func findsNearest(_ text: String, _ code: String) {
        #expect(NationRegistry.nearest(to: text).first?.code == code)
    }

    @Test("An exact answer stands alone but for those that contain it as a word")
    func givesExactAlone() {
        #expect(NationRegistry.nearest(to: "IDN").map(\.code) == ["IDN"])
        #expect(NationRegistry.nearest(to: "ID").map(\.code) == ["IDN"])
        #expect(NationRegistry.nearest(to: "Sudan").map(\.code) == ["SDN", "SSD"])
        #expect(Set(NationRegistry.nearest(to: "Korea").map(\.code)) == ["KOR", "PRK"])
    }

    @Test("What is near nothing has no answer", arguments: ["", "   ", "!!!", "Atlantis and beyond", "qqqqqqqq"])
    func findsNothing(_ text: String) {
        #expect(NationRegistry.nearest(to: text).isEmpty)
    }

    @Test("The limit is kept")
    func keepsLimit() {
        #expect(NationRegistry.nearest(to: "Saint", limit: 2).count == 2)
        #expect(NationRegistry.nearest(to: "Saint", limit: 0).isEmpty)
    }

    @Test("Codes are met exactly", arguments: ["IDN", "XKX", "EU", "UN", "NATO", "LAS", "BOP", "AFG", "ZWE", "ABW"])
    func looksUp(_ code: String) {
        #expect(NationRegistry.entry(for: code)?.code == code)
        #expect(NationRegistry.entry(for: code.lowercased()) == nil)
    }

    @Test("What is no code has no entry", arguments: ["", "ZZZ", "ID", "AAA", "Indonesia", "XXX", "GER"])
    func looksUpNothing(_ code: String) {
        #expect(NationRegistry.entry(for: code) == nil)
    }

    @Test("The list is sorted, complete and without repetition")
    func isSound() {
        let codes = NationRegistry.all.map(\.code)
        #expect(codes == codes.sorted())
        #expect(Set(codes).count == 255)
        #expect(
            NationRegistry.all.filter { $0.kind == .organisation }.map(\.code) == ["BOP", "EU", "LAS", "NATO", "UN"])
        for entry in NationRegistry.all {
            #expect(!entry.name.isEmpty)
            #expect((entry.alpha2?.count == 2) == (entry.kind == .nation), "\(entry.code)")
            #expect(entry.aliases.allSatisfy { !$0.isEmpty && $0 != entry.name })
            #expect(NationRegistry.nearest(to: entry.name).first == entry)
            #expect(NationRegistry.entry(for: entry.code) == entry)
        }
    }
}
