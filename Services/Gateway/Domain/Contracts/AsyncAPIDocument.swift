import MessageSchema

/// What the services publish on the bus, as AsyncAPI 3.1: a channel for each kind of event, whose address is its topic.
struct AsyncAPIDocument {
    private(set) var schemas = ContractSchemas()
    private var channels: [(key: String, value: JSONValue)] = []
    private var operations: [(key: String, value: JSONValue)] = []
    private var messages: [(key: String, value: JSONValue)] = []

    private static let prefix = "#/components/schemas/"

    init() throws(SchemaGenerationError) {
        for (service, payloads) in Contracts.events {
            for payload in payloads { try add(payload, of: service) }
        }
    }

    var json: JSONValue {
        [
            "asyncapi": "3.1.0",
            "info": [
                "title": "Muster", "version": .string(Contracts.version),
                "description":
                    "What the services of Muster publish over ZeroMQ PUB sockets: two frames, the topic and a CloudEvents 1.0 event as JSON.",
            ],
            "defaultContentType": "application/cloudevents+json",
            "servers": Self.servers,
            "channels": .object(JSONObject(channels)), "operations": .object(JSONObject(operations)),
            "components": [
                "messages": .object(JSONObject(messages)), "schemas": schemas.rendered(prefix: Self.prefix),
            ],
        ]
    }

    /// The socket of each service, in the suite's home unless that is set otherwise.
    private static let servers: JSONValue = .object(
        JSONObject(
            ServiceName.allCases.map { service in
                (
                    key: service.rawValue,
                    value: [
                        "host": .string("{home}/run/\(service.rawValue).events"), "protocol": "zeromq",
                        "description": .string(
                            "The PUB socket of \(service.rawValue), ipc:// on the host of the suite"),
                        "variables": [
                            "home": ["default": ".muster", "description": "The suite's home, as in $MUSTER_HOME"]
                        ],
                    ]
                )
            }))

    private mutating func add(
        _ payload: any EventPayload.Type, of service: ServiceName
    ) throws(SchemaGenerationError) {
        let type = payload.type
        // Where names stand in references, a name has no more than these.
        let name = type.wire.replacing("/", with: "-")
        schemas.add(try Self.event(payload, of: service), as: name)
        messages.append(
            (
                key: name,
                value: [
                    "name": .string(type.wire), "contentType": "application/cloudevents+json",
                    "payload": ["$ref": .string(Self.prefix + name)],
                ]
            ))
        channels.append(
            (
                key: name,
                value: [
                    "address": .string("\(service.rawValue)/{operation}/\(type.name)"),
                    "messages": .object([name: ["$ref": .string("#/components/messages/\(name)")]]),
                    "servers": [["$ref": .string("#/servers/\(service.rawValue)")]],
                    "parameters": [
                        "operation": [
                            "description": "The operation, such as isf-gaza",
                            "location": "$message.payload#/operation",
                        ]
                    ],
                ]
            ))
        operations.append(
            (
                key: name,
                value: [
                    "action": "send", "channel": ["$ref": .string("#/channels/\(name)")],
                    "messages": [["$ref": .string("#/channels/\(name)/messages/\(name)")]],
                ]
            ))
    }

    /// The event with its attributes (DESIGN.md section 5): those of CloudEvents, Muster's extensions, and the data with basis
    /// and sources beside the fact.
    private static func event(
        _ payload: any EventPayload.Type, of service: ServiceName
    ) throws(SchemaGenerationError) -> JSONSchema {
        var data = try SchemaGenerator().schema(of: payload)
        let definitions = data.definitions
        data.definitions = []
        data.properties.append(JSONSchema.Property("basis", Coded<Basis>.schema))
        data.properties.append(JSONSchema.Property("sources", try SchemaGenerator().schema(of: [Source].self)))
        data.required.append("basis")
        var text = JSONSchema()
        text.types = [.string]
        func constant(_ value: String) -> JSONSchema {
            var schema = text
            schema.constant = value
            return schema
        }
        let required: [(String, JSONSchema)] = [
            ("specversion", constant("1.0")), ("id", EventID.schema),
            ("source", constant("/muster/\(service.rawValue)")),
            ("type", constant(payload.type.wire)), ("subject", Subject.schema), ("time", Instant.schema),
            ("datacontenttype", constant("application/json")), ("sequence", text), ("logid", text), ("epoch", text),
            ("operation", OperationID.schema), ("actor", text), ("effectivedate", EffectiveDate.schema),
            ("learnedtime", Instant.schema), ("commandid", text), ("commandhash", text), ("correlationid", text),
            ("data", data),
        ]
        let optional: [(String, JSONSchema)] = [("causationid", EventID.schema), ("traceparent", text)]
        var event = JSONSchema()
        event.types = [.object]
        event.properties = (required + optional).map { JSONSchema.Property($0.0, $0.1) }
        event.required = required.map(\.0)
        event.definitions = definitions
        return event
    }
}
