/// Canonical JSON by RFC 8785 (JCS): the same value always gives the same bytes, so that a hash of them means something.
///
/// Names are sorted by UTF-16 code units; strings have the fewest escapes; numbers are written as ECMAScript writes
/// doubles. Whole numbers beyond ±2^53, which a double cannot hold exactly, are refused: they travel as strings.
public enum CanonicalJSON {
    /// The canonical bytes of a value, in UTF-8.
    ///
    /// - Throws: ``CanonicalJSONError`` for a number that no double holds exactly or at all, and for nesting deeper
    ///   than 512 levels.
    public static func bytes(of value: JSONValue) throws(CanonicalJSONError) -> [UInt8] {
        var output: [UInt8] = []
        try write(value, to: &output)
        return output
    }

    /// Appends the canonical bytes of a value.
    ///
    /// - Throws: as ``bytes(of:)``.
    static func write(_ value: JSONValue, to output: inout [UInt8]) throws(CanonicalJSONError) {
        do {
            try write(value, to: &output, depth: 0)
        } catch {
            throw CanonicalJSONError(
                message: error.message, pointer: JSONPointer(tokens: error.pointer.tokens.reversed()))
        }
    }

    /// The canonical text of a value.
    ///
    /// - Throws: as ``bytes(of:)``.
    public static func text(of value: JSONValue) throws(CanonicalJSONError) -> String {
        String(decoding: try bytes(of: value), as: UTF8.self)
    }

    /// The canonical text of a double, as ECMAScript writes it; nil for NaN and the infinities.
    public static func text(of value: Double) -> String? {
        value.isFinite ? ECMANumber.text(of: value) : nil
    }

    /// Whether a name comes before another in canonical order: by UTF-16 code units.
    public static func precedes(_ left: String, _ right: String) -> Bool {
        var leftBytes = left.utf8.makeIterator()
        var rightBytes = right.utf8.makeIterator()
        while true {
            guard let second = rightBytes.next() else { return false }
            guard let first = leftBytes.next() else { return true }
            if first == second { continue }
            // UTF-8 sorts as code points do. UTF-16 differs only in that what lies beyond U+FFFF (first byte F0 and
            // up) is written in surrogates, which sort before U+E000 to U+FFFF (first byte EE or EF).
            if first >= 0xEE, second >= 0xEE, (first >= 0xF0) != (second >= 0xF0) { return first >= 0xF0 }
            return first < second
        }
    }

    private static let greatestDepth = 512

    /// Errors gather their place from the inside out, that is in reverse.
    private static func write(
        _ value: JSONValue, to output: inout [UInt8], depth: Int
    ) throws(CanonicalJSONError) {
        guard depth <= greatestDepth else {
            throw CanonicalJSONError(
                message: "found nesting deeper than allowed; allowed are \(greatestDepth) levels", pointer: .root)
        }
        switch value {
        case .null: output.append(contentsOf: "null".utf8)
        case .bool(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
        case .number(let number): output.append(contentsOf: try text(of: number).utf8)
        case .string(let text): JSONWriter.write(text, to: &output)
        case .array(let elements):
            output.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                do {
                    try write(element, to: &output, depth: depth + 1)
                } catch {
                    throw error.inside(String(index))
                }
            }
            output.append(UInt8(ascii: "]"))
        case .object(let object):
            output.append(UInt8(ascii: "{"))
            for (index, member) in object.members.sorted(by: { precedes($0.key, $1.key) }).enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                JSONWriter.write(member.key, to: &output)
                output.append(UInt8(ascii: ":"))
                do {
                    try write(member.value, to: &output, depth: depth + 1)
                } catch {
                    throw error.inside(member.key)
                }
            }
            output.append(UInt8(ascii: "}"))
        }
    }

    private static func text(of number: JSONNumber) throws(CanonicalJSONError) -> String {
        let greatest: Int64 = 1 << 53
        if let integer = number.int64, integer.magnitude <= greatest.magnitude { return String(integer) }
        guard let double = number.double else {
            throw CanonicalJSONError(
                message: "found the number \(number); allowed are numbers that a double can hold", pointer: .root)
        }
        // Where the canonical form would be a plain integer it must be exact, or reading it again would differ.
        let isPlainInteger = number.isIntegerLiteral || (double.magnitude < 1e21 && double.rounded() == double)
        guard !isPlainInteger || double.magnitude <= Double(greatest) && !number.isIntegerLiteral else {
            throw CanonicalJSONError(
                message:
                    "found the whole number \(number); allowed are -9007199254740992 to 9007199254740992, write larger ones as strings",
                pointer: .root)
        }
        return ECMANumber.text(of: double)
    }
}

/// Why a value has no canonical form.
public struct CanonicalJSONError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was found and what is allowed.
    public let message: String
    /// The value that is at fault.
    public let pointer: JSONPointer

    /// The place and the message in one sentence.
    public var description: String {
        pointer.tokens.isEmpty ? message : "at \(pointer): \(message)"
    }

    fileprivate func inside(_ token: String) -> CanonicalJSONError {
        CanonicalJSONError(message: message, pointer: pointer.appending(token))
    }

    /// The same error of a value that is a member of another.
    func under(_ name: String) -> CanonicalJSONError {
        CanonicalJSONError(message: message, pointer: JSONPointer(tokens: [name] + pointer.tokens))
    }
}
