extension JSONSchema {
    /// A string.
    public static func string(
        enumeration: [String]? = nil, pattern: String? = nil, format: String? = nil, minLength: Int? = nil,
        maxLength: Int? = nil, description: String? = nil, examples: [String] = []
    ) -> JSONSchema {
        var schema = JSONSchema.of(.string, description)
        schema.enumeration = enumeration
        schema.pattern = pattern
        schema.format = format
        schema.minLength = minLength
        schema.maxLength = maxLength
        schema.examples = examples.map { .string($0) }
        return schema
    }

    /// The string that is always this one.
    public static func constant(_ text: String, description: String? = nil) -> JSONSchema {
        var schema = JSONSchema.of(.string, description)
        schema.constant = text
        return schema
    }

    /// A whole number.
    public static func integer(
        minimum: Int? = nil, maximum: Int? = nil, description: String? = nil
    ) -> JSONSchema {
        var schema = JSONSchema.of(.integer, description)
        schema.minimum = minimum.map { JSONNumber($0) }
        schema.maximum = maximum.map { JSONNumber($0) }
        return schema
    }

    /// Any number.
    public static func number(
        minimum: JSONNumber? = nil, maximum: JSONNumber? = nil, description: String? = nil
    ) -> JSONSchema {
        var schema = JSONSchema.of(.number, description)
        schema.minimum = minimum
        schema.maximum = maximum
        return schema
    }

    /// True or false.
    public static func boolean(description: String? = nil) -> JSONSchema {
        .of(.boolean, description)
    }

    /// An array of like elements.
    public static func array(
        of items: JSONSchema, minItems: Int? = nil, maxItems: Int? = nil, description: String? = nil
    ) -> JSONSchema {
        var schema = JSONSchema.of(.array, description)
        schema.items = items
        schema.minItems = minItems
        schema.maxItems = maxItems
        return schema
    }

    /// An object of named properties.
    ///
    /// - Parameters:
    ///   - properties: the names and what their values must be, in the order in which they are shown.
    ///   - required: the names that must be there.
    ///   - additionalProperties: what else may be there; nil leaves it to the generator's `closed`.
    ///   - description: what it is.
    public static func object(
        properties: [(String, JSONSchema)], required: [String],
        additionalProperties: AdditionalProperties? = nil, description: String? = nil
    ) -> JSONSchema {
        var schema = JSONSchema.of(.object, description)
        schema.properties = properties.map { Property($0.0, $0.1) }
        schema.required = required
        schema.additionalProperties = additionalProperties
        return schema
    }

    /// An object of any names with like values.
    ///
    /// - Parameters:
    ///   - values: what every value must be.
    ///   - names: what every name must be; nil for any.
    ///   - description: what it is.
    public static func dictionary(
        of values: JSONSchema, names: JSONSchema? = nil, description: String? = nil
    ) -> JSONSchema {
        var schema = JSONSchema.of(.object, description)
        schema.additionalProperties = .matching(values)
        schema.propertyNames = names
        return schema
    }

    /// Exactly one of several.
    public static func oneOf(_ alternatives: [JSONSchema], description: String? = nil) -> JSONSchema {
        var schema = JSONSchema()
        schema.oneOf = alternatives
        schema.description = description
        return schema
    }

    /// At least one of several.
    public static func anyOf(_ alternatives: [JSONSchema], description: String? = nil) -> JSONSchema {
        var schema = JSONSchema()
        schema.anyOf = alternatives
        schema.description = description
        return schema
    }

    /// What a definition at the root says.
    public static func reference(_ name: String) -> JSONSchema {
        var schema = JSONSchema()
        schema.reference = name
        return schema
    }

    private static func of(_ kind: Kind, _ description: String?) -> JSONSchema {
        var schema = JSONSchema()
        schema.types = [kind]
        schema.description = description
        return schema
    }

    /// The same schema, which accepts `null` as well.
    func orNull() -> JSONSchema {
        if !types.isEmpty, enumeration == nil, constant == nil {
            var schema = self
            if !types.contains(.null) { schema.types.append(.null) }
            return schema
        }
        return .anyOf([self, .of(.null, nil)])
    }

    /// The same schema, in which every object that leaves open what else it may hold refuses anything else.
    func closed() -> JSONSchema {
        var schema = self
        if types.contains(.object), additionalProperties == nil { schema.additionalProperties = .refused }
        if case .matching(let values) = additionalProperties {
            schema.additionalProperties = .matching(values.closed())
        }
        schema.properties = properties.map { Property($0.name, $0.schema.closed()) }
        schema.definitions = definitions.map { Property($0.name, $0.schema.closed()) }
        schema.items = items?.closed()
        schema.oneOf = oneOf.map { $0.closed() }
        schema.anyOf = anyOf.map { $0.closed() }
        return schema
    }
}
