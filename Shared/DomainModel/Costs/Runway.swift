import MessageSchema

/// How long money lasts: the first month that it no longer pays for whole, month by month from a first one (DOMAIN.md
/// section 2, funding).
public struct Runway: Codable, Hashable, Sendable {
    /// The first month that is to be paid for.
    public let from: CalendarMonth
    /// What there is to pay with, in minor units; below zero where more is spent than came in.
    public let money: Int128
    /// By the best figures of the strength.
    public let best: End
    /// By the high figures: no earlier than this, as far as highs are known.
    public let earliest: End
    /// By the low figures: no later than this.
    public let latest: End
    /// Whether a cost is left out of it, so that the money runs out in that month or before: headcounts, rates or amounts
    /// that nobody gives.
    public let isBound: Bool

    /// Where the money ends.
    public enum End: Codable, Hashable, Sendable {
        /// It does not pay for this month whole; so many months before it are paid.
        case runsOut(month: CalendarMonth, monthsPaid: Int)
        /// It pays for every month that was looked at, so many.
        case lasts(months: Int)
        /// Nothing is known that would cost anything.
        case noKnownCost
    }

    /// How many months are looked at: fifty years.
    public static let horizon = 600

    /// Works out how long money lasts against the costs of months in a row.
    public init(money: Int128, costs: [MonthlyCost], from: CalendarMonth) {
        self.from = from
        self.money = money
        best = Self.end(of: money, costs, .best)
        earliest = Self.end(of: money, costs, .high)
        latest = Self.end(of: money, costs, .low)
        let length = best.length ?? costs.count
        isBound = costs.prefix(max(1, length + 1)).contains(where: \.isOpen)
    }

    private static func end(of money: Int128, _ costs: [MonthlyCost], _ figure: CostFigure) -> End {
        guard costs.contains(where: { $0.minor(figure) > 0 }) else { return .noKnownCost }
        var rest = money
        for (index, cost) in costs.enumerated() {
            rest -= cost.minor(figure)
            // A month that costs nothing is paid even where there is nothing.
            if rest < 0, cost.minor(figure) > 0 { return .runsOut(month: cost.month, monthsPaid: index) }
        }
        return .lasts(months: costs.count)
    }
}

extension Runway.End {
    /// The months that are paid, where the money runs out.
    var length: Int? { if case .runsOut(_, let months) = self { months } else { nil } }
}
