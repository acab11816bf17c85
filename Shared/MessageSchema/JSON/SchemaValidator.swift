/// Checks JSON values against a schema and says everything that is wrong, in the order of the document.
public struct SchemaValidator: Sendable {
    /// The schema.
    public let schema: JSONSchema
    /// Whether patterns and formats are checked as well.
    public let checksTexts: Bool
    private let matcher: SchemaMatcher

    /// Makes a validator.
    /// - Parameter checksTexts: whether patterns and formats are checked as well, which costs most of the time; leave it
    ///   out where a typed decoder that checks them has read the value already.
    public init(_ schema: JSONSchema, checksTexts: Bool = true) {
        self.schema = schema
        self.checksTexts = checksTexts
        matcher = SchemaMatcher(schema)
    }

    /// Whether a value is, texts aside, beyond doubt as the schema asks for: then ``findings(in:)`` finds nothing but in
    /// patterns and formats. It takes a part of the time; make the validator once for many values.
    public func matchesShape(of value: JSONValue) -> Bool { matcher.accepts(value) }

    /// All departures of a value from the schema; empty when it is valid.
    ///
    /// Members are checked in the order of the value, then what is missing in the order of the schema. Of `format`
    /// only `date` (YYYY-MM-DD) and `date-time` (RFC 3339) are checked. Patterns are Swift regular expressions,
    /// matched by Unicode characters with ASCII-only classes.
    public func findings(in value: JSONValue) -> [SchemaFinding] {
        var check = SchemaCheck(root: schema, checksTexts: checksTexts)
        check.check(value, schema, at: .root, hops: 0)
        return check.findings
    }
}
