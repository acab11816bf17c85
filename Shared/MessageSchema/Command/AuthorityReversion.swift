/// Authority over a unit reverts to its nation.
public struct AuthorityReversion: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "revert-authority"
    /// The kind of fact.
    public static let type = EventType(.command, "unit.authorityReverted")

    /// The unit.
    public let unit: EntityID
    /// The order that it rests on.
    public let order: Text?
    /// Why.
    public let reason: Text?

    /// Puts it together.
    public init(unit: EntityID, order: Text? = nil, reason: Text? = nil) {
        self.unit = unit
        self.order = order
        self.reason = reason
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("unit", unit) }
}
