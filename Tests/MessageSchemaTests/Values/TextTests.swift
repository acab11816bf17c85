import MessageSchema
import TestSupport
import Testing

@Suite("Texts")
struct TextTests {
    @Test(arguments: [
        "sample", "two\nlines\tand a tab", "“up to 8,000”", "👩🏽‍🚀🇮🇩", "e\u{301}", "قوة الاستقرار", "a\u{200B}b",
        String(repeating: "é", count: 4_000), String(repeating: "🇮", count: 4_000),
    ])
    func wordsOfAnyLanguageAreTaken(text: String) throws {
        try expectRoundTrip(Text.self, text)
    }

    @Test func combiningMarksAreKeptAsTheyCame() throws {
        let (composed, combined) = ("\u{E9}", "e\u{301}")
        #expect(Array(try Text(wire: composed).wire.utf8) == Array(composed.utf8))
        #expect(Array(try Text(wire: combined).wire.utf8) == Array(combined.utf8))
    }

    @Test func whiteSpaceAtBothEndsIsRemoved() throws {
        #expect(try Text(wire: " \n a b\u{A0}\u{2003}\t").wire == "a b")
    }

    @Test(arguments: ["", " ", "\n\t", "\u{A0}\u{2003}"])
    func anEmptyTextIsRefused(text: String) {
        let error = #expect(throws: InvalidValue.self) { try Text(wire: text) }
        #expect(error?.message.contains("leave the field out") == true)
    }

    @Test(arguments: [0x00, 0x07, 0x1B, 0x7F, 0x80, 0x9F] as [UInt32])
    func controlCharactersAreRefusedByName(code: UInt32) throws {
        let control = try #require(Unicode.Scalar(code))
        let found = #expect(throws: InvalidValue.self) { try Text(wire: "a\(control)b") }
        let name = "U+" + String(code, radix: 16, uppercase: true)
        #expect(found?.message.contains(name) == true)
        #expect(found?.message.contains("line breaks and tabs are allowed") == true)
    }

    @Test(arguments: [
        String(repeating: "a", count: 4_001), String(repeating: "e\u{301}", count: 2_001),
        String(repeating: "a", count: 100_000), String(repeating: "🇮🇩", count: 25_000),
    ])
    func moreThan4000CharactersAreRefused(text: String) {
        expectRefused(Text.self, text, naming: ["4000", "shorten it"])
    }

    @Test func theLimitCountsUnicodeCharactersAsTheSchemaDoes() throws {
        let text = String(repeating: "e\u{301}", count: 2_000)
        try expectRoundTrip(Text.self, text)
    }
}
