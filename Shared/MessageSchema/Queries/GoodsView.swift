/// What is given in goods or services.
public struct GoodsView: Codable, Hashable, Sendable {
    /// What it is.
    public let goods: Text
    /// How much or how many of it.
    public let quantity: Quantity
    /// How far it has come.
    public let stage: Coded<InKindStage>
    /// The agreement that was signed.
    public let agreement: Text?
    /// Whether a value is known; without one it is in no total.
    public let valued: Bool
    /// The donor's or source's own words.
    public let wording: Text?
    /// When, and on whose word.
    public let entry: EntryReference

    /// Puts it together.
    public init(
        goods: Text, quantity: Quantity, stage: Coded<InKindStage>, agreement: Text? = nil, valued: Bool,
        wording: Text? = nil, entry: EntryReference
    ) {
        self.goods = goods
        self.quantity = quantity
        self.stage = stage
        self.agreement = agreement
        self.valued = valued
        self.wording = wording
        self.entry = entry
    }
}
