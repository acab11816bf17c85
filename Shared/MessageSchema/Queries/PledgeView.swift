/// What one nation offers.
public struct PledgeView: Codable, Hashable, Sendable {
    /// Its id.
    public let pledge: EntityID
    /// Who offers it.
    public let nation: NationCode
    /// The nation's short English name.
    public let name: String
    /// The conference at which it was announced.
    public let conference: EntityID?
    /// Conditions in the nation's words.
    public let conditions: Text?
    /// The nation's or source's own words.
    public let wording: Text?
    /// What its lines come to.
    public let strength: StrengthFigure
    /// Its lines by id.
    public let lines: [LineView]
    /// The nation's caveats in force.
    public let caveats: [EntityID]
    /// The last event about it in the whole log, to give as `revision` with a command.
    public let revision: SequenceNumber
    /// When it was announced, and on whose word.
    public let entry: EntryReference
    /// The day on which the first of its lines lapses unless it is renewed; missing where none does.
    public let validUntil: CalendarDay?

    /// Puts it together.
    public init(
        pledge: EntityID, nation: NationCode, name: String, conference: EntityID? = nil, conditions: Text? = nil,
        wording: Text? = nil, strength: StrengthFigure, lines: [LineView], caveats: [EntityID],
        revision: SequenceNumber, entry: EntryReference, validUntil: CalendarDay? = nil
    ) {
        self.pledge = pledge
        self.nation = nation
        self.name = name
        self.conference = conference
        self.conditions = conditions
        self.wording = wording
        self.strength = strength
        self.lines = lines
        self.caveats = caveats
        self.revision = revision
        self.entry = entry
        self.validUntil = validUntil
    }
}
