/// A unit of the force, and who holds authority over it beside its nation.
public struct UnitView: Codable, Hashable, Sendable {
    /// Its id.
    public let unit: EntityID
    /// What it is called.
    public let title: Text
    /// Its nation, which keeps full command; missing where the pledge's announcement is not known.
    public let nation: NationCode?
    /// The pledge that it comes from.
    public let pledge: EntityID
    /// The pledge's line.
    public let line: EntityID
    /// How far the line has come; missing where that is not known.
    public let stage: Coded<LineStage>?
    /// How strong it is on the ground.
    public let strength: Quantity?
    /// The post that holds authority; none where the unit is under its nation alone.
    public let post: EntityID?
    /// What the post holds; `none` where nothing is transferred.
    public let authority: Coded<CommandAuthority>
    /// The order that this rests on.
    public let order: Text?
    /// Whether authority is transferred though nothing shows that the unit was in theatre.
    public let notEvidenced: Bool
    /// Whether its line is on hold or withdrawn.
    public let atRisk: Bool
    /// The events that it rests on.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        unit: EntityID, title: Text, nation: NationCode? = nil, pledge: EntityID, line: EntityID,
        stage: Coded<LineStage>? = nil, strength: Quantity? = nil, post: EntityID? = nil,
        authority: Coded<CommandAuthority>, order: Text? = nil, notEvidenced: Bool, atRisk: Bool, entries: [EventID]
    ) {
        self.unit = unit
        self.title = title
        self.nation = nation
        self.pledge = pledge
        self.line = line
        self.stage = stage
        self.strength = strength
        self.post = post
        self.authority = authority
        self.order = order
        self.notEvidenced = notEvidenced
        self.atRisk = atRisk
        self.entries = entries
    }
}
