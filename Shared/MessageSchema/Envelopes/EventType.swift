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
        let parts = wire.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map {
            String(Substring($0))
        }
        guard parts.count == 5, parts[0] == "muster", let service = ServiceName(rawValue: parts[1]),
            parts[2...3].allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isAllowed) }), parts[4].first == "v",
            let version = Int(parts[4].dropFirst()), version > 0, parts[4] == "v\(version)"
        else {
            throw InvalidValue(
                "an event type is muster.<service>.<entity>.<what>.v<version>, such as "
                    + "muster.pledges.pledge.committed.v1, not \(Self.quoted(wire))")
        }
        self.init(service, parts[2] + "." + parts[3], version: version)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (65...90).contains(byte) || byte == 45
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
