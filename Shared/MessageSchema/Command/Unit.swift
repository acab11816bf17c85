/// A unit of the force, formed from a line of a pledge; full command of it stays with its nation.
public struct Unit: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "form-unit"
    /// The kind of fact.
    public static let type = EventType(.command, "unit.formed")

    /// Its id.
    public let unit: EntityID
    /// The pledge.
    public let pledge: EntityID
    /// The pledge's line.
    public let line: EntityID
    /// What it is called.
    public let title: Text
    /// How strong it is on the ground.
    public let strength: Quantity?

    /// Puts it together.
    public init(unit: EntityID, pledge: EntityID, line: EntityID, title: Text, strength: Quantity? = nil) {
        self.unit = unit
        self.pledge = pledge
        self.line = line
        self.title = title
        self.strength = strength
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("unit", unit) }
}
