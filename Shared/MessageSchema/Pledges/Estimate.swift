/// Somebody's ceiling or forecast.
public struct Estimate: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "record-estimate"
    /// The kind of fact.
    public static let type = EventType(.pledges, "estimate.recorded")

    /// Its id.
    public let estimate: EntityID
    /// What it speaks of.
    public let kind: Coded<EstimateKind>
    /// So many, where it says so.
    public let strength: Quantity?
    /// The date it speaks of, where it says so.
    public let by: EffectiveDate?
    /// The nation whose part it speaks of; the whole force where missing.
    public let nation: NationCode?
    /// Who states it.
    public let statedBy: Text
    /// The words of the source.
    public let wording: Text?

    /// Puts it together.
    public init(
        estimate: EntityID, kind: Coded<EstimateKind>, strength: Quantity? = nil, by: EffectiveDate? = nil,
        nation: NationCode? = nil, statedBy: Text, wording: Text? = nil
    ) {
        self.estimate = estimate
        self.kind = kind
        self.strength = strength
        self.by = by
        self.nation = nation
        self.statedBy = statedBy
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("estimate", estimate) }
}
