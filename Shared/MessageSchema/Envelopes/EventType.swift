/// What kind of fact an event states, with its version: `muster.pledges.pledge.committed.v1`.
public struct EventType: WireText {
    /// The service that states it.
    public let service: ServiceName
    /// Entity and what happened to it, such as `pledge.committed`.
    public let name: String
    /// The version of the payload, from 1.
    public let version: Int

    /// Names a type of event.
    public init(_ service: ServiceName, _ name: String, version: Int = 1) {
        self.service = service
        self.name = name
        self.version = version
    }

    /// Reads `muster.<service>.<entity>.<what>.v<version>`.
    public init(wire: String) throws(InvalidValue) {
        guard let parts = TypeParts(of: wire), parts.suite == "muster",
            let service = ServiceName(rawValue: String(parts.service)), parts.name.utf8.allSatisfy(Self.isAllowed),
            let version = Self.version(parts.version.utf8)
        else {
            throw InvalidValue(
                "an event type is muster.<service>.<entity>.<what>.v<version>, such as "
                    + "muster.pledges.pledge.committed.v1, not \(Self.quoted(wire))")
        }
        self.init(service, String(parts.name), version: version)
    }

    /// A letter, a hyphen, or the point in the name.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (65...90).contains(byte) || byte == 45 || byte == 46
    }

    /// The version of a text such as `v1`, which is written in one way only.
    private static func version(_ text: Substring.UTF8View) -> Int? {
        guard text.first == UInt8(ascii: "v"), let first = text.dropFirst().first, (49...57).contains(first) else {
            return nil
        }
        return Int(Substring(text.dropFirst()))
    }

    /// The type as it stands in the event.
    public var wire: String { "muster.\(service.rawValue).\(name).v\(version)" }

    /// What facts of this type about an operation are published under; see ``EventHeader/topic``.
    public func topic(in operation: OperationID) -> String {
        "\(service.rawValue)/\(operation.wire)/\(name)"
    }

    /// A string with the pattern of types.
    public static var schema: JSONSchema {
        .string(pattern: "^muster\\.[a-z]+\\.[A-Za-z-]+\\.[A-Za-z-]+\\.v[0-9]+$")
    }

    /// A type for probing.
    public static var schemaSample: EventType { EventType(.pledges, "pledge.committed") }
}
