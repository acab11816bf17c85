/// A nation or an organisation: an ISO 3166-1 alpha-3 code, or one of the field's own (DOMAIN.md section 5): `XKX`
/// Kosovo, `EU`, `UN`, `NATO`, `LAS` Arab League, `BOP` Board of Peace.
public struct NationCode: WireKey {
    /// The code itself.
    public let wire: String

    /// Takes a code that is known.
    public init(wire: String) throws(InvalidValue) {
        guard NationRegistry.entry(for: wire) != nil else {
            let nearest = NationRegistry.nearest(to: wire, limit: 3).map { "\($0.code) (\($0.name))" }
            throw InvalidValue(
                "\(Self.quoted(wire)) is no ISO 3166-1 alpha-3 code and no organisation known here"
                    + (nearest.isEmpty ? "" : "; nearest are \(nearest.joined(separator: ", "))"))
        }
        self.wire = wire
    }

    private init(unchecked: String) { wire = unchecked }

    /// The short English name.
    public var name: String { NationRegistry.entry(for: wire)?.name ?? wire }

    /// A string: the code.
    public static var schema: JSONSchema {
        .string(
            pattern: "^[A-Z]{2,4}$",
            description: "ISO 3166-1 alpha-3, or XKX, EU, UN, NATO, LAS (Arab League), BOP (Board of Peace)")
    }

    /// A code for probing.
    public static var schemaSample: NationCode { NationCode(unchecked: "IDN") }
}
