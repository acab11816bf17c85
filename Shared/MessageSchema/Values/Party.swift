/// Who an entry speaks of: a nation or organisation by its code, or one that the source does not name.
///
/// On the wire a code such as `"IDN"`, or an object such as `{"unnamed": "nine states", "count": 9}`.
public enum Party: Codable, Hashable, Sendable, SchemaDescribed, CustomStringConvertible {
    /// A named nation or organisation.
    case nation(NationCode)
    /// Unnamed ones, in the words of the source, and how many they are where it says so.
    case unnamed(Text, count: Quantity?)

    /// The code, or `nil` for unnamed ones.
    public var code: NationCode? {
        if case .nation(let code) = self { code } else { nil }
    }

    /// The name, or the source's words.
    public var description: String {
        switch self {
        case .nation(let code): code.name
        case .unnamed(let words, _): words.wire
        }
    }

    private enum CodingKeys: String, CodingKey {
        case unnamed, count
    }

    /// Reads a code or the object.
    /// - Throws: `DecodingError` that names the nearest codes where a code is unknown.
    public init(from decoder: any Decoder) throws {
        if let container = try? decoder.singleValueContainer(), (try? container.decode(String.self)) != nil {
            self = .nation(try container.decode(NationCode.self))
            return
        }
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self = .unnamed(
            try container.decode(Text.self, forKey: .unnamed),
            count: try container.decodeIfPresent(Quantity.self, forKey: .count))
    }

    /// Writes a code or the object.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .nation(let code):
            var container = encoder.singleValueContainer()
            try container.encode(code)
        case .unnamed(let words, let count):
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(words, forKey: .unnamed)
            try container.encodeIfPresent(count, forKey: .count)
        }
    }

    /// A code, or an object with the source's words.
    public static var schema: JSONSchema {
        .oneOf(
            [
                NationCode.schema,
                .object(properties: [("unnamed", Text.schema), ("count", Quantity.schema)], required: ["unnamed"]),
            ], description: "a nation or organisation by its code, or unnamed ones in the source's words")
    }

    /// A nation for probing.
    public static var schemaSample: Party { .nation(.schemaSample) }
}
