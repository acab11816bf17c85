/// A renewal of an authorisation until a later day.
public struct AuthorisationRenewal: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "renew-authorisation"
    /// The kind of fact.
    public static let type = EventType(.mandate, "authorisation.renewed")

    /// The authorisation.
    public let authorisation: EntityID
    /// The last day on which it now holds.
    public let expiresOn: CalendarDay
    /// The instrument of the renewal.
    public let instrument: Text?

    /// Puts it together.
    public init(authorisation: EntityID, expiresOn: CalendarDay, instrument: Text? = nil) {
        self.authorisation = authorisation
        self.expiresOn = expiresOn
        self.instrument = instrument
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("authorisation", authorisation) }
}
