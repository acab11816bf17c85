import MessageSchema

/// What the gateway answers over HTTP, as OpenAPI 3.1.
struct OpenAPIDocument {
    private(set) var schemas = ContractSchemas()
    private var paths: [(key: String, value: JSONValue)] = []

    private static let prefix = "#/components/schemas/"

    init() throws(SchemaGenerationError) {
        _ = try schemas.add(Problem.self)
        for query in QueryName.allCases { try add(query) }
        try addEvents()
        for (service, payloads) in Contracts.commands {
            for payload in payloads { try add(payload, of: service) }
        }
        try addOthers()
    }

    var json: JSONValue {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "Muster", "version": .string(Contracts.version),
                "description": "The gateway of Muster: how a multinational force is generated, commanded and paid for.",
                "license": ["name": "Proprietary"],
            ],
            "servers": [["url": "/"]],
            "paths": .object(JSONObject(paths)),
            "components": ["schemas": schemas.rendered(prefix: Self.prefix), "parameters": Self.parameters],
        ]
    }

    // MARK: - Questions

    private mutating func add(_ query: QueryName) throws(SchemaGenerationError) {
        let name = try schemas.add(query.reply)
        var parameters = query.needsOperation ? ["operation"] : []
        parameters += ["asOf", "knownAt", "recordedBy", "after"] + Listing.Field.allCases.map(\.rawValue)
        parameters += ["Prefer", "If-None-Match"]
        var listed = parameters.map(Self.reference)
        for field in query.filters { listed.append(Self.parameter(field, isRequired: field == query.needed)) }
        let path = query.needsOperation ? "/v1/operations/{operation}/\(query.rawValue)" : "/v1/operations"
        add(
            path,
            [
                "get": [
                    "operationId": .string(query.rawValue), "summary": .string(query.summary), "tags": ["questions"],
                    "parameters": .array(listed),
                    "responses": Self.responses([
                        "200": Self.offering("text/csv", beside: Self.answer(name)),
                        "304": ["description": "Not changed"],
                    ]),
                ]
            ])
    }

    private mutating func addEvents() throws(SchemaGenerationError) {
        let name = try schemas.add(EventsReply.self)
        let texts: JSONValue = ["type": "array", "items": ["type": "string"]]
        let content = Self.offering("text/event-stream", beside: Self.answer(name))
        add(
            "/v1/operations/{operation}/\(EventsRequest.name)",
            [
                "get": [
                    "operationId": "events", "summary": "The events of an operation, as pages or as a stream",
                    "tags": ["questions"],
                    "parameters": .array(
                        ["operation", "after", "Prefer", "If-None-Match"].map(Self.reference) + [
                            [
                                "name": "limit", "in": "query",
                                "schema": ["type": "integer", "minimum": 1, "maximum": 1000],
                            ],
                            ["name": "types", "in": "query", "explode": false, "schema": texts],
                            ["name": "service", "in": "query", "explode": false, "schema": texts],
                            ["name": "Last-Event-ID", "in": "header", "schema": ["type": "string"]],
                        ]),
                    "responses": Self.responses(["200": content, "304": ["description": "Not changed"]]),
                ]
            ])
    }

    // MARK: - Commands

    /// A command by its path; one whose name several services own is told from the others by the service's.
    private mutating func add(
        _ payload: any CommandPayload.Type, of service: ServiceName
    ) throws(SchemaGenerationError) {
        let owners = CommandDirectory.owners.first { $0.name == payload.name }?.services ?? []
        let path = owners.count > 1 ? "\(service.rawValue)/\(payload.name)" : payload.name
        let name = "\(service.rawValue).\(payload.name)"
        schemas.add(try Self.body(of: payload), as: name)
        let reply = try schemas.add(CommandReply.self)
        add(
            "/v1/operations/{operation}/commands/\(path)",
            [
                "post": [
                    "operationId": .string(name), "summary": .string("\(payload.name), to \(service.rawValue)"),
                    "tags": [.string(service.rawValue)],
                    "parameters": .array(
                        ["operation", "Idempotency-Key", "Muster-Actor", "If-Match", "Prefer", "preview"].map(
                            Self.reference)),
                    "requestBody": [
                        "required": true,
                        "content": ["application/json": ["schema": ["$ref": .string(Self.prefix + name)]]],
                    ],
                    "responses": Self.responses(["200": Self.answer(reply)]),
                ]
            ])
    }

    /// What stands in the body: the envelope without what the address and the headers say.
    private static func body(of payload: any CommandPayload.Type) throws(SchemaGenerationError) -> JSONSchema {
        var data = try SchemaGenerator(closed: true).schema(of: payload)
        let definitions = data.definitions
        data.definitions = []
        if data.property("basis") == nil {
            data.properties.append(JSONSchema.Property("basis", Coded<Basis>.schema))
        }
        var body = try SchemaGenerator(closed: true).schema(of: CommandEnvelope.self)
        body.properties = body.properties.map { $0.name == "data" ? JSONSchema.Property("data", data) : $0 }
        body.required = ["data"]
        body.definitions += definitions
        return body
    }

    // MARK: - The rest

    private mutating func addOthers() throws(SchemaGenerationError) {
        let health = try schemas.add(HealthReply.self)
        func get(_ id: String, _ summary: String, _ answer: JSONValue, _ parameters: [JSONValue] = []) -> JSONValue {
            [
                "get": [
                    "operationId": .string(id), "summary": .string(summary), "tags": ["the gateway itself"],
                    "parameters": .array(parameters), "responses": Self.responses(["200": answer]),
                ]
            ]
        }
        let text: JSONValue = ["schema": ["type": "string"]]
        let metrics: JSONValue = [
            "description": "Answered", "content": ["application/openmetrics-text": text, "text/plain": text],
        ]
        let object: JSONValue = [
            "description": "Answered", "content": ["application/json": ["schema": ["type": "object"]]],
        ]
        add("/livez", get("livez", "Whether the process answers", object))
        var ready = get(
            "readyz", "Whether the gateway can do its work", Self.answer(health),
            [["name": "verbose", "in": "query", "schema": ["type": "boolean"]]])
        ready = Self.adding("503", Self.answer(health), to: ready)
        add("/readyz", ready)
        add("/metrics", get("metrics", "The gateway's own figures", metrics))
        add(
            "/metrics/{service}",
            get(
                "serviceMetrics", "The figures of a service", metrics,
                [
                    [
                        "name": "service", "in": "path", "required": true,
                        "schema": [
                            "type": "string", "enum": .array(ServiceName.allCases.map { .string($0.rawValue) }),
                        ],
                    ]
                ]))
        add("/openapi.json", get("openapi", "This document", object))
        add("/asyncapi.json", get("asyncapi", "What is published on the bus", object))
        add("/schemas", get("schemas", "The names of all schemas", object))
        add(
            "/schemas/{name}",
            get(
                "schema", "One schema as a document of its own", object,
                [["name": "name", "in": "path", "required": true, "schema": ["type": "string"]]]))
    }

    // MARK: - Parts

    private mutating func add(_ path: String, _ item: JSONValue) {
        paths.append((key: path, value: item))
    }

    private static func reference(_ parameter: String) -> JSONValue {
        ["$ref": .string("#/components/parameters/\(parameter)")]
    }

    private static func parameter(_ field: QueryFilter.Field, isRequired: Bool) -> JSONValue {
        let text: JSONValue = ["type": "string"]
        return [
            "name": .string(field.rawValue), "in": "query", "required": .bool(isRequired), "explode": false,
            "schema": field.isList ? ["type": "array", "items": text, "maxItems": 64] : text,
        ]
    }

    private static func answer(_ schema: String) -> JSONValue {
        [
            "description": "Answered",
            "content": ["application/json": ["schema": ["$ref": .string(prefix + schema)]]],
        ]
    }

    /// An answer that can also be given as a text of another kind.
    private static func offering(_ kind: String, beside answer: JSONValue) -> JSONValue {
        guard case .object(var object) = answer, case .object(var media)? = object["content"] else { return answer }
        media[kind] = ["schema": ["type": "string"]]
        object["content"] = .object(media)
        return .object(object)
    }

    /// With what every path may answer instead.
    private static func responses(_ own: [(key: String, value: JSONValue)]) -> JSONValue {
        let problem: JSONValue = [
            "description": "A problem that says what was wrong, what is allowed, and what to do (RFC 9457)",
            "content": ["application/problem+json": ["schema": ["$ref": .string(prefix + "Problem")]]],
        ]
        return .object(JSONObject(own + [(key: "default", value: problem)]))
    }

    private static func responses(_ own: JSONObject) -> JSONValue {
        responses(own.members.map { ($0.key, $0.value) })
    }

    private static func adding(_ status: String, _ answer: JSONValue, to item: JSONValue) -> JSONValue {
        guard var path = item.object, var get = path["get"]?.object, var responses = get["responses"]?.object else {
            return item
        }
        responses[status] = answer
        get["responses"] = .object(responses)
        path["get"] = .object(get)
        return .object(path)
    }

    private static let parameters: JSONValue = {
        func schema(_ schema: JSONSchema) -> JSONValue { schema.jsonValue() }
        func query(_ name: String, _ schema: JSONValue, _ description: String) -> JSONValue {
            ["name": .string(name), "in": "query", "description": .string(description), "schema": schema]
        }
        func header(_ name: String, _ description: String, required: Bool = false) -> JSONValue {
            [
                "name": .string(name), "in": "header", "required": .bool(required),
                "description": .string(description), "schema": ["type": "string"],
            ]
        }
        return [
            "operation": [
                "name": "operation", "in": "path", "required": true, "schema": schema(OperationID.schema),
            ],
            "asOf": query(
                "asOf", schema(EffectiveDate.schema), "Entries in effect by then count: a day, or a month's last day"),
            "knownAt": query(
                "knownAt", schema(KnownTime.schema), "Entries learned by then count: a moment, or a day's end"),
            "recordedBy": query(
                "recordedBy", schema(KnownTime.schema), "Entries recorded by then count: a moment, or a day's end"),
            "after": query(
                "after", ["type": "string"], "A bookmark as JSON that must have arrived before the answer is worked out"
            ),
            "list": query(
                "list", ["type": "string"], "Which list of the answer the others speak of; its main one where missing"),
            "where": [
                "name": "where", "in": "query", "explode": true,
                "description": "What every element meets: a column of the list, a comparison and a value",
                "schema": [
                    "type": "array", "items": schema(ListCondition.schema), "minItems": 1,
                    "maxItems": .number(JSONNumber(Listing.maximumEntries)),
                ],
            ],
            "sort": [
                "name": "sort", "in": "query", "explode": false,
                "description": "The columns to sort by; with - the greatest first",
                "schema": [
                    "type": "array", "items": schema(ListOrder.schema), "minItems": 1,
                    "maxItems": .number(JSONNumber(Listing.maximumEntries)),
                ],
            ],
            "limit": query(
                "limit",
                ["type": "integer", "minimum": 1, "maximum": .number(JSONNumber(Listing.maximumLimit))],
                "How many elements at most"),
            "cursor": query(
                "cursor", ["type": "string"], "Where the page begins: `about.page.next` of the page before"),
            "preview": query(
                "preview", ["type": "boolean"], "Whether to say what would come of it, and record nothing"),
            "Prefer": header("Prefer", "`wait=SECONDS`: how long to wait for what is named in `after`"),
            "If-None-Match": header("If-None-Match", "The tag of an answer that is held already"),
            "If-Match": header("If-Match", "The revision that the sender saw, in quotation marks"),
            "Idempotency-Key": header("Idempotency-Key", "The command's id, in quotation marks", required: true),
            "Muster-Actor": header("Muster-Actor", "Who sends, where the body does not say"),
        ]
    }()
}

