/// The operation as command took it in from mandate; from here on it accepts commands for it.
public struct CommandOperationAcceptance: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "accept-operation"
    /// The kind of fact.
    public static let type = EventType(.command, "operation.accepted")

    /// What it is called.
    public let title: Text
    /// The one currency in which its money is counted.
    public let currency: CurrencyCode
    /// Where mandate established it.
    public let origin: ForeignPosition

    /// Puts it together.
    public init(title: Text, currency: CurrencyCode, origin: ForeignPosition) {
        self.title = title
        self.currency = currency
        self.origin = origin
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject(operation) }
}
