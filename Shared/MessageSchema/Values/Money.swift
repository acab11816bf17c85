/// An amount in a currency, kept in its minor units and never as floating point.
///
/// On the wire `{"amount": "7000000000.00", "currency": "USD"}`: the amount is a decimal *string* with at most as many
/// decimals as the currency has, not negative, below 10^15.
public struct Money: Codable, Hashable, Sendable, CustomStringConvertible, SchemaDescribed {
    /// The amount in minor units: cents for USD, fils for KWD.
    public let minor: Int128
    /// The currency.
    public let currency: CurrencyCode

    /// An amount in minor units.
    public init(minor: Int128, currency: CurrencyCode) {
        self.minor = minor
        self.currency = currency
    }

    /// Reads a decimal text.
    /// - Throws: `InvalidValue` where the text is no decimal, is negative, has more decimals than the currency, or is
    ///   not below 10^15.
    public init(amount: String, currency: CurrencyCode) throws(InvalidValue) {
        guard let decimal = DecimalText(amount), decimal.whole.count <= 15 else {
            throw InvalidValue(
                "an amount is a decimal in a string, such as \"7000000000\" or \"12.50\", not negative, without "
                    + "separators and below 10^15, not \(Text.quoted(amount))")
        }
        guard decimal.fraction.count <= currency.minorUnits else {
            throw InvalidValue(
                "\(currency.wire) has \(currency.minorUnits) decimals, but \(Text.quoted(amount)) has "
                    + "\(decimal.fraction.count); round it as the source does, or give another currency")
        }
        self.currency = currency
        minor = decimal.scaled(toDecimals: currency.minorUnits)
    }

    /// The least number of minor units that is too much for an amount: 10^15 units of the currency.
    static func bound(of currency: CurrencyCode) -> UInt128 {
        (0..<(15 + currency.minorUnits)).reduce(1) { power, _ in power * 10 }
    }

    /// The amount as a decimal text with all decimals of the currency.
    public var amount: String { DecimalText.text(minor, decimals: currency.minorUnits) }

    /// The amount and the currency, such as `12.50 USD`.
    public var description: String { "\(amount) \(currency.wire)" }

    private enum CodingKeys: String, CodingKey {
        case amount, currency
    }

    /// Reads both keys.
    /// - Throws: `DecodingError` that names the wrong one.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let currency = try container.decode(CurrencyCode.self, forKey: .currency)
        do {
            self = try Money(amount: try container.decode(String.self, forKey: .amount), currency: currency)
        } catch let error as InvalidValue {
            throw DecodingError.dataCorruptedError(
                forKey: .amount, in: container, debugDescription: error.message)
        }
    }

    /// Writes both keys.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(amount, forKey: .amount)
        try container.encode(currency, forKey: .currency)
    }

    /// An object with both keys.
    public static var schema: JSONSchema {
        .object(
            properties: [
                ("amount", .string(pattern: "^[0-9]{1,15}(\\.[0-9]{1,4})?$", description: "a decimal in a string")),
                ("currency", CurrencyCode.schema),
            ], required: ["amount", "currency"])
    }

    /// An amount for probing.
    public static var schemaSample: Money { Money(minor: 100, currency: .schemaSample) }
}

/// The digits of an unsigned decimal text.
struct DecimalText {
    /// The digits before the point.
    let whole: Substring
    /// The digits after the point.
    let fraction: Substring

    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), text.utf8.count <= 40,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        whole = parts[0]
        fraction = parts.count == 2 ? parts[1] : ""
    }

    /// The value times ten to the power of `decimals`, which is at least the number of digits after the point.
    func scaled(toDecimals decimals: Int) -> Int128 {
        let digits = whole + fraction + String(repeating: "0", count: decimals - fraction.count)
        return digits.utf8.reduce(Int128(0)) { $0 * 10 + Int128($1 - 48) }
    }

    static func text(_ value: Int128, decimals: Int) -> String {
        let sign = value < 0 ? "-" : ""
        let digits = String(value.magnitude)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        guard decimals > 0 else { return sign + padded }
        return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }
}
