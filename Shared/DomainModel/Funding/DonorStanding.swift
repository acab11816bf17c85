public import MessageSchema

/// What one donor pledged, committed and paid at a moment.
public struct DonorStanding: Hashable, Sendable {
    /// The donor; every unnamed one stands for itself, `nil` for contributions whose pledge is not recorded.
    public let donor: Party?
    /// Its contributions as they stand, by id.
    public let contributions: [ContributionStanding]
    /// What they come to.
    public let totals: FundingTotals

    /// How well it keeps its word.
    public let fulfilment: Fulfilment

    init(
        donor: Party?, contributions: [ContributionStanding], count: FundingCount, currency: CurrencyCode,
        by day: CalendarDay?
    ) {
        self.donor = donor
        self.contributions = contributions
        totals = count.totals(of: contributions.map(\.contribution), in: currency)
        fulfilment = Fulfilment(of: contributions, by: day)
    }
}
