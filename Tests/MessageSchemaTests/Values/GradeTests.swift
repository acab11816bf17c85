import MessageSchema
import TestSupport
import Testing

@Suite("Grades and sources")
struct GradeTests {
    private static let all = "ABCDEF".flatMap { letter in (1...6).map { "\(letter)\($0)" } }

    @Test(arguments: all)
    func everyLetterWithEveryDigitIsAGrade(text: String) throws {
        try expectRoundTrip(Grade.self, text)
        let moves = "ABC".contains(text.prefix(1)) && "123".contains(text.suffix(1))
        #expect(try Grade(wire: text).movesValues == moves)
    }

    @Test(arguments: ["", "B", "2", "2B", "b2", "G1", "A0", "A7", "A12", "B①", "B２", "B2\u{301}", "B 2"])
    func anythingElseIsNoGrade(text: String) {
        expectRefused(Grade.self, text, naming: ["A to F", "1 to 6", "B2"])
    }

    @Test func credibilityComesBeforeReliability() throws {
        let ordered = try (1...6).flatMap { digit in try "ABCDEF".map { try Grade(wire: "\($0)\(digit)") } }
        for (index, better) in ordered.enumerated() {
            #expect(!better.outranks(better))
            for worse in ordered[(index + 1)...] {
                #expect(better.outranks(worse))
                #expect(!worse.outranks(better))
            }
        }
    }

    @Test func independenceGoesByThePublishersName() {
        func name(_ publisher: Text) -> String? {
            Source(publisher: publisher, published: "2026-02-19", grade: "B2").independentName
        }
        #expect(name("Financial  Times") == name("FINANCIAL TIMES"))
        #expect(name("The Financial Times") == name("FinancialTimes"))
        #expect(name("Al Jazeera") == name("al-Jazeera."))
        #expect(name("Folha de São Paulo") == name("Folha de Sao Paulo"))
        #expect(name("www.reuters.com") == name("Reuters"))
        #expect(name("Xinhua") != name("AA"))
        #expect(name("press, unnamed") == nil)
    }

    @Test func aSourceSurvivesJSON() throws {
        let source = Source(
            publisher: "Xinhua", title: "Resolution adopted", published: "2025-11", address: "https://example.org",
            grade: "A1")
        try expectJSON(
            source,
            [
                "publisher": "Xinhua", "title": "Resolution adopted", "published": "2025-11",
                "address": "https://example.org", "grade": "A1",
            ])
    }

    @Test func provenanceIsDecidedWithoutSourcesUnlessItSaysOtherwise() throws {
        try expectJSON(Provenance(basis: .decided), ["basis": "decided"])
        #expect(refusal(Provenance.self, "{}") == nil)
        try expectJSON(
            Provenance(
                basis: .reported, sources: [Source(publisher: "AA", published: "2025-11-29", grade: "B2")]),
            [
                "basis": "reported",
                "sources": [["publisher": "AA", "published": "2025-11-29", "grade": "B2"]],
            ])
    }

    @Test func theBestSourceIsTheBetterGradedThenTheLaterPublished() {
        let sources = [("C2", "2026-02-20"), ("B2", "2026-02-18"), ("B2", "2026-02-19"), ("A3", "2026-02-21")]
            .map {
                Source(publisher: "p", published: EffectiveDate(stringLiteral: $1), grade: Grade(stringLiteral: $0))
            }
        #expect(Provenance(basis: .reported, sources: sources).best == sources[2])
        #expect(Provenance(basis: .reported, sources: sources.reversed()).best == sources[2])
        #expect(Provenance(basis: .decided).best == nil)
    }
}
