/// Who was based in an area is no longer, from the effective date on.
public struct StationEnd: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "end-station"
    /// The kind of fact.
    public static let type = EventType(.command, "station.ended")

    /// The station.
    public let station: EntityID
    /// Why.
    public let reason: Text?

    /// Puts it together.
    public init(station: EntityID, reason: Text? = nil) {
        self.station = station
        self.reason = reason
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("station", station) }
}
