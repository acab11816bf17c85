import Foundation
public import DomainModel
public import MessageSchema

/// Reads requests to a service: strict JSON, no unknown fields, every wrong place named at once (DESIGN.md sections 5
/// and 9). Pure; any number of tasks may use one value.
public struct CommandIntake<A: Aggregate>: Sendable {
    /// A request that was read.
    public enum Reading: Sendable {
        /// A command to decide and record, or only to decide.
        case command(request: String, PreparedCommand<A.Command>, isPreview: Bool)
        /// Another request with its body.
        case other(request: String, BusRequest.Kind, JSONValue)
        /// One that is refused; the request's id is empty where not even that could be read.
        case refused(request: String, Problem)
    }

    private struct Entry: Sendable {
        let schema: JSONSchema
        let decode: @Sendable (JSONDecoder, Data) throws -> (any CommandPayload, Provenance)
    }

    private let entries: [String: Entry]
    private let names: [String]

    /// Prepares the schema of every command of the service.
    /// - Throws: `SchemaGenerationError` where a payload's schema cannot be derived, which a test rules out.
    public init() throws {
        var entries: [String: Entry] = [:]
        for payload in A.Command.payloads { entries[payload.name] = try Self.entry(payload) }
        self.entries = entries
        names = entries.keys.sorted()
    }

    private static func entry<Payload: CommandPayload>(_ payload: Payload.Type) throws -> Entry {
        let schema = try SchemaGenerator(closed: true).schema(of: CommandData<Payload>.self)
        return Entry(schema: schema) { decoder, data in
            let content = try decoder.decode(CommandData<Payload>.self, from: data)
            return (content.payload, Provenance(basis: content.basis))
        }
    }

    /// Reads one request frame.
    public func read(_ frame: [UInt8]) -> Reading {
        let json: JSONValue
        do {
            json = try JSONParser().parse(frame)
        } catch {
            return .refused(
                request: "",
                Problem(
                    .malformedJSON, error.description,
                    errors: [.init(pointer: error.pointer.description, detail: error.message)]))
        }
        guard let id = json["id"]?.string, (1...100).contains(id.utf8.count) else {
            return .refused(
                request: "", Problem(.invalidContent, "a request has an `id` of 1 to 100 characters, to tell replies apart"))
        }
        guard let name = json["request"]?.string, let kind = BusRequest.Kind(rawValue: name), kind != .query else {
            let known = BusRequest.Kind.allCases.filter { $0 != .query }.map(\.rawValue)
            return .refused(
                request: id,
                Problem(
                    .unknownName,
                    "a request's `request` is one of \(known.joined(separator: ", "))",
                    errors: [.init(pointer: "/request", detail: "not one of \(known.joined(separator: ", "))")]))
        }
        let body = json["body"] ?? .object(JSONObject())
        guard kind == .command || kind == .preview else { return .other(request: id, kind, body) }
        do {
            return .command(request: id, try command(body), isPreview: kind == .preview)
        } catch {
            return .refused(request: id, error)
        }
    }

    /// Reads a command.
    /// - Throws: `Problem` that names every wrong place.
    public func command(_ body: JSONValue) throws(Problem) -> PreparedCommand<A.Command> {
        try Self.checkEnvelopeFields(body)
        let decoder = JSONDecoder()
        decoder.userInfo[WireDecoding.strictKey] = true
        let envelope: CommandEnvelope = try Self.decoding {
            try decoder.decode(CommandEnvelope.self, from: Data(JSONWriter.bytes(of: body)))
        }
        guard let entry = entries[envelope.name] else {
            let nearest = NearestMatch.of(envelope.name, in: names, limit: 3)
            throw Problem(
                .unknownName,
                "\(A.Command.service.rawValue) has no command `\(envelope.name.prefix(60))`"
                    + (nearest.isEmpty ? "" : "; nearest are \(nearest.joined(separator: ", "))")
                    + "; there are \(names.joined(separator: ", "))",
                errors: [.init(pointer: "/name", detail: "no such command")])
        }
        let (payload, provenance): (any CommandPayload, Provenance)
        do {
            (payload, provenance) = try Self.decoding(under: "/data") {
                try entry.decode(decoder, Data(JSONWriter.bytes(of: envelope.data)))
            }
        } catch {
            // The decoder stops at the first wrong place; the schema tells all of them.
            try Self.refuse(SchemaValidator(entry.schema).findings(in: envelope.data))
            throw error
        }
        try Self.refuse(SchemaValidator(entry.schema, checksTexts: false).findings(in: envelope.data))
        guard let command = A.Command(payload), let basis = provenance.basis.term else {
            throw Problem(.internalFailure, "`\(envelope.name)` is listed but not handled; please report this")
        }
        do {
            return PreparedCommand(
                envelope: envelope, command: command, basis: basis, contentHash: try envelope.contentHash())
        } catch {
            throw Problem(.invalidContent, "\(error)")
        }
    }

    private static func refuse(_ findings: [SchemaFinding]) throws(Problem) {
        guard !findings.isEmpty else { return }
        let named = findings.map { finding in
            let pointer = "/data" + finding.pointer.description
            return Problem.Place(pointer: pointer, detail: finding.message)
        }
        throw Problem(
            .invalidContent, named.prefix(5).map { "\($0.pointer): \($0.detail)" }.joined(separator: "; "),
            errors: Array(named.prefix(100)))
    }

    private static func checkEnvelopeFields(_ body: JSONValue) throws(Problem) {
        guard let object = body.object else {
            throw Problem(.invalidContent, "a command is a JSON object", errors: [.init(pointer: "", detail: "an object")])
        }
        let allowed = CommandEnvelope.fieldNames
        let unknown = object.keys.filter { !allowed.contains($0) }
        guard unknown.isEmpty else {
            let places = unknown.map { key in
                let nearest = NearestMatch.of(key, in: allowed, limit: 1).first.map { "; did you mean `\($0)`?" } ?? ""
                let shown = key.prefix(60)
                return Problem.Place(
                    pointer: JSONPointer.root.appending(key).description,
                    detail: "unknown field `\(shown)`\(nearest) Allowed are \(allowed.joined(separator: ", "))")
            }
            throw Problem(.invalidContent, places.map(\.detail).prefix(5).joined(separator: "; "), errors: places)
        }
    }

    private static func decoding<Value>(
        under prefix: String = "", _ body: () throws -> Value
    ) throws(Problem) -> Value {
        do {
            return try body()
        } catch let error as DecodingError {
            let problem = Problem(decoding: error)
            guard let place = problem.errors.first else { throw problem }
            let pointer = prefix + place.pointer
            throw Problem(
                .invalidContent, "\(pointer.isEmpty ? "The command" : pointer): \(place.detail)",
                errors: [.init(pointer: pointer, detail: place.detail)])
        } catch {
            throw Problem(.invalidContent, "\(error)")
        }
    }
}

/// A command's `data`: the payload, and beside it the basis.
struct CommandData<Payload: CommandPayload>: Decodable {
    let payload: Payload
    let basis: Basis

    private enum CodingKeys: String, CodingKey {
        case basis
    }

    init(from decoder: any Decoder) throws {
        payload = try Payload(from: decoder)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        basis = try container.decodeIfPresent(Coded<Basis>.self, forKey: .basis)?.term ?? .decided
    }
}
