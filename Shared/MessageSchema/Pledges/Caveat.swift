/// A national limitation as data: what it refuses or requires, its effect, and the nation's own words. It belongs to
/// a nation in an operation and may exist before any pledge does.
public struct Caveat: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "declare-caveat"
    /// The kind of fact.
    public static let type = EventType(.pledges, "caveat.declared")

    /// Its id.
    public let caveat: EntityID
    /// Whose caveat it is.
    public let party: Party
    /// What it limits.
    public let kind: Coded<CaveatKind>
    /// What it does to availability where it applies.
    public let effect: Coded<CaveatEffect>
    /// The contributions it applies to; all of the nation's where missing.
    public let scope: [CaveatScope]?
    /// Tasks that it refuses.
    public let refusesTasks: [EntityID]?
    /// Areas that it refuses, sub-areas included.
    public let refusesAreas: [EntityID]?
    /// The only areas that it allows, sub-areas included.
    public let onlyAreas: [EntityID]?
    /// The most force that it allows.
    public let ceiling: Coded<UseOfForce>?
    /// Preconditions that must be met.
    public let requires: [EntityID]?
    /// What it demands of the command relationship.
    public let command: Text?
    /// The most authority over its units that the nation lets go of; where that is all, it says nothing else of command.
    public let authority: Coded<CommandAuthority>?
    /// From when it applies.
    public let from: EffectiveDate?
    /// Until when it applies.
    public let until: EffectiveDate?
    /// The nation's own words.
    public let wording: Text

    /// Puts it together.
    public init(
        caveat: EntityID, party: Party, kind: Coded<CaveatKind>, effect: Coded<CaveatEffect>,
        scope: [CaveatScope]? = nil, refusesTasks: [EntityID]? = nil, refusesAreas: [EntityID]? = nil,
        onlyAreas: [EntityID]? = nil, ceiling: Coded<UseOfForce>? = nil, requires: [EntityID]? = nil,
        command: Text? = nil, authority: Coded<CommandAuthority>? = nil, from: EffectiveDate? = nil,
        until: EffectiveDate? = nil, wording: Text
    ) {
        self.caveat = caveat
        self.party = party
        self.kind = kind
        self.effect = effect
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
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("caveat", caveat) }
}
