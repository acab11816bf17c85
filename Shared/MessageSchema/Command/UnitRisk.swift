/// A unit is at risk: its nation put the line that it was formed from on hold or withdrew it.
public struct UnitRisk: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.command, "unit.atRisk")

    /// The unit.
    public let unit: EntityID
    /// The pledge.
    public let pledge: EntityID
    /// The line.
    public let line: EntityID
    /// `onHold` or `withdrawn`.
    public let stage: Coded<LineStage>

    /// Puts it together.
    public init(unit: EntityID, pledge: EntityID, line: EntityID, stage: Coded<LineStage>) {
        self.unit = unit
        self.pledge = pledge
        self.line = line
        self.stage = stage
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("unit", unit) }
}
