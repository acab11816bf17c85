/// The name of one log, given when it is created and fixed for its life: 1 to 64 of `a-z`, `0-9` and `-`.
///
/// A service makes one such as `pledges-5f0c…`; two logs never share one, so a log put in the place of another is seen.
public struct LogID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// The name itself.
    public let value: String

    /// Takes a name, or answers `nil` where it is not of the form above.
    public init?(_ value: String) {
        guard (1...64).contains(value.utf8.count), value.utf8.allSatisfy(LogID.isAllowed) else { return nil }
        self.value = value
    }

    /// A name nobody used before: the service's own name and 128 random bits.
    public static func random(for service: String) -> LogID {
        var generator = SystemRandomNumberGenerator()
        let bits = (0..<2).map { _ in
            let digits = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }
        return LogID(unchecked: "\(service)-\(bits.joined())")
    }

    /// The service whose log it is, by the name that the service gave it; `nil` where it has another.
    public var service: ServiceName? {
        value.lastIndex(of: "-").flatMap { ServiceName(rawValue: String(value[..<$0])) }
    }

    private init(unchecked value: String) {
        self.value = value
    }

    /// Reads a JSON string.
    /// - Throws: `DecodingError.dataCorrupted` where the string is not of the allowed form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let id = LogID(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "a log id is 1 to 64 of a-z, 0-9 and -, not \"\(text.prefix(80))\"")
        }
        self = id
    }

    /// Writes a JSON string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || byte == 45
    }

    /// Names in text order.
    public static func < (left: LogID, right: LogID) -> Bool { left.value < right.value }

    /// The name itself.
    public var description: String { value }
}
