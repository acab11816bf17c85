import MessageSchema
import Testing

@Suite("Nearest words")
struct NearestMatchTests {
    @Test(
        "The distance counts insertions, deletions, substitutions and swaps",
        arguments: [
            ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "acb", 1),
            ("abc", "ab", 1), ("abc", "xabc", 1), ("kitten", "sitting", 3), ("unknwon", "unknown", 1), ("ca", "abc", 3),
        ])
    func measures(_ first: String, _ second: String, _ distance: Int) {
        #expect(NearestMatch.distance(first, second) == distance)
        #expect(NearestMatch.distance(second, first) == distance)
    }

    @Test(
        "Case, accents and punctuation do not count", arguments: ["head_count", "Head-Count", "HEADCOUNT", "héadcount"])
    func ignoresSpelling(_ text: String) {
        #expect(NearestMatch.of(text, in: ["account", "headcount"]).first == "headcount")
    }

    @Test("The nearest come first, equals in the order of their text, and few are given")
    func ordersAnswers() {
        #expect(
            NearestMatch.of("stage", in: ["stages", "stake", "stave", "stage", "age"]) == ["stage", "stages", "stake"])
        #expect(NearestMatch.of("stake", in: ["stage", "stave", "state"], limit: 2) == ["stage", "state"])
        #expect(NearestMatch.of("stake", in: ["stave", "state", "stage", "state"]) == ["stage", "state", "stave"])
    }

    @Test("The answer does not hang on the order of the vocabulary", arguments: 1...5)
    func isDeterministic(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let words = ["offered", "selected", "committed", "deployed", "inPlace", "withdrawn", "offers", "coffered"]
        #expect(NearestMatch.of("ofered", in: words.shuffled(using: &random)) == NearestMatch.of("ofered", in: words))
    }

    @Test("Far words are no answer", arguments: ["zzz", "", "?", "completely different"])
    func leavesOutFarWords(_ text: String) {
        #expect(NearestMatch.of(text, in: ["offered", "selected"]).isEmpty)
    }

    @Test("Enormous texts are answered at once")
    func boundsWork() {
        let text = String(repeating: "offered", count: 100_000)
        let words = (0..<200).map { String(repeating: "a", count: 190) + "\($0)" }
        #expect(NearestMatch.of(text, in: words).isEmpty)
    }
}
