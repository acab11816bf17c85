/// The types that JSON knows itself.
enum ProbePrimitive {
    static func answer<Value: Decodable>(for type: Value.Type) -> ProbeAnswer<Value>? {
        if type == String.self { return make(.string(), "sample") }
        if type == Bool.self { return make(.boolean(), true) }
        if type == Double.self { return make(.number(), 1.0) }
        if type == Float.self { return make(.number(), Float(1)) }
        if let integer = type as? any FixedWidthInteger.Type { return whole(integer) }
        return nil
    }

    private static func make<Value>(_ schema: JSONSchema, _ sample: Any) -> ProbeAnswer<Value>? {
        (sample as? Value).map { ProbeAnswer(schema: schema, sample: $0) }
    }

    private static func whole<Whole: FixedWidthInteger, Value>(_ type: Whole.Type) -> ProbeAnswer<Value>? {
        // The bounds of 64-bit types are no information for a reader; those of smaller ones, and the sign, are.
        let isSmall = Whole.bitWidth < 64
        let schema = JSONSchema.integer(
            minimum: Whole.isSigned ? (isSmall ? Int(Whole.min) : nil) : 0,
            maximum: isSmall ? Int(Whole.max) : nil)
        return make(schema, Whole(1))
    }
}

/// Types that hold others, whose own `init(from:)` cannot be answered where the element is being probed already.
protocol ProbedContainer {
    static func probe(_ session: ProbeSession, _ path: [any CodingKey]) throws -> (JSONSchema, Any)
}

extension Array: ProbedContainer where Element: Decodable {
    static func probe(_ session: ProbeSession, _ path: [any CodingKey]) throws -> (JSONSchema, Any) {
        let element = try session.describe(Element.self, at: path + [AnyCodingKey(intValue: 0)])
        return (.array(of: element.schema), element.sample.map { [$0] } ?? [])
    }
}

extension Set: ProbedContainer where Element: Decodable {
    static func probe(_ session: ProbeSession, _ path: [any CodingKey]) throws -> (JSONSchema, Any) {
        let element = try session.describe(Element.self, at: path + [AnyCodingKey(intValue: 0)])
        return (.array(of: element.schema), Set(element.sample.map { [$0] } ?? []))
    }
}

extension Optional: ProbedContainer where Wrapped: Decodable {
    static func probe(_ session: ProbeSession, _ path: [any CodingKey]) throws -> (JSONSchema, Any) {
        let wrapped = try session.describe(Wrapped.self, at: path)
        return (wrapped.schema.orNull(), wrapped.sample as Any)
    }
}

extension Dictionary: ProbedContainer where Key: CodingKeyRepresentable & Decodable, Value: Decodable {
    static func probe(_ session: ProbeSession, _ path: [any CodingKey]) throws -> (JSONSchema, Any) {
        let key = try session.describe(Key.self, at: path)
        let name = key.sample?.codingKey ?? AnyCodingKey(stringValue: "*")
        let value = try session.describe(Value.self, at: path + [name])
        var sample: [Key: Value] = [:]
        if let key = key.sample, let value = value.sample { sample[key] = value }
        let names = Key.self == String.self || !key.schema.types.contains(.string) ? nil : key.schema
        return (.dictionary(of: value.schema, names: names), sample)
    }
}
