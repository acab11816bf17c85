public import MessageSchema

/// How well a donor, or all of them, keep their word: shares in basis points (hundredths of a percent), whole numbers
/// rounded down, and `nil` where there is nothing to compare with, which is not zero.
///
/// Payments and dues are counted at the rate of the commitment or pledge that they belong to, so that a change of rates is
/// no failing of the donor. Contributions that only pass money on, or whose value is unknown, are in no share.
public struct Fulfilment: Codable, Hashable, Sendable {
    /// The day by which dues are looked at; `nil` for all of them.
    public let by: CalendarDay?
    /// What is pledged, in minor units of the operation's currency.
    public private(set) var pledged: Int128 = 0
    /// What is committed, less what is written down or cancelled.
    public private(set) var committed: Int128 = 0
    /// What is paid of what is committed.
    public private(set) var paid: Int128 = 0
    /// What was due by the day, of contributions with a schedule.
    public private(set) var due: Int128 = 0
    /// What is paid of what was due.
    public private(set) var paidOfDue: Int128 = 0
    /// How many contributions have no schedule, and are in no due.
    public private(set) var withoutSchedule = 0
    /// How many contributions are of unknown value, and in no figure.
    public private(set) var unvalued = 0

    /// Works it out for some contributions.
    public init(of standings: [ContributionStanding], by day: CalendarDay?) {
        by = day
        for standing in standings { add(standing) }
    }

    /// Paid of what was due by the day; above 10,000 never, since what is paid ahead is not due yet.
    public var paidPerDue: Int? { Self.points(paidOfDue, of: due) }
    /// Paid of what is committed; above 10,000 where more is paid.
    public var paidPerCommitted: Int? { Self.points(paid, of: committed) }
    /// Committed of what is pledged; above 10,000 where more is committed.
    public var committedPerPledged: Int? { Self.points(committed, of: pledged) }

    private mutating func add(_ standing: ContributionStanding) {
        guard standing.boundary == .known(.incoming) else { return }
        guard !standing.isUnvalued else {
            unvalued += 1
            return
        }
        let basis =
            standing.committed.map { ($0.value.amount, $0.value.counted.amount) }
            ?? standing.pledged.map { ($0.value.amount, $0.value.counted.amount) }
        func counted(_ amount: Money) -> Int128 {
            guard let basis, basis.0.minor > 0 else {
                return standing.payments.reduce(0) { $0 + $1.entry.value.counted.amount.minor }
            }
            return ContributionStanding.proportion(of: basis.1.minor, amount.minor, basis.0.minor)
        }
        if let pledge = standing.pledged { pledged += pledge.value.counted.amount.minor }
        if standing.committed != nil {
            committed += counted(standing.netCommitted)
            paid += counted(standing.paid)
        }
        guard let plan = standing.plan(by: by) else {
            if standing.schedule == nil { withoutSchedule += 1 }
            return
        }
        due += counted(plan.due)
        paidOfDue += counted(Money(minor: min(plan.due.minor, standing.paid.minor), currency: standing.currency))
    }

    private static func points(_ part: Int128, of whole: Int128) -> Int? {
        guard whole > 0, let points = Int(exactly: ContributionStanding.floor(of: 10_000, part, whole)) else {
            return nil
        }
        return points
    }

    private enum CodingKeys: String, CodingKey {
        case by, pledged, committed, paid, due, paidOfDue, withoutSchedule, unvalued
    }
}