extension QueryName {
    /// What it is asked for, in a few words.
    var summary: String {
        switch self {
        case .operations: "Which operations there are"
        case .picture: "Where the force stands, on one page"
        case .pledges: "What each nation offers, and under which caveats"
        case .approaches: "Who was asked and what they answered"
        case .funding: "Who pays what, where it lies and what it is for"
        case .runway: "How long the money lasts"
        case .posts: "Who leads, as a tree"
        case .mandate: "What the force may do"
        case .requirements: "Which slots there are, what fills them and what is missing"
        case .proposals: "Which line could fill which open slot"
        case .alerts: "What a person should look at"
        case .options: "What each variant of the assignment leaves of what is offered"
        case .entries: "What each entry about an entity comes to"
        case .contradictions: "Which sources contradict one another"
        case .units: "Which units there are and who holds authority over them"
        case .stations: "Who is based where, and whether the mandate allows it"
        case .milestones: "Which strength is aimed at by when"
        case .conferences: "The conferences and the pledges made there"
        case .stands: "Who stands how on tasks and options, with their caveats"
        case .donors: "What each donor pledged, committed and paid"
        case .sources: "What the entries rest on"
        case .why: "What brought an event about, and what came of it"
        case .explain: "Which records are behind a figure, down to the words of the reports"
        }
    }
}
