import MessageSchema

/// The schemas of all that the suite says and takes, under the names by which contracts refer to them: derived from the types
/// that read and write it, so that they cannot drift.
struct ContractSchemas: Sendable {
    /// Every schema by its name, in the order of names.
    private(set) var all: [(name: String, schema: JSONSchema)] = []
    private var names: Set<String> = []

    /// Takes a type in.
    /// - Returns: its name.
    mutating func add(_ type: any Decodable.Type, as name: String? = nil) throws(SchemaGenerationError) -> String {
        let name = name ?? String(describing: type)
        add(try SchemaGenerator().schema(of: type), as: name)
        return name
    }

    /// Takes a schema in; what it defines for itself, because it is recursive, stands beside it.
    mutating func add(_ schema: JSONSchema, as name: String) {
        guard names.insert(name).inserted else { return }
        var schema = schema
        for definition in schema.definitions { add(definition.schema, as: definition.name) }
        schema.definitions = []
        all.append((name, schema))
        all.sort { $0.name < $1.name }
    }

    /// The schemas as a part of another document.
    /// - Parameter prefix: what stands before a name in a reference.
    func rendered(prefix: String) -> JSONValue {
        .object(JSONObject(all.map { (key: $0.name, value: $0.schema.jsonValue(definitionsPrefix: prefix)) }))
    }
}
