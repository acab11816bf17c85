/// A JSON Schema (2020-12), as far as the messages need it.
///
/// A schema without any keyword accepts every value.
public struct JSONSchema: Sendable, Hashable {
    /// The types of JSON values.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// `null`.
        case null
        /// `true` or `false`.
        case boolean
        /// A whole number.
        case integer
        /// Any number.
        case number
        /// A string.
        case string
        /// An array.
        case array
        /// An object.
        case object
    }

    /// A name with its schema.
    public struct Property: Sendable, Hashable {
        /// The name.
        public let name: String
        /// What its value must be.
        public var schema: JSONSchema

        /// Makes a property.
        public init(_ name: String, _ schema: JSONSchema) {
            self.name = name
            self.schema = schema
        }
    }

    /// What an object may hold beside its properties.
    public indirect enum AdditionalProperties: Sendable, Hashable {
        /// Anything, said outright.
        case allowed
        /// Nothing.
        case refused
        /// Values of this schema under any name.
        case matching(JSONSchema)
    }

    /// The types allowed; none for any (`type`).
    public var types: [Kind] = []
    /// A short name (`title`).
    public var title: String?
    /// What it is, for people (`description`).
    public var description: String?
    /// The members of an object, in the order in which they are shown (`properties`).
    public var properties: [Property] = []
    /// The names that must be there (`required`).
    public var required: [String] = []
    /// What else an object may hold (`additionalProperties`); nil leaves it open.
    public var additionalProperties: AdditionalProperties?
    /// The strings allowed (`enum`).
    public var enumeration: [String]?
    /// The one string allowed (`const`).
    public var constant: String?
    /// A regular expression that must occur in a string (`pattern`).
    public var pattern: String?
    /// A format by name, such as `date` or `date-time` (`format`).
    public var format: String?
    /// The fewest Unicode characters of a string (`minLength`).
    public var minLength: Int?
    /// The most Unicode characters of a string (`maxLength`).
    public var maxLength: Int?
    /// The fewest elements of an array (`minItems`).
    public var minItems: Int?
    /// The most elements of an array (`maxItems`).
    public var maxItems: Int?
    /// The least number (`minimum`).
    public var minimum: JSONNumber?
    /// The greatest number (`maximum`).
    public var maximum: JSONNumber?
    /// Exactly one of these must hold (`oneOf`).
    public var oneOf: [JSONSchema] = []
    /// At least one of these must hold (`anyOf`).
    public var anyOf: [JSONSchema] = []
    /// The name of a definition that must hold (`$ref` to `#/$defs/…`).
    public var reference: String?
    /// The definitions that references name; they count at the root only (`$defs`).
    public var definitions: [Property] = []
    /// Example values (`examples`).
    public var examples: [JSONValue] = []

    private var itemsBox: [JSONSchema] = []
    private var namesBox: [JSONSchema] = []

    /// A schema that accepts every value.
    public init() {}

    /// What every element of an array must be (`items`).
    public var items: JSONSchema? {
        get { itemsBox.first }
        set { itemsBox = newValue.map { [$0] } ?? [] }
    }

    /// What every name in an object must be (`propertyNames`).
    public var propertyNames: JSONSchema? {
        get { namesBox.first }
        set { namesBox = newValue.map { [$0] } ?? [] }
    }

    /// The schema of a property, or nil when there is none of that name.
    public func property(_ name: String) -> JSONSchema? {
        properties.first { $0.name == name }?.schema
    }
}
