/// A conference and how it went.
public struct ConferenceView: Codable, Hashable, Sendable {
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
    /// Who attended.
    public let attending: [Party]?
    /// What came of it.
    public let outcome: Text?
    /// The pledges that were made there, by id; missing where none is known.
    public let pledges: [ConferencePledge]?
    /// What those pledges come to, whatever the stage of their lines.
    public let strength: StrengthFigure?
    /// What sources say of how many attended; missing where none does.
    public let reported: ReportedFigure?
    /// The events that it rests on.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        conference: EntityID, title: Text, place: Text, on: EffectiveDate, convenor: Party? = nil,
        invited: [Party]? = nil, purpose: Text? = nil, attending: [Party]? = nil, outcome: Text? = nil,
        pledges: [ConferencePledge]? = nil, strength: StrengthFigure? = nil, reported: ReportedFigure? = nil,
        entries: [EventID]
    ) {
        self.conference = conference
        self.title = title
        self.place = place
        self.on = on
        self.convenor = convenor
        self.invited = invited
        self.purpose = purpose
        self.attending = attending
        self.outcome = outcome
        self.pledges = pledges
        self.strength = strength
        self.reported = reported
        self.entries = entries
    }
}
