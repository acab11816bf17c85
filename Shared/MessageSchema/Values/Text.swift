/// Words of a person or a source: 1 to 4,000 characters, not only white space, without control characters but line
/// breaks and tabs.
public struct Text: WireText, ExpressibleByStringLiteral {
    /// The words, with white space at both ends removed.
    public let wire: String

    /// The most characters a text can have.
    public static let maximumCharacters = 4_000

    /// Takes words of the form above.
    public init(wire: String) throws(InvalidValue) {
        if Self.isPlain(wire) {
            self.wire = wire
            return
        }
        // Bytes bound the work on an absurdly long field before its characters are looked at.
        guard wire.utf8.count <= 4 * Self.maximumCharacters, wire.unicodeScalars.count <= Self.maximumCharacters else {
            throw InvalidValue(
                "a text has at most \(Self.maximumCharacters) characters, this one has \(wire.utf8.count) bytes; "
                    + "shorten it, or give an address where the whole can be read")
        }
        let trimmed = Self.trimmed(wire)
        guard !trimmed.isEmpty else {
            throw InvalidValue("a text cannot be empty or only white space; leave the field out instead")
        }
        if let control = trimmed.unicodeScalars.first(where: Self.isControl) {
            throw InvalidValue(
                "a text cannot contain the control character U+\(String(control.value, radix: 16, uppercase: true)); "
                    + "line breaks and tabs are allowed")
        }
        self.wire = trimmed
    }

    /// Words that stand in the program itself, taken as they are.
    public init(stringLiteral value: String) {
        wire = Self.trimmed(value)
    }

    /// Whether it is of printable ASCII and begins and ends with no space, as most words are: then it is taken as it is.
    private static func isPlain(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, first != 0x20, let last = bytes.last, last != 0x20,
            bytes.count <= maximumCharacters
        else { return false }
        return bytes.allSatisfy { (0x20..<0x7F).contains($0) }
    }

    private static func trimmed(_ text: String) -> String {
        var scalars = Substring(text).unicodeScalars
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(scalars)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 9, 10, 13: false
        case 0..<32, 127..<160: true
        default: false
        }
    }

    /// A non-empty string.
    public static var schema: JSONSchema {
        .string(minLength: 1, maxLength: maximumCharacters)
    }

    /// Words for probing.
    public static var schemaSample: Text { "sample" }
}
