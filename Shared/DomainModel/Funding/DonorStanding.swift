public import MessageSchema

/// What one donor pledged, committed and paid at a moment.
public struct DonorStanding: Hashable, Sendable {
    /// The donor; every unnamed one stands for itself, `nil` for contributions whose pledge is not recorded.
    public let donor: Party?
    /// Its contributions as they stand, by id.
    public let contributions: [ContributionStanding]
    /// What they come to.
    public let totals: FundingTotals

    init(donor: Party?, contributions: [ContributionStanding], currency: CurrencyCode) {
        self.donor = donor
        self.contributions = contributions
        var totals = FundingTotals(in: currency)
        for contribution in contributions { totals.add(contribution) }
        self.totals = totals
    }
}
