/// A command with the service that it is for: what the gateway is sent where several services own a command's name.
public struct AddressedCommand: Codable, Equatable, Sendable {
    /// The service.
    public let service: ServiceName
    /// The command, for the service as it stands.
    public let command: CommandEnvelope

    /// Puts it together.
    public init(service: ServiceName, command: CommandEnvelope) {
        self.service = service
        self.command = command
    }
}
