/// A constraint of mandate's was lifted, as command took it in.
public struct CommandConstraintLifting: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "note-constraint-lifting"
    /// The kind of fact.
    public static let type = EventType(.command, "constraint.liftingNoted")

    /// The constraint.
    public let constraint: EntityID
    /// Where the fact stands in the other service's log.
    public let origin: ForeignPosition

    /// Puts it together.
    public init(constraint: EntityID, origin: ForeignPosition) {
        self.constraint = constraint
        self.origin = origin
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("constraint", constraint) }
}
