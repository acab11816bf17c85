public import MessageSchema

/// What a donor is to pay by a day, beside what it paid: planned and actual (DOMAIN.md section 2, funding; IATI's planned
/// disbursements).
public struct PaymentPlan: Hashable, Sendable {
    /// The instalments in the order in which they fall due.
    public let instalments: [Part]
    /// What is due by the day, in the contribution's own currency.
    public let due: Money
    /// What of that is not paid.
    public let overdue: Money
    /// What the whole schedule comes to.
    public let planned: Money

    /// One instalment with what is paid of it: payments fill the instalments in their order.
    public struct Part: Hashable, Sendable {
        /// The instalment.
        public let instalment: Instalment
        /// What is paid of it.
        public let paid: Money
        /// Whether it is due by the day and not paid whole.
        public let isOverdue: Bool
    }
}

extension ContributionStanding {
    /// The schedule beside the payments, by a day, or whole without one; `nil` where there is no schedule, or where the
    /// contribution is cancelled and nothing is due any more.
    public func plan(by day: CalendarDay?) -> PaymentPlan? {
        guard let schedule = schedule?.value, !isCancelled else { return nil }
        let ordered = schedule.instalments.filter { $0.amount.currency == currency }
            .sorted { ($0.due, $0.instalment) < ($1.due, $1.instalment) }
        var rest = paid.minor
        var (due, overdue, planned): (Int128, Int128, Int128) = (0, 0, 0)
        let parts = ordered.map { instalment -> PaymentPlan.Part in
            let covered = min(rest, instalment.amount.minor)
            rest -= covered
            let isDue = day.map { instalment.due.lastDay <= $0 } ?? true
            planned += instalment.amount.minor
            if isDue {
                due += instalment.amount.minor
                overdue += instalment.amount.minor - covered
            }
            return PaymentPlan.Part(
                instalment: instalment, paid: Money(minor: covered, currency: currency),
                isOverdue: isDue && covered < instalment.amount.minor)
        }
        func money(_ minor: Int128) -> Money { Money(minor: minor, currency: currency) }
        return PaymentPlan(instalments: parts, due: money(due), overdue: money(overdue), planned: money(planned))
    }
}
