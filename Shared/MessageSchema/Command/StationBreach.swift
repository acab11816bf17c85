/// A station is against a constraint of the mandate.
public struct StationBreach: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.command, "station.inBreach")

    /// The station.
    public let station: EntityID
    /// The constraint.
    public let constraint: EntityID
    /// Its clause.
    public let clause: Text
    /// The area of the station.
    public let area: EntityID
    /// The nationality of who is based there.
    public let nation: NationCode
    /// The first day on which it is.
    public let on: CalendarDay

    /// Puts it together.
    public init(
        station: EntityID, constraint: EntityID, clause: Text, area: EntityID, nation: NationCode, on: CalendarDay
    ) {
        self.station = station
        self.constraint = constraint
        self.clause = clause
        self.area = area
        self.nation = nation
        self.on = on
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("station", station) }
}
