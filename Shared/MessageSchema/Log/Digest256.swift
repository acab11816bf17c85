import Crypto

/// A SHA-256 value: 32 bytes, 64 lower-case hexadecimal digits on the wire.
public struct Digest256: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// Takes 32 bytes, or answers `nil` for any other count.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Reads 64 hexadecimal digits, or answers `nil`.
    public init?(hex: String) {
        guard hex.utf8.count == 64 else { return nil }
        var digits = hex.utf8.makeIterator()
        var isHex = true
        bytes = [UInt8](unsafeUninitializedCapacity: 32) { bytes, count in
            count = 32
            for place in 0..<32 {
                let (high, low) = (Self.value(digits.next()), Self.value(digits.next()))
                if high > 15 || low > 15 { isHex = false }
                bytes[place] = high << 4 | low & 15
            }
        }
        guard isHex else { return nil }
    }

    /// What a digit counts; more than 15 where it is none.
    private static func value(_ digit: UInt8?) -> UInt8 {
        switch digit {
        case let digit? where (48...57).contains(digit): digit - 48
        case let digit? where (97...102).contains(digit): digit - 87
        default: .max
        }
    }

    /// The SHA-256 of some bytes.
    public init(of content: [UInt8]) {
        self.init(finished: SHA256.hash(data: content))
    }

    /// Where the chain of a log starts: the SHA-256 of the log's id (DESIGN.md section 4).
    public static func chainStart(of log: LogID) -> Digest256 {
        Digest256(of: Array(log.value.utf8))
    }

    /// The next link of a chain: the SHA-256 of this link's bytes followed by the event's stored bytes.
    public func chained(with event: [UInt8]) -> Digest256 {
        var hasher = SHA256()
        hasher.update(data: bytes)
        hasher.update(data: event)
        return Digest256(finished: hasher.finalize())
    }

    private init(finished: SHA256.Digest) {
        bytes = finished.withUnsafeBytes { Array($0) }
    }

    /// 64 lower-case hexadecimal digits.
    public var hex: String {
        String(unsafeUninitializedCapacity: 64) { text in
            for (index, byte) in bytes.enumerated() {
                text[2 * index] = Self.digit(byte >> 4)
                text[2 * index + 1] = Self.digit(byte & 15)
            }
            return 2 * bytes.count
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }

    /// Reads 64 hexadecimal digits.
    /// - Throws: `DecodingError.dataCorrupted` for anything else.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let digest = Digest256(hex: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "a SHA-256 value is 64 lower-case hexadecimal digits")
        }
        self = digest
    }

    /// Writes 64 hexadecimal digits.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }

    /// The hexadecimal digits.
    public var description: String { hex }
}
