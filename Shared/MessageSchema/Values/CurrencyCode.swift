/// An ISO 4217 currency in use, such as `USD`.
public struct CurrencyCode: WireKey {
    /// The three letters.
    public let wire: String
    /// How many decimals an amount in it has: USD 2, JPY 0, KWD 3.
    public let minorUnits: Int

    /// Takes a code that is in use.
    public init(wire: String) throws(InvalidValue) {
        guard let entry = CurrencyRegistry.entry(for: wire) else {
            let nearest = CurrencyRegistry.nearest(to: wire, limit: 3).map { "\($0.code) (\($0.name))" }
            throw InvalidValue(
                "\(Self.quoted(wire)) is no ISO 4217 currency in use"
                    + (nearest.isEmpty ? "" : "; nearest are \(nearest.joined(separator: ", "))"))
        }
        self.wire = wire
        minorUnits = entry.minorUnits
    }

    private init(unchecked: String, minorUnits: Int) {
        wire = unchecked
        self.minorUnits = minorUnits
    }

    /// A string: the code.
    public static var schema: JSONSchema {
        .string(pattern: "^[A-Z]{3}$", description: "ISO 4217 alphabetic code")
    }

    /// A currency for probing.
    public static var schemaSample: CurrencyCode { CurrencyCode(unchecked: "USD", minorUnits: 2) }
}
