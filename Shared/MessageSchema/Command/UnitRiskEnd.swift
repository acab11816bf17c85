/// A unit is no longer at risk.
public struct UnitRiskEnd: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.command, "unit.riskEnded")

    /// The unit.
    public let unit: EntityID

    /// Puts it together.
    public init(unit: EntityID) {
        self.unit = unit
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("unit", unit) }
}
