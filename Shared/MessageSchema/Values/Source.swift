import Foundation

/// Who said it: publisher, title, date of publication, address where known, and the grade given to it.
public struct Source: Codable, Hashable, Sendable {
    /// Who published it, such as "Wall Street Journal"; `press, unnamed` where the report does not say.
    public let publisher: Text
    /// The title of what was published, where known.
    public let title: Text?
    /// When it was published: a day, or a month.
    public let published: EffectiveDate
    /// Where it can be read, where known.
    public let address: Text?
    /// The grade on the Admiralty scale.
    public let grade: Grade

    /// Names a source.
    public init(publisher: Text, title: Text? = nil, published: EffectiveDate, address: Text? = nil, grade: Grade) {
        self.publisher = publisher
        self.title = title
        self.published = published
        self.address = address
        self.grade = grade
    }

    /// The publisher without regard to case, spacing, accents, punctuation, a leading article and a domain's ending, by
    /// which independence is judged: two spellings of one publisher are one. `nil` for an unnamed one, which can be
    /// independent of nobody.
    public var independentName: String? {
        let folded = publisher.wire.folding(
            options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        guard !folded.utf8.contains(sequence: "unnamed".utf8) else { return nil }
        var words = folded.split { !$0.isLetter && !$0.isNumber }
        if words.count > 1, words.first == "the" { words.removeFirst() }
        if words.count > 1, words.first == "www" { words.removeFirst() }
        if words.count > 1, let last = words.last, ["com", "org", "net"].contains(last) { words.removeLast() }
        // Written in one word or in several, a name is the same.
        let name = words.joined()
        return name.isEmpty ? folded : name
    }
}

extension String.UTF8View {
    /// Whether some bytes stand in a row among these; much quicker than the search for a text, which compares
    /// characters.
    fileprivate func contains(sequence: String.UTF8View) -> Bool {
        guard let first = sequence.first else { return true }
        var rest = self[...]
        while let start = rest.firstIndex(of: first) {
            rest = rest[start...]
            if rest.starts(with: sequence) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}

extension Source: DirectlyWritten, DirectlyRead {
    func write(to text: inout JSONText) {
        text.object { text in
            text.member("address", address)
            text.member("grade", grade)
            text.member("published", published)
            text.member("publisher", publisher)
            text.member("title", title)
        }
    }

    init?(plain json: JSONValue) {
        guard case .object(let object) = json else { return nil }
        var (publisher, title, address): (Text?, Text?, Text?)
        var published: EffectiveDate?
        var grade: Grade?
        for member in object.members {
            guard case .string(let text) = member.value else { return nil }
            switch member.key {
            case "publisher": publisher = try? Text(wire: text)
            case "title":
                title = try? Text(wire: text)
                if title == nil { return nil }
            case "published": published = try? EffectiveDate(wire: text)
            case "address":
                address = try? Text(wire: text)
                if address == nil { return nil }
            case "grade": grade = try? Grade(wire: text)
            default: return nil
            }
        }
        guard let publisher, let published, let grade else { return nil }
        self.init(publisher: publisher, title: title, published: published, address: address, grade: grade)
    }
}
