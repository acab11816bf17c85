public import DomainModel
import MessageBus
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

    /// What is known of one command; by reference, as each command looks it up.
    private final class Entry: Sendable {
        let schema: JSONSchema
        let shape: SchemaValidator
        let decode: @Sendable (JSONValue) throws -> (any CommandPayload, Provenance)

        init(schema: JSONSchema, decode: @escaping @Sendable (JSONValue) throws -> (any CommandPayload, Provenance)) {
            self.schema = schema
            shape = SchemaValidator(schema, checksTexts: false)
            self.decode = decode
        }
    }

    private let envelope: JSONSchema
    private let entries: [String: Entry]
    private let names: [String]

    /// Prepares the schema of every command of the service.
    /// - Throws: `SchemaGenerationError` where a payload's schema cannot be derived, which a test rules out.
    public init() throws {
        var entries: [String: Entry] = [:]
        for payload in A.Command.payloads { entries[payload.name] = try Self.entry(payload) }
        self.entries = entries
        envelope = try SchemaGenerator(closed: true).schema(of: CommandEnvelope.self)
        names = entries.keys.sorted()
    }

    private static func entry<Payload: CommandPayload>(_ payload: Payload.Type) throws -> Entry {
        let schema = try SchemaGenerator(closed: true).schema(of: CommandData<Payload>.self)
        return Entry(schema: schema) { data in
            let content = try data.decoded(as: CommandData<Payload>.self, strict: true)
            return (content.payload, Provenance(basis: content.basis))
        }
    }

    /// Reads one request frame.
    public func read(_ frame: [UInt8]) -> Reading {
        let json: JSONValue
        do {
            json = try JSONParser().parse(frame)
        } catch {
            // The reply carries the request's id where that can be made out, so that the sender need not wait in vain.
            let id = EventScan.idText(of: frame).flatMap { (1...100).contains($0.utf8.count) ? $0 : nil } ?? ""
            return .refused(
                request: id,
                Problem(
                    .malformedJSON, error.description,
                    errors: [.init(pointer: error.pointer.description, detail: error.message)]))
        }
        guard let id = json["id"]?.string, (1...100).contains(id.utf8.count) else {
            return .refused(
                request: "",
                Problem(.invalidContent, "a request has an `id` of 1 to 100 characters, to tell replies apart"))
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
        guard case .object = body else {
            throw Problem(
                .invalidContent, "a command is a JSON object", errors: [.init(pointer: "", detail: "an object")])
        }
        let plain = CommandEnvelope(plain: body)
        let envelope: CommandEnvelope
        let entry: Entry
        let (payload, provenance): (any CommandPayload, Provenance)
        do throws(Problem) {
            if let plain {
                envelope = plain
            } else {
                envelope = try Self.decoding { try body.decoded(as: CommandEnvelope.self, strict: true) }
            }
            guard let known = entries[envelope.name] else { throw unknown(envelope.name) }
            entry = known
            (payload, provenance) = try Self.decoding(under: "/data") {
                try entry.decode(envelope.data)
            }
        } catch {
            // The decoder stops at the first wrong place; the schema tells all of them.
            if error.kind == .invalidContent { try refuse(body, checksTexts: true, first: error) }
            throw error
        }
        // The decoders pass over names that they do not know.
        if plain == nil || !entry.shape.matchesShape(of: envelope.data) {
            try refuse(body, isPlain: plain != nil, checksTexts: false, first: nil)
        }
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

    private func unknown(_ name: String) -> Problem {
        let nearest = NearestMatch.of(name, in: names, limit: 3)
        return Problem(
            .unknownName,
            "\(A.Command.service.rawValue) has no command `\(name.prefix(60))`"
                + (nearest.isEmpty ? "" : "; nearest are \(nearest.joined(separator: ", "))")
                + "; there are \(names.joined(separator: ", "))",
            errors: [.init(pointer: "/name", detail: "no such command")])
    }

    /// Names every place of a command that is not as the schemas of envelope and data ask for.
    /// - Parameters:
    ///   - isPlain: whether the envelope has proved to be as its schema asks for.
    ///   - first: what the decoder said of the place where it stopped, in better words than a schema has.
    private func refuse(
        _ body: JSONValue, isPlain: Bool = false, checksTexts: Bool, first: Problem?
    ) throws(Problem) {
        func findings(_ schema: JSONSchema, _ value: JSONValue, under prefix: String) -> [Problem.Place] {
            SchemaValidator(schema, checksTexts: checksTexts).findings(in: value).map { finding in
                // A name that the sender made up is not sent back at any length.
                let pointer = prefix + finding.pointer.description
                return Problem.Place(
                    pointer: pointer.count <= 200 ? pointer : pointer.prefix(200) + "…", detail: finding.message)
            }
        }
        var places = isPlain ? [] : findings(envelope, body, under: "")
        if let data = body["data"], let entry = body["name"]?.string.flatMap({ entries[$0] }) {
            places += findings(entry.schema, data, under: "/data")
        }
        guard !places.isEmpty else { return }
        if let stated = first?.errors.first, !stated.pointer.isEmpty {
            if let index = places.firstIndex(where: { $0.pointer == stated.pointer }) {
                places[index] = stated
            } else {
                places.insert(stated, at: 0)
            }
        }
        throw Problem(
            .invalidContent,
            places.prefix(5).map { "\($0.pointer.isEmpty ? "The command" : $0.pointer): \($0.detail)" }
                .joined(separator: "; "),
            errors: Array(places.prefix(100)))
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
