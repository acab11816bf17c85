/// An amount in the operation's currency, and where it comes from.
public struct ConvertedMoney: Codable, Hashable, Sendable {
    /// The amount in the operation's currency.
    public let amount: Money
    /// Where it comes from.
    public let basis: Coded<ConversionBasis>
    /// The rate that was used, where one was.
    public let rate: ExchangeRate?

    /// Puts it together.
    public init(amount: Money, basis: Coded<ConversionBasis>, rate: ExchangeRate? = nil) {
        self.amount = amount
        self.basis = basis
        self.rate = rate
    }
}
