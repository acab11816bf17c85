/// What a nation offers, in lines.
public struct PledgeAnnouncement: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "announce-pledge"
    /// The kind of fact.
    public static let type = EventType(.pledges, "pledge.announced")

    /// Its id.
    public let pledge: EntityID
    /// Who offers it.
    public let nation: NationCode
    /// What is offered; at least one line, at most 200.
    public let lines: [LineOffer]
    /// The conference at which it was announced.
    public let conference: EntityID?
    /// Conditions in the nation's words; caveats are declared as such.
    public let conditions: Text?
    /// The nation's or source's own words.
    public let wording: Text?

    /// Puts it together.
    public init(
        pledge: EntityID, nation: NationCode, lines: [LineOffer], conference: EntityID? = nil,
        conditions: Text? = nil, wording: Text? = nil
    ) {
        self.pledge = pledge
        self.nation = nation
        self.lines = lines
        self.conference = conference
        self.conditions = conditions
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("pledge", pledge) }
}
