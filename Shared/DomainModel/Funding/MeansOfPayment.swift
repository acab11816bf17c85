public import MessageSchema

/// What there is to pay the force with: money held, then also what is committed, then also what is only pledged; goods and
/// services are in none of it (DOMAIN.md section 1, question 5).
public struct MeansOfPayment: Hashable, Sendable {
    /// The currency of all.
    public let currency: CurrencyCode
    /// What is paid in, whether its account is named or not.
    public let paid: MoneySum
    /// What is paid out of all accounts, in minor units.
    public let disbursed: Int128
    /// What is committed and not yet paid.
    public let outstanding: MoneySum
    /// What is pledged and neither committed nor paid.
    public let uncommitted: MoneySum
    /// What is committed or pledged and in neither of the two, because a condition suspends it, in minor units.
    public let withheld: Int128

    /// Paid in − disbursed, in minor units; below zero where reports say that more was paid out than came in.
    public var held: Int128 { paid.minor - disbursed }
    /// Held and committed.
    public var heldAndCommitted: Int128 { held + outstanding.minor }
    /// Held, committed and pledged.
    public var withPledges: Int128 { heldAndCommitted + uncommitted.minor }
}
