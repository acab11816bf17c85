/// A constraint of mandate's as command took it in, to check stations against.
public struct CommandConstraintNote: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "note-constraint"
    /// The kind of fact.
    public static let type = EventType(.command, "constraint.noted")

    /// The constraint.
    public let constraint: EntityID
    /// What it forbids.
    public let kind: Coded<ConstraintKind>
    /// Whom it binds; every nation where missing.
    public let nations: [NationCode]?
    /// Where it holds, sub-areas included.
    public let areas: [EntityID]
    /// The clause or the words it rests on.
    public let clause: Text
    /// Where the fact stands in the other service's log.
    public let origin: ForeignPosition

    /// Puts it together.
    public init(
        constraint: EntityID, kind: Coded<ConstraintKind>, nations: [NationCode]? = nil, areas: [EntityID],
        clause: Text, origin: ForeignPosition
    ) {
        self.constraint = constraint
        self.kind = kind
        self.nations = nations
        self.areas = areas
        self.clause = clause
        self.origin = origin
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("constraint", constraint) }
}
