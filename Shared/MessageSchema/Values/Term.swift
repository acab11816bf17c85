/// A term of a closed vocabulary, spelt in lowerCamelCase on the wire.
///
/// Events hold terms as `Coded`, so that one a newer producer added survives; commands refuse what they do not know.
public protocol Term: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// What the vocabulary is called in messages, such as "stage".
    static var vocabulary: String { get }
}

/// A term of a vocabulary, or the text of one that this program does not know.
public enum Coded<Known: Term>: Codable, Hashable, Sendable, SchemaDescribed, CustomStringConvertible {
    /// A term this program knows.
    case known(Known)
    /// The text of a term it does not know, kept as it came (DESIGN.md section 5).
    case unrecognised(String)

    /// The term, or `nil` where it is not recognised.
    public var term: Known? {
        if case .known(let term) = self { term } else { nil }
    }

    /// The spelling on the wire.
    public var wire: String {
        switch self {
        case .known(let term): term.rawValue
        case .unrecognised(let text): text
        }
    }

    /// The spelling on the wire.
    public var description: String { wire }

    /// Reads a JSON string; where the decoder is strict (`WireDecoding.strictKey`), an unknown term is refused.
    /// - Throws: `DecodingError.dataCorrupted` naming the nearest and all allowed terms.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        if let term = Known(rawValue: text) {
            self = .known(term)
        } else if decoder.userInfo[WireDecoding.strictKey] == nil {
            self = .unrecognised(text)
        } else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: Self.refusal(of: text))
        }
    }

    /// Writes a JSON string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wire)
    }

    private static func refusal(of text: String) -> String {
        let allowed = Known.allCases.map(\.rawValue)
        let nearest = NearestMatch.of(text, in: allowed, limit: 1).first.map { "; did you mean \"\($0)\"?" } ?? ";"
        let list = allowed.joined(separator: ", ")
        return "\(Text.quoted(text)) is no \(Known.vocabulary)\(nearest) allowed are \(list)"
    }

    /// A string that is one of the known terms.
    public static var schema: JSONSchema {
        .string(enumeration: Known.allCases.map(\.rawValue))
    }

    /// The first term.
    public static var schemaSample: Coded<Known> {
        Known.allCases.first.map { .known($0) } ?? .unrecognised("")
    }
}

/// How decoders of the wire are set.
public enum WireDecoding {
    /// Set in a decoder's `userInfo` where unknown terms are refused, as commands do.
    public static let strictKey: CodingUserInfoKey = {
        guard let key = CodingUserInfoKey(rawValue: "muster.strict") else {
            preconditionFailure("a coding key can have any non-empty name")
        }
        return key
    }()
}
