/// The instrument by which a body authorises the force.
public struct Authorisation: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "record-authorisation"
    /// The kind of fact.
    public static let type = EventType(.mandate, "authorisation.recorded")

    /// Its id.
    public let authorisation: EntityID
    /// The body, such as the UN Security Council.
    public let body: Text
    /// The instrument, such as resolution 2803 (2025).
    public let instrument: Text
    /// The day of adoption.
    public let adoptedOn: CalendarDay
    /// The first day on which it holds, where that is later than the day of adoption.
    public let inForceFrom: CalendarDay?
    /// How the body voted.
    public let votes: Votes?
    /// The last day on which it holds; open-ended where missing.
    public let expiresOn: CalendarDay?
    /// Its own words that matter.
    public let wording: Text?

    /// Puts it together.
    public init(
        authorisation: EntityID, body: Text, instrument: Text, adoptedOn: CalendarDay,
        inForceFrom: CalendarDay? = nil, votes: Votes? = nil,
        expiresOn: CalendarDay? = nil, wording: Text? = nil
    ) {
        self.authorisation = authorisation
        self.body = body
        self.instrument = instrument
        self.adoptedOn = adoptedOn
        self.inForceFrom = inForceFrom
        self.votes = votes
        self.expiresOn = expiresOn
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("authorisation", authorisation) }
}
