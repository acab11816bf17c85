/// What an event states, beside its header: one type for each kind of fact and version.
public protocol EventPayload: Codable, Hashable, Sendable {
    /// The kind of fact and its version.
    static var type: EventType { get }

    /// The entity that it is about.
    func subject(in operation: OperationID) -> Subject
}

/// What a command asks for, beside its envelope: one type for each command.
public protocol CommandPayload: Codable, Hashable, Sendable {
    /// The name of the command: a verb and an entity, such as `announce-pledge`.
    static var name: String { get }

    /// The entity whose revision the command may carry.
    func subject(in operation: OperationID) -> Subject
}
