extension JSONSchema {
    /// The dialect that rendered documents name.
    public static let dialect = "https://json-schema.org/draft/2020-12/schema"

    /// The schema as a JSON document of its own, with `$schema` at the root.
    ///
    /// - Parameter id: the address by which others refer to it (`$id`); nil for none.
    public func document(id: String? = nil) -> JSONValue {
        var members: [JSONObject.Member] = [.init(key: "$schema", value: .string(Self.dialect))]
        if let id { members.append(.init(key: "$id", value: .string(id))) }
        return .object(JSONObject(unique: members + self.members()))
    }

    /// The schema as part of another document.
    ///
    /// - Parameter definitionsPrefix: what stands before the name of a definition in a reference.
    public func jsonValue(definitionsPrefix: String = "#/$defs/") -> JSONValue {
        .object(JSONObject(unique: members(definitionsPrefix)))
    }

    private func members(_ prefix: String = "#/$defs/") -> [JSONObject.Member] {
        var members: [JSONObject.Member] = []
        func add(_ key: String, _ value: JSONValue?) {
            if let value { members.append(.init(key: key, value: value)) }
        }
        func named(_ list: [Property]) -> JSONValue? {
            guard !list.isEmpty else { return nil }
            return .object(
                JSONObject(list.map { (key: $0.name, value: $0.schema.jsonValue(definitionsPrefix: prefix)) }))
        }
        func all(_ list: [JSONSchema]) -> JSONValue? {
            list.isEmpty ? nil : .array(list.map { $0.jsonValue(definitionsPrefix: prefix) })
        }
        func strings(_ list: [String]) -> JSONValue { .array(list.map { .string($0) }) }
        func count(_ value: Int?) -> JSONValue? { value.map { .number(JSONNumber($0)) } }

        add("title", title.map { .string($0) })
        add("description", description.map { .string($0) })
        add("$ref", reference.map { .string(prefix + JSONPointer(tokens: [$0]).description.dropFirst()) })
        if types.count == 1 {
            add("type", .string(types[0].rawValue))
        } else if !types.isEmpty {
            add("type", strings(types.map(\.rawValue)))
        }
        add("const", constant.map { .string($0) })
        add("enum", enumeration.map { strings($0) })
        add("pattern", pattern.map { .string($0) })
        add("format", format.map { .string($0) })
        add("minLength", count(minLength))
        add("maxLength", count(maxLength))
        add("minimum", minimum.map { .number($0) })
        add("maximum", maximum.map { .number($0) })
        add("items", items?.jsonValue(definitionsPrefix: prefix))
        add("minItems", count(minItems))
        add("maxItems", count(maxItems))
        add("properties", named(properties))
        add("required", required.isEmpty ? nil : strings(required))
        add("propertyNames", propertyNames?.jsonValue(definitionsPrefix: prefix))
        switch additionalProperties {
        case .allowed: add("additionalProperties", true)
        case .refused: add("additionalProperties", false)
        case .matching(let schema): add("additionalProperties", schema.jsonValue(definitionsPrefix: prefix))
        case nil: break
        }
        add("oneOf", all(oneOf))
        add("anyOf", all(anyOf))
        add("examples", examples.isEmpty ? nil : .array(examples))
        add("$defs", named(definitions))
        return members
    }
}
