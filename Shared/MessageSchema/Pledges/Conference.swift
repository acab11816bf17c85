/// A conference that is called: place, date, convenor, invited, purpose.
public struct Conference: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "call-conference"
    /// The kind of fact.
    public static let type = EventType(.pledges, "conference.called")

    /// Its id.
    public let conference: EntityID
    /// What it is called.
    public let title: Text
    /// Where.
    public let place: Text
    /// When.
    public let on: EffectiveDate
    /// Who convenes it.
    public let convenor: Party?
    /// Who is invited.
    public let invited: [Party]?
    /// What for.
    public let purpose: Text?

    /// Puts it together.
    public init(
        conference: EntityID, title: Text, place: Text, on: EffectiveDate, convenor: Party? = nil,
        invited: [Party]? = nil, purpose: Text? = nil
    ) {
        self.conference = conference
        self.title = title
        self.place = place
        self.on = on
        self.convenor = convenor
        self.invited = invited
        self.purpose = purpose
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("conference", conference) }
}
