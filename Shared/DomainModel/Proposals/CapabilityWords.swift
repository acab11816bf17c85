public import MessageSchema

/// The words of a capability, made comparable: in lower case, without filling words, each cut to a simple stem, in order
/// and each once. "Infantry battalions" and "infantry battalion" have the same.
public struct CapabilityWords: Hashable, Sendable {
    /// The stems, in text order.
    public let stems: [String]

    /// Takes the words of a text.
    public init(_ text: Text) {
        let words = text.wire.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
        stems = Set(words.filter { !Self.filling.contains($0) }.map(Self.stem)).sorted()
    }

    /// The stems that say what it is, rather than that it is a unit of some size.
    public var telling: [String] { stems.filter { !Self.sizes.contains($0) } }

    private static let filling: Set<String> = [
        "a", "an", "and", "for", "in", "including", "of", "or", "the", "to", "with",
    ]
    private static let sizes: Set<String> = [
        "battalion", "battery", "brigade", "company", "contingent", "detachment", "element", "force", "group",
        "platoon",
        "regiment", "section", "squadron", "team", "troop", "unit",
    ]

    /// English endings only, and only those that hardly ever change the sense: plurals, -ing, and -ised for -ized.
    private static func stem(_ word: String) -> String {
        if word.count > 4, word.hasSuffix("ies") { return word.dropLast(3) + "y" }
        if word.count > 5, word.hasSuffix("ing") { return String(word.dropLast(3)) }
        if word.count > 5, word.hasSuffix("ised") { return word.dropLast(4) + "ized" }
        if word.count > 5, word.hasSuffix("eers") { return String(word.dropLast(1)) }
        if word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss") { return String(word.dropLast(1)) }
        return word
    }
}
