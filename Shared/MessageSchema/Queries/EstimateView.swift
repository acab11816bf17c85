/// Somebody's ceiling or forecast, and what is missing to it.
public struct EstimateView: Codable, Hashable, Sendable {
    /// Its id.
    public let estimate: EntityID
    /// What it speaks of.
    public let kind: Coded<EstimateKind>
    /// So many, where it says so.
    public let strength: Quantity?
    /// The date it speaks of.
    public let by: EffectiveDate?
    /// Days from the day asked for to that date; negative once it has passed.
    public let daysLeft: Int?
    /// The nation whose part it speaks of; the whole force where missing.
    public let nation: NationCode?
    /// Who states it.
    public let statedBy: Text
    /// The words of the source.
    public let wording: Text?
    /// What is missing to it on the ground; missing where it names no strength.
    public let missingInTheatre: StrengthGap?
    /// What is missing to it in what is committed; missing where it names no strength.
    public let missingNominal: StrengthGap?
    /// When, and on whose word.
    public let entry: EntryReference

    /// Puts it together.
    public init(
        estimate: EntityID, kind: Coded<EstimateKind>, strength: Quantity? = nil, by: EffectiveDate? = nil,
        daysLeft: Int? = nil, nation: NationCode? = nil, statedBy: Text, wording: Text? = nil,
        missingInTheatre: StrengthGap? = nil, missingNominal: StrengthGap? = nil, entry: EntryReference
    ) {
        self.estimate = estimate
        self.kind = kind
        self.strength = strength
        self.by = by
        self.daysLeft = daysLeft
        self.nation = nation
        self.statedBy = statedBy
        self.wording = wording
        self.missingInTheatre = missingInTheatre
        self.missingNominal = missingNominal
        self.entry = entry
    }
}
