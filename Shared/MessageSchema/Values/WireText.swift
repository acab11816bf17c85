/// A value that travels as one JSON string and is checked wherever it comes in.
///
/// A conforming type states how to read and write its text; coding and schema follow from that.
public protocol WireText: Codable, Hashable, Sendable, CustomStringConvertible, SchemaDescribed {
    /// Reads the text.
    /// - Throws: `InvalidValue` that says what was found and what is allowed.
    init(wire: String) throws(InvalidValue)

    /// The text in its one canonical spelling.
    var wire: String { get }
}

extension WireText {
    /// Reads a JSON string.
    /// - Throws: `DecodingError.dataCorrupted` with the sentence of the `InvalidValue`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do {
            self = try Self(wire: text)
        } catch let error {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.message)
        }
    }

    /// Writes a JSON string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wire)
    }

    /// The text as it travels.
    public var description: String { wire }
}

extension WireText {
    /// What to quote of a wrong text in a message: short, and without what a terminal would obey.
    static func quoted(_ text: String) -> String {
        let shown = text.unicodeScalars.prefix(60).map { $0.value < 32 || $0.value == 127 ? "·" : String($0) }.joined()
        return "\"\(shown)\(text.unicodeScalars.count > 60 ? "…" : "")\""
    }
}

/// A text that can be the key of a JSON object, so that maps keyed by it are written as objects.
public protocol WireKey: WireText, CodingKeyRepresentable, Comparable {}

/// The coding key of a text that is checked when it is read back.
struct WireCodingKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
}

extension WireKey {
    /// The text as a JSON object's key.
    public var codingKey: any CodingKey { WireCodingKey(stringValue: wire) }

    /// Reads a JSON object's key, or answers `nil` where the text is not allowed.
    public init?<Key: CodingKey>(codingKey: Key) {
        guard let value = try? Self(wire: codingKey.stringValue) else { return nil }
        self = value
    }

    /// Text order.
    public static func < (left: Self, right: Self) -> Bool { left.wire < right.wire }
}
