/// One source's statement about a figure.
public struct ClaimView: Codable, Hashable, Sendable {
    /// Its id.
    public let claim: EntityID
    /// The service that keeps it.
    public let service: Coded<ServiceName>
    /// The figure it speaks of.
    public let figure: Coded<Figure>
    /// The entity whose figure it is; the operation as a whole where missing.
    public let of: Subject?
    /// Whom it speaks of, named or not.
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
    /// Claims that it contradicts in words.
    public let contradicts: [EntityID]?
    /// When, and on whose word.
    public let entry: EntryReference

    /// Puts it together.
    public init(
        claim: EntityID, service: Coded<ServiceName>, figure: Coded<Figure>, of: Subject? = nil, party: Party? = nil,
        count: Quantity? = nil, amount: Money? = nil, stage: Coded<LineStage>? = nil, by: EffectiveDate? = nil,
        wording: Text? = nil, contradicts: [EntityID]? = nil, entry: EntryReference
    ) {
        self.claim = claim
        self.service = service
        self.figure = figure
        self.of = of
        self.party = party
        self.count = count
        self.amount = amount
        self.stage = stage
        self.by = by
        self.wording = wording
        self.contradicts = contradicts
        self.entry = entry
    }
}
