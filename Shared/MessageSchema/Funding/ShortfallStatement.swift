/// Money that is missing for the force within the twelve months after a day (DOMAIN.md section 2, funding).
public struct ShortfallStatement: Codable, Hashable, Sendable {
    /// For which strength.
    public let strength: Coded<StrengthBasis>
    /// Which money was counted.
    public let money: Coded<MoneyLevel>
    /// The day on which it was reckoned.
    public let on: CalendarDay
    /// The first month that is not paid for whole.
    public let month: EffectiveDate
    /// What is missing for all months to `until`, with the best figures of the strength; above zero.
    public let missing: Money
    /// The last month that was looked at.
    public let until: EffectiveDate

    /// Puts it together.
    public init(
        strength: Coded<StrengthBasis>, money: Coded<MoneyLevel>, on: CalendarDay, month: EffectiveDate,
        missing: Money, until: EffectiveDate
    ) {
        self.strength = strength
        self.money = money
        self.on = on
        self.month = month
        self.missing = missing
        self.until = until
    }
}
