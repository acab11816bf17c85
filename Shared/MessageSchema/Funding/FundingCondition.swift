/// A donor's condition as data: what it refuses or requires, its effect, and the donor's own words; the same data as a nation's
/// caveat. It belongs to a donor in an operation, and may exist before any contribution does.
public struct FundingCondition: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "declare-condition"
    /// The kind of fact.
    public static let type = EventType(.funding, "condition.declared")

    /// Its id.
    public let condition: EntityID
    /// Whose condition it is.
    public let party: Party
    /// What it limits.
    public let kind: Coded<CaveatKind>
    /// What it does to the money where it is not met.
    public let effect: Coded<CaveatEffect>
    /// The contributions it applies to; all of the donor's where missing.
    public let contributions: [EntityID]?
    /// Tasks that the money must not pay for.
    public let refusesTasks: [EntityID]?
    /// Areas that it must not be used in, sub-areas included.
    public let refusesAreas: [EntityID]?
    /// The only areas that it may be used in, sub-areas included.
    public let onlyAreas: [EntityID]?
    /// The most force that it may pay for.
    public let ceiling: Coded<UseOfForce>?
    /// Preconditions that must be met.
    public let requires: [EntityID]?
    /// From when it applies.
    public let from: EffectiveDate?
    /// Until when it applies.
    public let until: EffectiveDate?
    /// The donor's own words.
    public let wording: Text

    /// Puts it together.
    public init(
        condition: EntityID, party: Party, kind: Coded<CaveatKind>, effect: Coded<CaveatEffect>,
        contributions: [EntityID]? = nil, refusesTasks: [EntityID]? = nil, refusesAreas: [EntityID]? = nil,
        onlyAreas: [EntityID]? = nil, ceiling: Coded<UseOfForce>? = nil, requires: [EntityID]? = nil,
        from: EffectiveDate? = nil, until: EffectiveDate? = nil, wording: Text
    ) {
        self.condition = condition
        self.party = party
        self.kind = kind
        self.effect = effect
        self.contributions = contributions
        self.refusesTasks = refusesTasks
        self.refusesAreas = refusesAreas
        self.onlyAreas = onlyAreas
        self.ceiling = ceiling
        self.requires = requires
        self.from = from
        self.until = until
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("condition", condition) }
}
