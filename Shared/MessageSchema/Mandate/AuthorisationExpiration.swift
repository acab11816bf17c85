/// An authorisation ran out: brought about by time on the day after its last day, and by no sender.
public struct AuthorisationExpiration: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "expire-authorisation"
    /// The kind of fact.
    public static let type = EventType(.mandate, "authorisation.expired")

    /// The authorisation.
    public let authorisation: EntityID
    /// The last day on which it held.
    public let expiresOn: CalendarDay

    /// Puts it together.
    public init(authorisation: EntityID, expiresOn: CalendarDay) {
        self.authorisation = authorisation
        self.expiresOn = expiresOn
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("authorisation", authorisation) }
}
