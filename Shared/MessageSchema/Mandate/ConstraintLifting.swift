/// A constraint binds nobody any more from the effective date on.
public struct ConstraintLifting: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "lift-constraint"
    /// The kind of fact.
    public static let type = EventType(.mandate, "constraint.lifted")

    /// The constraint.
    public let constraint: EntityID
    /// Why, in the words of the source.
    public let reason: Text?

    /// Puts it together.
    public init(constraint: EntityID, reason: Text? = nil) {
        self.constraint = constraint
        self.reason = reason
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("constraint", constraint) }
}
