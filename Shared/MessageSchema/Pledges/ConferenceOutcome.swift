/// How a conference went.
public struct ConferenceOutcome: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "record-conference-outcome"
    /// The kind of fact.
    public static let type = EventType(.pledges, "conference.concluded")

    /// The conference.
    public let conference: EntityID
    /// Who attended.
    public let attending: [Party]?
    /// What came of it.
    public let outcome: Text

    /// Puts it together.
    public init(conference: EntityID, attending: [Party]? = nil, outcome: Text) {
        self.conference = conference
        self.attending = attending
        self.outcome = outcome
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("conference", conference) }
}
