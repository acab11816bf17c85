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
    /// The pledges that were made there.
    public let pledges: [EntityID]?

    /// Puts it together.
    public init(conference: EntityID, attending: [Party]? = nil, outcome: Text, pledges: [EntityID]? = nil) {
        self.conference = conference
        self.attending = attending
        self.outcome = outcome
        self.pledges = pledges
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("conference", conference) }
}
