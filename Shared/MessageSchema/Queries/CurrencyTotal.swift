/// What is counted of the contributions in one currency, in that currency.
public struct CurrencyTotal: Codable, Hashable, Sendable {
    /// The currency in which it was given.
    public let currency: CurrencyCode
    /// What is pledged.
    public let pledged: MoneyFigure
    /// What is committed, paid or not.
    public let committed: MoneyFigure
    /// What is paid in.
    public let paid: MoneyFigure

    /// Puts it together.
    public init(currency: CurrencyCode, pledged: MoneyFigure, committed: MoneyFigure, paid: MoneyFigure) {
        self.currency = currency
        self.pledged = pledged
        self.committed = committed
        self.paid = paid
    }
}
