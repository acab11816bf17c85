/// A number of bytes, never negative.
public struct ByteCount: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The number of bytes.
    public let bytes: Int

    /// Makes a number of bytes; a negative one becomes zero.
    public init(bytes: Int) {
        self.bytes = max(0, bytes)
    }

    /// A number of single bytes.
    public static func bytes(_ count: Int) -> ByteCount { ByteCount(bytes: count) }

    /// A number of units of 1,024 bytes.
    public static func kibibytes(_ count: Int) -> ByteCount { ByteCount(bytes: count * 1_024) }

    /// A number of units of 1,048,576 bytes.
    public static func mebibytes(_ count: Int) -> ByteCount { ByteCount(bytes: count * 1_048_576) }

    /// Orders by size.
    public static func < (left: ByteCount, right: ByteCount) -> Bool { left.bytes < right.bytes }

    /// The number and its unit.
    public var description: String { "\(bytes) B" }
}
