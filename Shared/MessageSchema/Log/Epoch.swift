/// How often a log has been restored: it starts at 1 and rises with every restore, so that a follower that saw events
/// which the restore lost notices (DESIGN.md section 4).
public struct Epoch: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// The epoch of a log that was never restored.
    public static let first = Epoch(1)

    /// The number itself, from 1.
    public let value: UInt32

    /// Makes an epoch of a plain number.
    public init(_ value: UInt32) {
        self.value = value
    }

    /// Reads a plain JSON number.
    public init(from decoder: any Decoder) throws {
        value = try decoder.singleValueContainer().decode(UInt32.self)
    }

    /// Writes a plain JSON number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    /// The epoch after one more restore; the largest has none after it.
    public var next: Epoch { Epoch(UInt32(clamping: UInt64(value) + 1)) }

    /// The earlier epoch comes first.
    public static func < (left: Epoch, right: Epoch) -> Bool { left.value < right.value }

    /// The number in decimal digits.
    public var description: String { String(value) }
}
