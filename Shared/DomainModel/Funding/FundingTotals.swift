public import MessageSchema

/// What several contributions come to at a moment, each total with what it sums and its records.
///
/// Pledges are never added into a funding total: only commitments and payments count (OCHA FTS, DOMAIN.md section 2).
/// `paid` and `committed` overlap, because a payment fulfils a commitment; `funding` counts such money once.
public struct FundingTotals: Codable, Hashable, Sendable {
    /// The currency of every total.
    public let currency: CurrencyCode
    /// What is pledged; in none of the other totals.
    public private(set) var pledged: MoneySum
    /// What is committed, paid or not.
    public private(set) var committed: MoneySum
    /// What is paid in.
    public private(set) var paid: MoneySum
    /// What is committed and not yet paid.
    public private(set) var outstanding: MoneySum
    /// What is pledged and neither committed nor paid.
    public private(set) var uncommitted: MoneySum
    /// The funding: what is paid in and what is committed beyond it.
    public private(set) var funding: MoneySum

    /// Totals of nothing.
    public init(in currency: CurrencyCode) {
        self.currency = currency
        pledged = MoneySum(summing: "pledges, which are no funding and in no other total", in: currency)
        committed = MoneySum(summing: "commitments, paid or not", in: currency)
        paid = MoneySum(summing: "payments received", in: currency)
        outstanding = MoneySum(summing: "commitments less the payments towards them", in: currency)
        uncommitted = MoneySum(summing: "pledges less what of them is committed or paid", in: currency)
        funding = MoneySum(summing: "payments received and commitments not yet paid, without pledges", in: currency)
    }

    /// Adds what is counted of a contribution.
    public mutating func add(_ counted: CountedContribution) {
        for record in counted.pledged { pledged.add(record) }
        for record in counted.committed { committed.add(record) }
        for record in counted.uncommitted { uncommitted.add(record) }
        for record in counted.paid {
            paid.add(record)
            funding.add(record)
        }
        for record in counted.outstanding {
            outstanding.add(record)
            funding.add(record)
        }
        for (measure, omission) in counted.omissions { omit(omission, from: measure) }
    }

    private mutating func omit(_ omission: MoneySum.Omission, from measure: FundingMeasure) {
        switch measure {
        case .pledged: pledged.omit(omission)
        case .committed: committed.omit(omission)
        case .paid: paid.omit(omission)
        case .outstanding: outstanding.omit(omission)
        case .uncommitted: uncommitted.omit(omission)
        case .funding: funding.omit(omission)
        }
    }
}
