extension SchemaCheck {
    mutating func checkText(_ text: String, _ schema: JSONSchema, at place: JSONPointer) {
        // Nearly every text is as it should be: none is put into words before one has to be.
        var shown: String { SchemaWords.quoted(text) }
        if let words = schema.enumeration ?? schema.constant.map({ [$0] }), !words.contains(text) {
            let nearest = suggestions(for: text, in: words)
            let hint = nearest.first.map { "; did you mean `\($0)`?" } ?? ";"
            let verb = words.count == 1 ? "is" : "are"
            add(
                .notInVocabulary, place, "found \(shown)\(hint) allowed \(verb) \(SchemaWords.list(words))",
                nearest: nearest)
        }
        let count = text.unicodeScalars.count
        if count < schema.minLength ?? 0 || count > schema.maxLength ?? .max {
            let bounds = SchemaWords.bounds(schema.minLength, schema.maxLength, "character")
            add(.length, place, "found \(SchemaWords.counted(count, "character")) (\(shown)); allowed are \(bounds)")
        }
        guard checksTexts else { return }
        if let pattern = schema.pattern { checkPattern(text, pattern, schema, at: place) }
        let explanation = schema.description.map { ": \($0)" } ?? ""
        if schema.format == "date", !SchemaFormat.isDate(text) {
            add(.format, place, "found \(shown); allowed is a day as YYYY-MM-DD\(explanation)")
        }
        if schema.format == "date-time", !SchemaFormat.isDateTime(text) {
            add(.format, place, "found \(shown); allowed is a moment such as 2026-01-31T12:00:00Z\(explanation)")
        }
    }

    private mutating func checkPattern(
        _ text: String, _ pattern: String, _ schema: JSONSchema, at place: JSONPointer
    ) {
        guard let expression = patterns.expression(for: pattern) else {
            add(.brokenSchema, place, "the schema's pattern `\(pattern)` is no regular expression")
            return
        }
        guard (try? expression.firstMatch(in: text)) == nil else { return }
        let explanation = schema.description.map { " (\($0))" } ?? ""
        add(
            .pattern, place,
            "found \(SchemaWords.quoted(text)); allowed is a string that matches `\(pattern)`\(explanation)")
    }
}

/// The patterns of one run, each compiled once.
final class PatternCache {
    private var expressions: [String: Regex<AnyRegexOutput>] = [:]

    /// The expression of a pattern, or nil when it is none.
    func expression(for pattern: String) -> Regex<AnyRegexOutput>? {
        if let known = expressions[pattern] { return known }
        guard let expression = try? Regex(pattern) else { return nil }
        let strict =
            expression.matchingSemantics(.unicodeScalar).asciiOnlyDigits().asciiOnlyWordCharacters()
            .asciiOnlyWhitespace()
        expressions[pattern] = strict
        return strict
    }
}

/// The formats that are checked.
enum SchemaFormat {
    /// A day of the proleptic Gregorian calendar, YYYY-MM-DD.
    static func isDate(_ text: some StringProtocol) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], let year = number(parts[0]), let month = number(parts[1]),
            let day = number(parts[2]), (1...12).contains(month)
        else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...days[month - 1]).contains(day)
    }

    /// A moment by RFC 3339, with a zone.
    static func isDateTime(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] | 0x20 == UInt8(ascii: "t"), isDate(text.prefix(10)),
            let hour = number(bytes[11..<13]), hour < 24, bytes[13] == UInt8(ascii: ":"),
            let minute = number(bytes[14..<16]), minute < 60, bytes[16] == UInt8(ascii: ":"),
            let second = number(bytes[17..<19]), second <= 60
        else { return false }
        var rest = bytes[19...]
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { JSONNumberSyntax.isDigit($0) }
            guard !digits.isEmpty else { return false }
            rest = rest[digits.endIndex...]
        }
        if rest.count == 1 { return rest.first.map { $0 | 0x20 } == UInt8(ascii: "z") }
        guard rest.count == 6, let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            let hours = number(rest.dropFirst().prefix(2)), hours < 24,
            rest[rest.startIndex + 3] == UInt8(ascii: ":"), let minutes = number(rest.suffix(2)), minutes < 60
        else { return false }
        return true
    }

    private static func number(_ bytes: some Sequence<UInt8>) -> Int? {
        var value = 0
        for byte in bytes {
            guard JSONNumberSyntax.isDigit(byte), value < 100_000 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }
}
