/// One source's statement about a figure; claims may contradict each other and are all kept (DOMAIN.md section 2,
/// pledges).
public struct Claim: Codable, Hashable, Sendable {
    /// The id of the claim.
    public let claim: EntityID
    /// The figure it speaks of.
    public let figure: Coded<Figure>
    /// The entity whose figure it is, such as `conference/doha`; the operation as a whole where missing.
    public let of: Subject?
    /// Whom it speaks of, named or not, such as "nine states".
    public let party: Party?
    /// How many, where it says so.
    public let count: Quantity?
    /// How much, where it says so.
    public let amount: Money?
    /// The stage that a claim on strength speaks of.
    public let stage: Coded<LineStage>?
    /// The date by which, where it speaks of the future.
    public let by: EffectiveDate?
    /// The words of the source.
    public let wording: Text?
    /// Claims that it contradicts in words where the figures alone do not show it.
    public let contradicts: [EntityID]?

    /// Puts it together.
    public init(
        claim: EntityID, figure: Coded<Figure>, of: Subject? = nil, party: Party? = nil, count: Quantity? = nil,
        amount: Money? = nil, stage: Coded<LineStage>? = nil, by: EffectiveDate? = nil, wording: Text? = nil,
        contradicts: [EntityID]? = nil
    ) {
        self.claim = claim
        self.figure = figure
        self.of = of
        self.party = party
        self.count = count
        self.amount = amount
        self.stage = stage
        self.by = by
        self.wording = wording
        self.contradicts = contradicts
    }
}
