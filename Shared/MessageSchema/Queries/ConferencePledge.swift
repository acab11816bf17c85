/// A pledge that was made at a conference.
public struct ConferencePledge: Codable, Hashable, Sendable {
    /// The pledge.
    public let pledge: EntityID
    /// Who offers it.
    public let nation: NationCode
    /// The nation's short English name.
    public let name: String
    /// What its lines come to, whatever their stage.
    public let strength: StrengthFigure
    /// What links it: `pledge` where the pledge names the conference, `outcome` where the outcome names the pledge.
    public let linkedBy: [String]
    /// The events that link it.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        pledge: EntityID, nation: NationCode, name: String, strength: StrengthFigure, linkedBy: [String],
        entries: [EventID]
    ) {
        self.pledge = pledge
        self.nation = nation
        self.name = name
        self.strength = strength
        self.linkedBy = linkedBy
        self.entries = entries
    }
}
