/// What an operation is: recorded in mandate, learned by the other services from the bus; its currency is fixed for
/// life.
public struct OperationEstablishment: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "establish-operation"
    /// The kind of fact.
    public static let type = EventType(.mandate, "operation.established")

    /// What it is called.
    public let title: Text
    /// The one currency in which its money is counted.
    public let currency: CurrencyCode
    /// What it is for.
    public let description: Text?

    /// Puts it together.
    public init(title: Text, currency: CurrencyCode, description: Text? = nil) {
        self.title = title
        self.currency = currency
        self.description = description
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject(operation) }
}
