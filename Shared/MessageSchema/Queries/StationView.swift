/// Who is based where, and what of the mandate speaks against it.
public struct StationView: Codable, Hashable, Sendable {
    /// Its id.
    public let station: EntityID
    /// The nationality of who is based there.
    public let nation: NationCode
    /// The unit that is.
    public let unit: EntityID?
    /// The post whose officer is.
    public let post: EntityID?
    /// Where.
    public let area: EntityID
    /// Since when.
    public let from: EffectiveDate
    /// The last day, where one is planned.
    public let until: CalendarDay?
    /// What for.
    public let purpose: Text?
    /// The constraints that it is against, by id; empty where it is allowed.
    public let breaches: [StationClause]
    /// When, and on whose word.
    public let entry: EntryReference
    /// The events that it rests on.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        station: EntityID, nation: NationCode, unit: EntityID? = nil, post: EntityID? = nil, area: EntityID,
        from: EffectiveDate, until: CalendarDay? = nil, purpose: Text? = nil, breaches: [StationClause],
        entry: EntryReference, entries: [EventID]
    ) {
        self.station = station
        self.nation = nation
        self.unit = unit
        self.post = post
        self.area = area
        self.from = from
        self.until = until
        self.purpose = purpose
        self.breaches = breaches
        self.entry = entry
        self.entries = entries
    }
}
