/// One instalment of a schedule beside what is paid of it.
public struct InstalmentView: Codable, Hashable, Sendable {
    /// Its id.
    public let instalment: EntityID
    /// When it is due.
    public let due: EffectiveDate
    /// How much is planned.
    public let amount: Money
    /// How much of it is paid; payments fill the instalments in their order.
    public let paid: Money
    /// Whether it is due by the day asked for and not paid whole.
    public let overdue: Bool

    /// Puts it together.
    public init(instalment: EntityID, due: EffectiveDate, amount: Money, paid: Money, overdue: Bool) {
        self.instalment = instalment
        self.due = due
        self.amount = amount
        self.paid = paid
        self.overdue = overdue
    }
}
