/// A rule of the mandate with its clause, such as: personnel of USA may not be stationed in area `gaza`.
public struct Constraint: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "add-constraint"
    /// The kind of fact.
    public static let type = EventType(.mandate, "constraint.added")

    /// Its id.
    public let constraint: EntityID
    /// The rule in words.
    public let title: Text
    /// What it forbids.
    public let kind: Coded<ConstraintKind>
    /// Whom it binds; every nation where missing.
    public let nations: [NationCode]?
    /// Where it holds, sub-areas included.
    public let areas: [EntityID]
    /// The clause or the words it rests on.
    public let clause: Text

    /// Puts it together.
    public init(
        constraint: EntityID, title: Text, kind: Coded<ConstraintKind>, nations: [NationCode]? = nil,
        areas: [EntityID], clause: Text
    ) {
        self.constraint = constraint
        self.title = title
        self.kind = kind
        self.nations = nations
        self.areas = areas
        self.clause = clause
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("constraint", constraint) }
}
