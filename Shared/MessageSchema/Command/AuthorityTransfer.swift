/// Authority over a unit is transferred to a post, or passed on by the post that holds it (AAP-06).
public struct AuthorityTransfer: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "transfer-authority"
    /// The kind of fact.
    public static let type = EventType(.command, "unit.authorityTransferred")

    /// The unit.
    public let unit: EntityID
    /// The post that then holds it.
    public let to: EntityID
    /// What it holds: OPCOM, OPCON, TACOM or TACON.
    public let authority: Coded<CommandAuthority>
    /// The order that it rests on.
    public let order: Text?

    /// Puts it together.
    public init(unit: EntityID, to: EntityID, authority: Coded<CommandAuthority>, order: Text? = nil) {
        self.unit = unit
        self.to = to
        self.authority = authority
        self.order = order
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("unit", unit) }
}
