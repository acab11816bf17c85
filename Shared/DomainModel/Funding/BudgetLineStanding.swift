public import MessageSchema

/// A budget line at a moment: what it is, what is set aside for it and what is spent on it.
public struct BudgetLineStanding: Hashable, Sendable {
    /// Its id.
    public let budgetLine: EntityID
    /// What it is and will cost; `nil` where nothing known says so.
    public let definition: Timeline<BudgetLineDefined>.Entry?
    /// What is set aside for it.
    public let allocations: [Timeline<FundAllocation>.Entry]
    /// What is spent on it.
    public let disbursements: [Timeline<FundsDisbursed>.Entry]

    /// What is set aside, in a currency's minor units.
    public func allocated(in currency: CurrencyCode) -> Int128 {
        allocations.reduce(0) { $1.value.amount.currency == currency ? $0 + $1.value.amount.minor : $0 }
    }

    /// What is spent, in a currency's minor units.
    public func disbursed(in currency: CurrencyCode) -> Int128 {
        disbursements.map(\.value.counted.amount).reduce(0) { $1.currency == currency ? $0 + $1.minor : $0 }
    }
}
