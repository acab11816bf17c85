/// The name under which a ROUTER knows a connected peer; opaque, and valid as long as that connection.
public struct RoutingID: Sendable, Hashable, CustomStringConvertible {
    /// The bytes of the id, as they came.
    public let bytes: [UInt8]

    /// Makes an id of bytes that a ROUTER delivered before.
    public init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The bytes in hexadecimal digits.
    public var description: String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
