/// All that one service can state: an enum with a case for each kind of fact.
public protocol ServiceEvent: Hashable, Sendable {
    /// The service.
    static var service: ServiceName { get }

    /// The type of every case's payload; the one list of what the service states.
    static var payloads: [any EventPayload.Type] { get }

    /// How events of earlier versions are lifted, one version at a time; none by default.
    static var upcasters: [EventUpcaster] { get }

    /// The case that holds a payload, or `nil` where it is none of this service's.
    init?(_ payload: any EventPayload)

    /// What the case holds.
    var payload: any EventPayload { get }
}

/// All that one service can be asked: an enum with a case for each command.
public protocol ServiceCommand: Hashable, Sendable {
    /// The service.
    static var service: ServiceName { get }

    /// The type of every command that a sender may name; the one list of what the service can be asked.
    static var payloads: [any CommandPayload.Type] { get }

    /// The case that holds a payload, or `nil` where it is none of this service's.
    init?(_ payload: any CommandPayload)

    /// What the case holds.
    var payload: any CommandPayload { get }
}

extension ServiceEvent {
    /// The type of the payload for a name in a version, or `nil`.
    public static func payload(for type: EventType) -> (any EventPayload.Type)? {
        payloads.first { $0.type == type }
    }

    /// Whether the service states facts of this name in any version.
    public static func handles(name: String) -> Bool {
        payloads.contains { $0.type.name == name }
    }
}
