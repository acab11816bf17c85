/// One dated part of what a donor is to pay.
public struct Instalment: Codable, Hashable, Sendable {
    /// Its id, unique within the contribution.
    public let instalment: EntityID
    /// When it is due: a day, or a month, which means its last day.
    public let due: EffectiveDate
    /// How much, in the contribution's own currency.
    public let amount: Money

    /// Puts it together.
    public init(instalment: EntityID, due: EffectiveDate, amount: Money) {
        self.instalment = instalment
        self.due = due
        self.amount = amount
    }
}
