import MessageSchema
import Synchronization

/// Where an answer names events, as its type describes it.
struct RecordFields: Sendable {
    /// What a part of an answer says of events.
    indirect enum Node: Sendable {
        /// It is the id of one.
        case event
        /// It tells when and on whose word one was recorded.
        case entry
        /// Its elements say something.
        case list(Node)
        /// Some of its fields do; all of them stand in the order of the type.
        case object([String: Node], order: [String])
        /// It is one of several kinds.
        case either([Node])
        /// It is of a kind that holds others of itself.
        case reference(String)
    }

    let root: Node
    private let definitions: [String: Node]

    /// The fields of the answer to a question.
    static func of(_ query: QueryName) throws(Problem) -> RecordFields {
        let known = cache.withLock { $0[query] }
        if let known { return known }
        do throws(SchemaGenerationError) {
            let fields = RecordFields(try SchemaGenerator().schema(of: query.reply))
            cache.withLock { $0[query] = fields }
            return fields
        } catch {
            throw Problem(.internalFailure, "the answer to `\(query.rawValue)` cannot be described: \(error)")
        }
    }

    private static let cache = Mutex<[QueryName: RecordFields]>([:])

    private init(_ schema: JSONSchema) {
        root = Self.node(schema) ?? .object([:], order: [])
        definitions = Dictionary(
            schema.definitions.compactMap { definition in Self.node(definition.schema).map { (definition.name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    private static func node(_ schema: JSONSchema) -> Node? {
        if schema == EventID.schema { return .event }
        if let reference = schema.reference { return .reference(reference) }
        if let items = schema.items { return node(items).map { .list($0) } }
        let alternatives = (schema.oneOf + schema.anyOf).compactMap(node)
        if !alternatives.isEmpty { return alternatives.count == 1 ? alternatives[0] : .either(alternatives) }
        if schema.property("event") == EventID.schema, schema.property("learned") != nil,
            schema.property("movesValue") != nil
        {
            return .entry
        }
        let fields = schema.properties.compactMap { property in node(property.schema).map { (property.name, $0) } }
        guard !fields.isEmpty else { return nil }
        return .object(
            Dictionary(fields, uniquingKeysWith: { first, _ in first }), order: schema.properties.map(\.name))
    }

    /// The part of a node under a field or in a list; `nil` where nothing there names an event.
    func child(_ token: String?, of node: Node?) -> Node? {
        switch node {
        case .object(let fields, _): token.flatMap { fields[$0] }
        case .list(let element): element
        case .either(let nodes):
            nodes.lazy.compactMap { child(token, of: $0) }.first
        case .reference(let name): definitions[name].flatMap { child(token, of: $0) }
        case .event, .entry, nil: nil
        }
    }

    /// Every event that a part names, at any depth, in its order.
    func events(in value: JSONValue, _ node: Node?) -> [EventID] {
        switch node {
        case nil: return []
        case .event: return value.string.flatMap { try? EventID(wire: $0) }.map { [$0] } ?? []
        case .entry: return value["event"].map { events(in: $0, .event) } ?? []
        case .list(let element): return (value.array ?? []).flatMap { events(in: $0, element) }
        case .object(let fields, _):
            return (value.object?.members ?? []).flatMap { member in events(in: member.value, fields[member.key]) }
        case .either(let nodes): return nodes.flatMap { events(in: value, $0) }.distinct()
        case .reference(let name): return events(in: value, definitions[name])
        }
    }

    /// The events that a part names in fields of its own; `nil` where it has no such field.
    func ownEvents(in value: JSONValue, _ node: Node?) -> [EventID]? {
        switch node {
        case .object(let fields, _):
            let own = (value.object?.members ?? []).compactMap { member -> [EventID]? in
                switch fields[member.key] {
                case .event, .entry, .list(.event): events(in: member.value, fields[member.key])
                default: nil
                }
            }
            return own.isEmpty ? nil : own.flatMap { $0 }.distinct()
        case .either(let nodes):
            return nodes.lazy.compactMap { ownEvents(in: value, $0) }.first
        case .reference(let name): return ownEvents(in: value, definitions[name])
        case .event, .entry, .list(.event): return events(in: value, node)
        case .list, nil: return nil
        }
    }

    /// The fields of a part in the order of its type; none where nothing in it names an event.
    func order(of node: Node?) -> [String] {
        switch node {
        case .object(_, let order): order
        case .either(let nodes): nodes.flatMap { order(of: $0) }
        case .reference(let name): order(of: definitions[name])
        case .event, .entry, .list, nil: []
        }
    }
}
