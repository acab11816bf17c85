/// A type whose JSON form cannot be told from how it decodes, and which therefore states its own schema.
///
/// Conform what decodes by hand into alternatives (a number or the text "unknown") or refuses arbitrary samples (a
/// date, an id by a pattern). The schema and `init(from:)` must say the same.
public protocol SchemaDescribed {
    /// What its JSON looks like.
    static var schema: JSONSchema { get }

    /// A valid value, with which a type that contains this one can be made.
    static var schemaSample: Self { get }
}

extension JSONValue: SchemaDescribed {
    /// Any value at all.
    public static var schema: JSONSchema { JSONSchema() }

    /// `null`.
    public static var schemaSample: JSONValue { .null }
}
