/// A national limitation.
public struct CaveatView: Codable, Hashable, Sendable {
    /// Its id.
    public let caveat: EntityID
    /// Whose it is.
    public let party: Party
    /// What it limits.
    public let kind: Coded<CaveatKind>
    /// What it does to availability where it applies.
    public let effect: Coded<CaveatEffect>
    /// Whether it holds on the day asked for.
    public let inForce: Bool
    /// Whether it was lifted.
    public let lifted: Bool
    /// The contributions it applies to; all of the nation's where missing.
    public let scope: [CaveatScope]?
    /// Tasks that it refuses.
    public let refusesTasks: [EntityID]?
    /// Areas that it refuses.
    public let refusesAreas: [EntityID]?
    /// The only areas that it allows.
    public let onlyAreas: [EntityID]?
    /// The most force that it allows.
    public let ceiling: Coded<UseOfForce>?
    /// Preconditions that must be met.
    public let requires: [EntityID]?
    /// What it demands of the command relationship.
    public let command: Text?
    /// The most authority over its units that the nation lets go of.
    public let authority: Coded<CommandAuthority>?
    /// From when it applies.
    public let from: EffectiveDate?
    /// Until when it applies.
    public let until: EffectiveDate?
    /// The nation's own words.
    public let wording: Text
    /// When, and on whose word.
    public let entry: EntryReference

    /// Puts it together.
    public init(
        caveat: EntityID, party: Party, kind: Coded<CaveatKind>, effect: Coded<CaveatEffect>, inForce: Bool,
        lifted: Bool, scope: [CaveatScope]? = nil, refusesTasks: [EntityID]? = nil, refusesAreas: [EntityID]? = nil,
        onlyAreas: [EntityID]? = nil, ceiling: Coded<UseOfForce>? = nil, requires: [EntityID]? = nil,
        command: Text? = nil, authority: Coded<CommandAuthority>? = nil, from: EffectiveDate? = nil,
        until: EffectiveDate? = nil, wording: Text,
        entry: EntryReference
    ) {
        self.caveat = caveat
        self.party = party
        self.kind = kind
        self.effect = effect
        self.inForce = inForce
        self.lifted = lifted
        self.scope = scope
        self.refusesTasks = refusesTasks
        self.refusesAreas = refusesAreas
        self.onlyAreas = onlyAreas
        self.ceiling = ceiling
        self.requires = requires
        self.command = command
        self.authority = authority
        self.from = from
        self.until = until
        self.wording = wording
        self.entry = entry
    }
}
