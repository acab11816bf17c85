public import MessageSchema

/// What is paid into an account, allocated and disbursed at a moment; entries too weak to move a value are not in it.
///
/// Held is paid in − disbursed. It can be below zero where reports say that more was paid out than came in; that is shown
/// as it is.
public struct AccountStanding: Hashable, Sendable {
    /// The account.
    public let account: EntityID
    /// What it is called and who holds it.
    public let opening: Timeline<AccountOpening>.Entry?
    /// That it is closed.
    public let closure: Timeline<AccountClosure>.Entry?
    /// The payments into it, by contribution and payment.
    public let deposits: [Deposit]
    /// What is set aside, by allocation.
    public let allocations: [Timeline<FundAllocation>.Entry]
    /// What is paid out, by disbursement.
    public let disbursements: [Timeline<FundsDisbursed>.Entry]

    /// A payment into an account.
    public struct Deposit: Hashable, Sendable {
        /// The contribution.
        public let contribution: EntityID
        /// The payment.
        public let payment: EntityID
        /// The amount, and where it comes from.
        public let entry: Timeline<PaymentFigure>.Entry
    }

    /// What is paid in, in a currency's minor units.
    public func paidIn(in currency: CurrencyCode) -> Int128 {
        sum(deposits.map(\.entry.value.counted.amount), in: currency)
    }

    /// What is paid out, in a currency's minor units; for one budget line where one is named.
    public func disbursed(in currency: CurrencyCode, for line: EntityID? = nil) -> Int128 {
        sum(
            disbursements.filter { line == nil || $0.value.budgetLine == line }.map(\.value.counted.amount),
            in: currency)
    }

    /// What is set aside, paid out or not, in a currency's minor units; for one budget line where one is named.
    public func allocated(in currency: CurrencyCode, for line: EntityID? = nil) -> Int128 {
        sum(allocations.filter { line == nil || $0.value.budgetLine == line }.map(\.value.amount), in: currency)
    }

    /// Paid in − disbursed, in a currency's minor units.
    public func held(in currency: CurrencyCode) -> Int128 { paidIn(in: currency) - disbursed(in: currency) }

    /// Paid in − allocated, in a currency's minor units: what is not set aside for anything.
    public func unallocated(in currency: CurrencyCode) -> Int128 { paidIn(in: currency) - allocated(in: currency) }

    private func sum(_ amounts: [Money], in currency: CurrencyCode) -> Int128 {
        amounts.reduce(0) { $1.currency == currency ? $0 + $1.minor : $0 }
    }
}
