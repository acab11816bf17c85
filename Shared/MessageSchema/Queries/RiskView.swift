/// The acceptance of a gap as a risk.
public struct RiskView: Codable, Hashable, Sendable {
    /// How many missing people it covers; the whole gap where missing.
    public let quantity: Int?
    /// Why.
    public let reason: Text
    /// Who accepts it.
    public let acceptedBy: Text
    /// The last day for which it is accepted.
    public let until: EffectiveDate?
    /// When, and on whose word.
    public let entry: EntryReference

    /// Puts it together.
    public init(
        quantity: Int? = nil, reason: Text, acceptedBy: Text, until: EffectiveDate? = nil, entry: EntryReference
    ) {
        self.quantity = quantity
        self.reason = reason
        self.acceptedBy = acceptedBy
        self.until = until
        self.entry = entry
    }
}
