/// A station is no longer against a constraint of the mandate.
public struct StationBreachEnd: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.command, "station.breachEnded")

    /// The station.
    public let station: EntityID
    /// The constraint.
    public let constraint: EntityID

    /// Puts it together.
    public init(station: EntityID, constraint: EntityID) {
        self.station = station
        self.constraint = constraint
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("station", station) }
}
