/// What one decoder was asked for so far.
final class ProbeNode {
    private enum Content {
        case schema(JSONSchema)
        case node(ProbeNode)
    }

    private struct Field {
        var content: Content
        var isRequired: Bool
        var isNullable: Bool
    }

    private var names: [String] = []
    private var fields: [String: Field] = [:]
    private var isObject = false
    private var elements: [Content]?
    private var value: JSONSchema?

    func beginObject() { isObject = true }

    func beginArray() { elements = elements ?? [] }

    func record(_ name: String, _ schema: JSONSchema, isRequired: Bool, isNullable: Bool) {
        record(name, .schema(schema), isRequired, isNullable)
    }

    func child(_ name: String, isRequired: Bool, isNullable: Bool) -> ProbeNode {
        if case .node(let node)? = fields[name]?.content { return node }
        let node = ProbeNode()
        record(name, .node(node), isRequired, isNullable)
        return node
    }

    func recordElement(_ schema: JSONSchema) { elements = (elements ?? []) + [.schema(schema)] }

    func elementNode() -> ProbeNode {
        let node = ProbeNode()
        elements = (elements ?? []) + [.node(node)]
        return node
    }

    func recordValue(_ schema: JSONSchema) { value = schema }

    private func record(_ name: String, _ content: Content, _ isRequired: Bool, _ isNullable: Bool) {
        if let field = fields[name] {
            fields[name]?.isRequired = field.isRequired || isRequired
            fields[name]?.isNullable = field.isNullable && isNullable
        } else {
            names.append(name)
            fields[name] = Field(content: content, isRequired: isRequired, isNullable: isNullable)
        }
    }

    /// What was asked for, as a schema; a type that asked for nothing is an object without members.
    func schema(typeName: String, path: [any CodingKey]) throws -> JSONSchema {
        func refusal(_ message: String) -> SchemaGenerationError {
            SchemaGenerationError(
                typeName: typeName, pointer: JSONPointer(codingPath: path),
                message: message + "; conform it to SchemaDescribed")
        }
        let forms = [isObject ? "an object" : nil, elements == nil ? nil : "an array", value == nil ? nil : "a value"]
            .compactMap { $0 }
        guard forms.count <= 1 else { throw refusal("its init(from:) reads \(forms.joined(separator: " and "))") }
        func resolve(_ content: Content, _ key: any CodingKey) throws -> JSONSchema {
            switch content {
            case .schema(let schema): schema
            case .node(let node): try node.schema(typeName: typeName, path: path + [key])
            }
        }
        if let value { return value }
        if let elements {
            var schemas: [JSONSchema] = []
            for (index, element) in elements.enumerated() {
                let schema = try resolve(element, AnyCodingKey(intValue: index))
                if !schemas.contains(schema) { schemas.append(schema) }
            }
            guard schemas.count <= 1 else { throw refusal("the elements of its array differ in type") }
            return .array(of: schemas.first ?? JSONSchema())
        }
        var properties: [(String, JSONSchema)] = []
        var required: [String] = []
        for name in names {
            guard let field = fields[name] else { continue }
            let schema = try resolve(field.content, AnyCodingKey(stringValue: name))
            properties.append((name, field.isNullable ? schema.orNull() : schema))
            if field.isRequired { required.append(name) }
        }
        return .object(properties: properties, required: required)
    }
}
