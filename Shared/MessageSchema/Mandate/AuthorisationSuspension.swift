/// The suspension of an authorisation from the effective date on: until it is reinstated it authorises nothing.
public struct AuthorisationSuspension: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "suspend-authorisation"
    /// The kind of fact.
    public static let type = EventType(.mandate, "authorisation.suspended")

    /// The authorisation.
    public let authorisation: EntityID
    /// Why, in the words of who suspends it.
    public let reason: Text
    /// The instrument of the suspension.
    public let instrument: Text?

    /// Puts it together.
    public init(authorisation: EntityID, reason: Text, instrument: Text? = nil) {
        self.authorisation = authorisation
        self.reason = reason
        self.instrument = instrument
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("authorisation", authorisation) }
}
