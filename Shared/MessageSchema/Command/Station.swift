/// A unit, or personnel of a nation, is based in an area, from the effective date on.
public struct Station: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "station"
    /// The kind of fact.
    public static let type = EventType(.command, "station.set")

    /// Its id.
    public let station: EntityID
    /// The nationality of who is based there.
    public let nation: NationCode
    /// The unit that is based there.
    public let unit: EntityID?
    /// The post whose officer is based there; personnel of the nation where neither is named.
    public let post: EntityID?
    /// Where.
    public let area: EntityID
    /// The last day, where one is planned.
    public let until: CalendarDay?
    /// What for.
    public let purpose: Text?

    /// Puts it together.
    public init(
        station: EntityID, nation: NationCode, unit: EntityID? = nil, post: EntityID? = nil, area: EntityID,
        until: CalendarDay? = nil, purpose: Text? = nil
    ) {
        self.station = station
        self.nation = nation
        self.unit = unit
        self.post = post
        self.area = area
        self.until = until
        self.purpose = purpose
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("station", station) }
}
