import Foundation
import MessageSchema
import TestSupport

/// Makes the messages of the golden files: what the schema generator fills in, in the words of the real case.
enum GoldenSample {
    /// A whole event.
    static func event<Payload: EventPayload, Event: ServiceEvent>(
        _ payload: Payload.Type, of service: Event.Type, _ fullness: GoldenMessage.Fullness
    ) throws -> JSONValue {
        let data = try data(payload, fullness)
        let typed = try JSONDecoder().decode(Payload.self, from: Data(JSONWriter.bytes(of: data)))
        guard let event = Event(typed) else { throw Failure(payload: "\(Payload.self)") }
        let isComplete = fullness == .complete
        let log = Controls.log(of: Event.service)
        let header = EventHeader(
            id: EventID(log: log, epoch: .first, sequence: SequenceNumber(42)), type: Payload.type,
            subject: typed.subject(in: Controls.operation), recorded: "2026-02-20T09:30:00.125Z",
            operation: Controls.operation, actor: "planner", effective: "2026-02-19",
            learned: "2026-02-19T18:00:00Z", command: "0b7e2c1a-5d1f-4a51-9a43-6f6f0a1e9c11",
            commandHash: Digest256(of: Array(Payload.type.wire.utf8)),
            correlation: "0b7e2c1a-5d1f-4a51-9a43-6f6f0a1e9c11",
            causation: isComplete
                ? EventID(log: Controls.log(of: .mandate), epoch: .first, sequence: SequenceNumber(7)) : nil,
            traceparent: isComplete ? "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01" : nil)
        let recorded = RecordedEvent(
            header: header,
            provenance: isComplete
                ? Provenance(basis: .reported, sources: sources) : Provenance(basis: .decided), event: event)
        let value = try JSONParser().parse(try EventCoder().encode(recorded))
        let order = [
            "specversion", "id", "source", "type", "subject", "time", "datacontenttype", "sequence", "logid", "epoch",
            "operation", "actor", "effectivedate", "learnedtime", "commandid", "commandhash", "correlationid",
            "causationid", "traceparent", "data",
        ]
        return try ordered(value, order, SchemaGenerator().schema(of: payload))
    }

    /// A whole command.
    static func command<Payload: CommandPayload>(
        _ payload: Payload.Type, _ fullness: GoldenMessage.Fullness
    ) throws -> JSONValue {
        var data = try data(payload, fullness).object ?? JSONObject()
        let isComplete = fullness == .complete
        if isComplete { data["basis"] = "reported" }
        let log = Controls.log(of: .mandate)
        let envelope = CommandEnvelope(
            id: "0b7e2c1a-5d1f-4a51-9a43-6f6f0a1e9c11", name: Payload.name, operation: Controls.operation,
            data: .object(data), revision: isComplete ? SequenceNumber(41) : nil,
            effectiveDate: isComplete ? "2026-02-19" : nil, learnedTime: isComplete ? "2026-02-19T18:00:00Z" : nil,
            sources: isComplete ? sources : [],
            after: isComplete
                ? Bookmark(log: log, service: .mandate, epoch: .first, sequence: SequenceNumber(7)) : nil,
            actor: "planner", correlationId: isComplete ? "conference-of-february" : nil,
            traceparent: isComplete ? "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01" : nil)
        let order = [
            "id", "name", "operation", "revision", "effectiveDate", "learnedTime", "sources", "after", "actor",
            "correlationId", "traceparent", "data",
        ]
        return try ordered(try json(of: envelope), order, SchemaGenerator().schema(of: payload))
    }

    /// A payload that could not be made.
    struct Failure: Error {
        let payload: String
    }

    /// A value as JSON.
    static func json(of value: some Encodable) throws -> JSONValue {
        try JSONParser().parse([UInt8](try JSONEncoder().encode(value)))
    }

    private static let sources = [
        Source(
            publisher: "Straits Times", title: "Indonesia to send up to 8,000", published: "2026-02-19",
            address: "https://example.org/isf", grade: "B2"),
        Source(publisher: "press, unnamed", published: "2026-02", grade: "C3"),
    ]

    private static func data<Payload: Decodable & Encodable>(
        _ payload: Payload.Type, _ fullness: GoldenMessage.Fullness
    ) throws -> JSONValue {
        let generator = SchemaGenerator()
        let sample = try json(of: try generator.sample(of: payload))
        let told = GoldenWords(payload: "\(Payload.self)", fullness: fullness).told(sample, under: "")
        return fullness == .complete ? told : pruned(told, try generator.schema(of: payload))
    }

    /// The value without what its schema does not require.
    private static func pruned(_ value: JSONValue, _ schema: JSONSchema) -> JSONValue {
        switch value {
        case .object(let object) where !schema.properties.isEmpty:
            .object(
                JSONObject(
                    object.members.filter { schema.required.contains($0.key) }.map { member in
                        let needless = ["splits", "assumes"].contains(member.key)
                        let inner = schema.property(member.key) ?? JSONSchema()
                        return (key: member.key, value: needless ? .array([]) : pruned(member.value, inner))
                    }))
        case .object where GoldenWords.isQuantity(schema): "unknown"
        case .array(let elements): .array(elements.map { pruned($0, schema.items ?? JSONSchema()) })
        default: value
        }
    }

    /// The message with its members in the given order, and those of `data` as they are declared.
    private static func ordered(_ value: JSONValue, _ order: [String], _ data: JSONSchema) -> JSONValue {
        var schema = JSONSchema()
        schema.properties = order.map { JSONSchema.Property($0, $0 == "data" ? data : JSONSchema()) }
        return ordered(value, schema)
    }

    private static func ordered(_ value: JSONValue, _ schema: JSONSchema) -> JSONValue {
        switch value {
        case .object(let object):
            let properties =
                schema.properties.isEmpty
                ? (schema.oneOf.first { !$0.properties.isEmpty }?.properties ?? []) : schema.properties
            let known = properties.map(\.name)
            let last = ["publisher", "title", "published", "address", "grade", "basis", "sources"]
            let keys =
                known.filter { object[$0] != nil } + last.filter { object[$0] != nil && !known.contains($0) }
                + object.keys.filter { !known.contains($0) && !last.contains($0) }.sorted()
            return .object(
                JSONObject(
                    keys.compactMap { key in
                        let inner = properties.first { $0.name == key }?.schema ?? JSONSchema()
                        return object[key].map { (key: key, value: ordered($0, inner)) }
                    }))
        case .array(let elements): return .array(elements.map { ordered($0, schema.items ?? JSONSchema()) })
        default: return value
        }
    }
}
