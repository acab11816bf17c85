/// The end of the suspension of an authorisation from the effective date on.
public struct AuthorisationReinstatement: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "reinstate-authorisation"
    /// The kind of fact.
    public static let type = EventType(.mandate, "authorisation.reinstated")

    /// The authorisation.
    public let authorisation: EntityID
    /// Why, in the words of who reinstates it.
    public let reason: Text?
    /// The instrument of the reinstatement.
    public let instrument: Text?

    /// Puts it together.
    public init(authorisation: EntityID, reason: Text? = nil, instrument: Text? = nil) {
        self.authorisation = authorisation
        self.reason = reason
        self.instrument = instrument
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("authorisation", authorisation) }
}
