import MessageSchema

/// What of one contribution is in the totals, once money that passes through several hands is counted once, and what is
/// not, with the reason.
public struct CountedContribution: Hashable, Sendable {
    /// Its part of what is pledged.
    public internal(set) var pledged: [MoneySum.Record] = []
    /// Its part of what is committed.
    public internal(set) var committed: [MoneySum.Record] = []
    /// Its part of what is paid in.
    public internal(set) var paid: [MoneySum.Record] = []
    /// Its part of what is committed and not yet paid.
    public internal(set) var outstanding: [MoneySum.Record] = []
    /// Its part of what is pledged and neither committed nor paid.
    public internal(set) var uncommitted: [MoneySum.Record] = []
    /// What is in no total, by the total it is missing from.
    public internal(set) var omissions: [(measure: FundingMeasure, omission: MoneySum.Omission)] = []

    init() {}

    /// What a contribution comes to by itself.
    init(_ standing: ContributionStanding) {
        pledged = [standing.pledgedRecord].compactMap { $0 }
        committed = [standing.committedRecord].compactMap { $0 }
        paid = standing.paidRecords
        outstanding = [standing.outstandingRecord].compactMap { $0 }
        uncommitted = [standing.uncommittedRecord].compactMap { $0 }
    }

    /// The same by value, omissions included.
    public static func == (left: CountedContribution, right: CountedContribution) -> Bool {
        left.lists == right.lists && left.omissions.map(\.measure) == right.omissions.map(\.measure)
            && left.omissions.map(\.omission) == right.omissions.map(\.omission)
    }

    /// Hashes the records.
    public func hash(into hasher: inout Hasher) { hasher.combine(lists) }

    private var lists: [[MoneySum.Record]] { [pledged, committed, paid, outstanding, uncommitted] }
}

extension MoneySum.Record {
    /// The record with a part of what it counts; the original amount in the same proportion, halves to even.
    func cut(to minor: Int128) -> MoneySum.Record {
        guard minor < counted.minor else { return self }
        let part = ContributionStanding.share(of: original.minor, minor, counted.minor)
        return MoneySum.Record(
            contribution: contribution, payment: payment, event: event,
            original: Money(minor: part, currency: original.currency),
            counted: Money(minor: minor, currency: counted.currency), basis: basis)
    }
}

extension [MoneySum.Record] {
    /// What the records count.
    var minor: Int128 { reduce(0) { $0 + $1.counted.minor } }

    /// The records from the end, so many of them that they come to a figure; the earliest of these only in part.
    func last(_ minor: Int128) -> [MoneySum.Record] {
        var (kept, rest): ([MoneySum.Record], Int128) = ([], minor)
        for record in reversed() where rest > 0 && record.counted.minor > 0 {
            kept.append(record.cut(to: rest))
            rest -= record.counted.minor
        }
        return kept.reversed()
    }
}
