/// A JSON number, kept as it was written, so that no digit is lost.
///
/// Two numbers are equal when they are written alike: `1` and `1.0` differ here.
public struct JSONNumber: Sendable, Hashable, CustomStringConvertible {
    /// The number as written, by the grammar of RFC 8259.
    public let literal: String

    /// Takes a literal over, or answers nil when it is no number by RFC 8259 (such as `01`, `+1`, `.5`, `NaN`).
    public init?(literal: String) {
        var text = literal
        let isNumber = text.withUTF8 { bytes in
            JSONNumberSyntax.scan(bytes, from: 0).map { $0.end == bytes.count } ?? false
        }
        guard isNumber else { return nil }
        self.literal = literal
    }

    /// The number that an integer is.
    public init(_ value: some BinaryInteger) {
        literal = String(value)
    }

    /// The number that a double is, in the shortest form that reads back to the same double; nil when not finite.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        literal = ECMANumber.text(of: value)
    }

    init(validated literal: String) {
        self.literal = literal
    }

    /// Whether it is written as an integer: no fraction and no exponent.
    public var isIntegerLiteral: Bool {
        !literal.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
    }

    /// Whether its value is a whole number, as JSON Schema counts `1.0` among the integers.
    public var isWhole: Bool {
        isIntegerLiteral || double.map { $0.rounded(.towardZero) == $0 } ?? false
    }

    /// The value, when written as an integer and within range.
    public var int64: Int64? { Int64(literal) }

    /// The value, when written as an integer, not negative and within range.
    public var uint64: UInt64? { literal == "-0" ? 0 : UInt64(literal) }

    /// The nearest double, or nil when it lies beyond the range of doubles.
    public var double: Double? {
        guard let value = Double(literal), value.isFinite else { return nil }
        return value
    }

    /// The literal.
    public var description: String { literal }

    /// Whether this number is smaller than another: exact between 64-bit integers, otherwise as doubles.
    func isLess(than other: JSONNumber) -> Bool {
        if let left = int64, let right = other.int64 { return left < right }
        guard let left = Double(literal), let right = Double(other.literal) else { return false }
        return left < right
    }
}

extension JSONNumber: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    /// The number of an integer literal.
    public init(integerLiteral value: Int64) {
        self.init(value)
    }

    /// The number of a floating-point literal in the program text, which is always finite.
    public init(floatLiteral value: Double) {
        literal = value.isFinite ? ECMANumber.text(of: value) : "0"
    }
}
