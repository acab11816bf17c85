/// The area of operations or one of its sub-areas, which caveats and constraints can name.
public struct Area: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "define-area"
    /// The kind of fact.
    public static let type = EventType(.mandate, "area.defined")

    /// Its id.
    public let area: EntityID
    /// What it is called.
    public let title: Text
    /// What sort of area it is.
    public let kind: Coded<AreaKind>
    /// The area that contains it; none for the root of the tree.
    public let within: EntityID?
    /// What the source says of it.
    public let wording: Text?

    /// Puts it together.
    public init(area: EntityID, title: Text, kind: Coded<AreaKind>, within: EntityID? = nil, wording: Text? = nil) {
        self.area = area
        self.title = title
        self.kind = kind
        self.within = within
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("area", area) }
}
