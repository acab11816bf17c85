public import MessageSchema

/// What money lacks to pay for some months: opened once there is one, closed once there is none (DOMAIN.md section 2,
/// funding).
public struct Shortfall: Codable, Hashable, Sendable {
    /// The first month that is not paid for whole.
    public let month: CalendarMonth
    /// What is missing for all of the months, in minor units; above zero.
    public let missing: Int128
    /// The currency.
    public let currency: CurrencyCode

    /// What is missing by one of the strength's figures, or `nil` where the money pays for all of the months.
    ///
    /// Costs that nobody gives are in none of the months, so without a shortfall there may be one all the same: see
    /// `MonthlyCost.isOpen`.
    public init?(money: Int128, costs: [MonthlyCost], by figure: CostFigure = .best) {
        var (rest, first): (Int128, MonthlyCost?) = (money, nil)
        for cost in costs {
            rest -= cost.minor(figure)
            if rest < 0, cost.minor(figure) > 0, first == nil { first = cost }
        }
        guard let first, rest < 0 else { return nil }
        month = first.month
        missing = -rest
        currency = first.currency
    }
}
