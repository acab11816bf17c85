/// The place of an event in its log: gapless from 1, in commit order; 0 stands before the first event.
public struct SequenceNumber: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// The place before the first event, where every follower starts.
    public static let zero = SequenceNumber(0)

    /// The number itself.
    public let value: UInt64

    /// Makes a sequence number of a plain one.
    public init(_ value: UInt64) {
        self.value = value
    }

    /// Reads a plain JSON number, as announces, cursors and bookmarks carry it.
    public init(from decoder: any Decoder) throws {
        value = try decoder.singleValueContainer().decode(UInt64.self)
    }

    /// Writes a plain JSON number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    /// The number that a follower expects after this one; the largest has none after it, whoever names it.
    public var next: SequenceNumber { advanced(by: 1) }

    /// This number moved on by `count` events; at most the largest, at least 0.
    public func advanced(by count: Int) -> SequenceNumber {
        SequenceNumber(UInt64(clamping: Int128(value) + Int128(count)))
    }

    /// The `sequence` extension of CloudEvents: 20 digits, zero-padded, so that text order is commit order.
    public var padded: String {
        String(unsafeUninitializedCapacity: 20) { text in
            var rest = value
            for position in (0..<20).reversed() {
                text[position] = 48 + UInt8(rest % 10)
                rest /= 10
            }
            return 20
        }
    }

    /// Reads the padded form; `nil` for anything but exactly 20 digits that fit in 64 bits.
    public init?(padded: String) {
        guard padded.utf8.count == 20, padded.utf8.allSatisfy({ (48...57).contains($0) }), let value = UInt64(padded)
        else { return nil }
        self.value = value
    }

    /// Earlier in the log comes first.
    public static func < (left: SequenceNumber, right: SequenceNumber) -> Bool { left.value < right.value }

    /// The number in decimal digits.
    public var description: String { String(value) }
}
