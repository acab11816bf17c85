/// A rate of exchange as it was used: how many units of `to` one unit of `from` buys, on a date.
///
/// The direction is always this one, whatever the source prints (DOMAIN.md section 2, funding).
public struct ExchangeRate: Codable, Hashable, Sendable {
    /// The currency that is given.
    public let from: CurrencyCode
    /// The currency that is bought.
    public let to: CurrencyCode
    /// Units of `to` for one unit of `from`.
    public let rate: Rate
    /// The day or month of the rate.
    public let date: EffectiveDate

    /// Names a rate.
    public init(from: CurrencyCode, to: CurrencyCode, rate: Rate, date: EffectiveDate) {
        self.from = from
        self.to = to
        self.rate = rate
        self.date = date
    }

    /// A positive decimal with at most 12 digits before and 12 after the point, as a string.
    public struct Rate: WireText {
        /// The decimal as it was given.
        public let wire: String
        /// The value times 10^12.
        let scaled: Int128

        /// Reads a decimal of the form above.
        public init(wire: String) throws(InvalidValue) {
            guard let decimal = DecimalText(wire), decimal.whole.count <= 12, decimal.fraction.count <= 12,
                decimal.scaled(toDecimals: 12) > 0
            else {
                throw InvalidValue(
                    "a rate is a decimal above zero in a string, with at most 12 digits before and after the point, "
                        + "such as \"1.0837\", not \(Self.quoted(wire))")
            }
            self.wire = wire
            scaled = decimal.scaled(toDecimals: 12)
        }

        private init(unchecked: String, scaled: Int128) {
            wire = unchecked
            self.scaled = scaled
        }

        /// A string with a decimal.
        public static var schema: JSONSchema {
            .string(
                pattern: "^[0-9]{1,12}(\\.[0-9]{1,12})?$", description: "units of `to` for one unit of `from`")
        }

        /// A rate for probing.
        public static var schemaSample: Rate { Rate(unchecked: "1", scaled: 1_000_000_000_000) }
    }

    /// An amount in the other currency, rounded to its minor unit, halves to even.
    /// - Throws: `InvalidValue` where the amount is not in the currency `from`, or comes to more than an amount can be.
    public func convert(_ money: Money) throws(InvalidValue) -> Money {
        guard money.currency == from else {
            throw InvalidValue(
                "the rate is from \(from.wire) to \(to.wire), but the amount is in \(money.currency.wire); "
                    + "give the rate from \(money.currency.wire)")
        }
        // An amount of up to 10^19 minor units times a rate of up to 10^24 needs more digits than 128 bits hold, so the
        // product is taken in full width, and the scales are multiplied into the factors that have room for them.
        let factor = rate.scaled.magnitude * Self.powerOfTen(max(0, to.minorUnits - from.minorUnits))
        let divisor = 1_000_000_000_000 * Self.powerOfTen(max(0, from.minorUnits - to.minorUnits))
        let product = money.minor.magnitude.multipliedFullWidth(by: factor)
        guard product.high < divisor, let converted = Self.roundedHalfEven(product, by: divisor),
            converted < Money.bound(of: to)
        else {
            throw InvalidValue(
                "\(money) at \(rate.wire) comes to 10^15 \(to.wire) or more, which no amount can be; check the rate's "
                    + "direction")
        }
        return Money(minor: money.minor < 0 ? -Int128(converted) : Int128(converted), currency: to)
    }

    private static func powerOfTen(_ exponent: Int) -> UInt128 {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }

    /// The quotient rounded to even at the half; `nil` where it does not fit. The divisor exceeds the dividend's high
    /// half.
    private static func roundedHalfEven(
        _ dividend: (high: UInt128, low: UInt128), by divisor: UInt128
    ) -> UInt128? {
        let (quotient, remainder) = divisor.dividingFullWidth(dividend)
        let rest = divisor - remainder
        guard remainder > rest || (remainder == rest && quotient % 2 == 1) else { return quotient }
        let (rounded, overflow) = quotient.addingReportingOverflow(1)
        return overflow ? nil : rounded
    }
}
