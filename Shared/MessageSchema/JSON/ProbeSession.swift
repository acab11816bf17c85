/// What probing a type found: its schema, and a value of it unless it is being probed further out already.
struct ProbeAnswer<Value> {
    let schema: JSONSchema
    let sample: Value?
}

/// One derivation of a schema. Used by one thread, for the length of one call.
final class ProbeSession {
    let closed: Bool
    let userInfo: [CodingUserInfoKey: any Sendable]
    private var inProgress: Set<ObjectIdentifier> = []
    private var names: [ObjectIdentifier: String] = [:]
    private var definitions: [String: JSONSchema] = [:]
    private var samples: [ObjectIdentifier: Any] = [:]
    private var schemas: [ObjectIdentifier: JSONSchema] = [:]

    init(closed: Bool, userInfo: [CodingUserInfoKey: any Sendable]) {
        self.closed = closed
        self.userInfo = userInfo
    }

    var sortedDefinitions: [JSONSchema.Property] {
        definitions.sorted { $0.key < $1.key }.map { JSONSchema.Property($0.key, $0.value) }
    }

    /// Finds the schema and a sample of a type, each type once.
    func describe<Value: Decodable>(_ type: Value.Type, at path: [any CodingKey]) throws -> ProbeAnswer<Value> {
        let id = ObjectIdentifier(type)
        if let schema = schemas[id], let sample = samples[id] as? Value {
            return ProbeAnswer(schema: schema, sample: sample)
        }
        if inProgress.contains(id) {
            return ProbeAnswer(schema: .reference(definitionName(of: type)), sample: nil)
        }
        let answer = try explore(type, at: path)
        if let sample = answer.sample {
            schemas[id] = answer.schema
            samples[id] = sample
        }
        return answer
    }

    private func explore<Value: Decodable>(_ type: Value.Type, at path: [any CodingKey]) throws -> ProbeAnswer<Value> {
        if let described = type as? any SchemaDescribed.Type {
            return ProbeAnswer(schema: adopt(described.schema), sample: described.schemaSample as? Value)
        }
        if let primitive = ProbePrimitive.answer(for: type) { return primitive }
        if let container = type as? any ProbedContainer.Type {
            let (schema, sample) = try container.probe(self, path)
            return ProbeAnswer(schema: schema, sample: sample as? Value)
        }
        if let list = type as? any CaseIterable.Type, let answer = enumeration(list, as: type) { return answer }
        return try decode(type, at: path)
    }

    private func decode<Value: Decodable>(_ type: Value.Type, at path: [any CodingKey]) throws -> ProbeAnswer<Value> {
        let id = ObjectIdentifier(type)
        inProgress.insert(id)
        defer { inProgress.remove(id) }
        let node = ProbeNode()
        let sample: Value
        do {
            sample = try Value(from: ProbeDecoder(session: self, node: node, codingPath: path))
        } catch {
            throw failure(error, of: type, at: path)
        }
        let schema = try node.schema(typeName: Self.name(of: type), path: path)
        guard let name = names[id] else { return ProbeAnswer(schema: schema, sample: sample) }
        definitions[name] = schema
        return ProbeAnswer(schema: .reference(name), sample: sample)
    }

    private func failure(_ error: any Error, of type: any Decodable.Type, at path: [any CodingKey]) -> any Error {
        if error is SchemaGenerationError { return error }
        let reason =
            switch error {
            case DecodingError.dataCorrupted(let context), DecodingError.keyNotFound(_, let context),
                DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
                context.debugDescription
            default: String(describing: error)
            }
        return SchemaGenerationError(
            typeName: Self.name(of: type), pointer: JSONPointer(codingPath: path),
            message: "its init(from:) refused the samples it was given (\(reason)); conform it to SchemaDescribed")
    }

    private func enumeration<List: CaseIterable, Value: Decodable>(
        _ list: List.Type, as type: Value.Type
    ) -> ProbeAnswer<Value>? {
        let cases = Array(list.allCases)
        let values = cases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
        guard let first = cases.first as? Value, values.count == cases.count else { return nil }
        if !closed, let open = type as? any RawRepresentable.Type, Self.acceptsAnyText(open) {
            return ProbeAnswer(schema: .string(examples: values), sample: first)
        }
        return ProbeAnswer(schema: .string(enumeration: values), sample: first)
    }

    private static func acceptsAnyText<Raw: RawRepresentable>(_ type: Raw.Type) -> Bool {
        guard let text = "no such value" as? Raw.RawValue else { return false }
        return Raw(rawValue: text) != nil
    }

    /// Takes the definitions of a described schema to the root, where references look for them.
    private func adopt(_ schema: JSONSchema) -> JSONSchema {
        var schema = schema
        for definition in schema.definitions { definitions[definition.name] = definition.schema }
        schema.definitions = []
        return schema
    }

    private func definitionName(of type: any Decodable.Type) -> String {
        let id = ObjectIdentifier(type)
        if let name = names[id] { return name }
        let name = Self.name(of: type)
        let taken = Set(names.values)
        var unique = name
        var number = 2
        while taken.contains(unique) {
            unique = "\(name)\(number)"
            number += 1
        }
        names[id] = unique
        return unique
    }

    /// The name of a type with the types it stands in, without its module.
    static func name(of type: any Any.Type) -> String {
        let parts = String(reflecting: type).split(separator: ".").filter { !$0.hasPrefix("(unknown context") }
        guard parts.count > 1, !String(reflecting: type).contains("<") else { return String(describing: type) }
        return parts.dropFirst().joined(separator: ".")
    }
}
