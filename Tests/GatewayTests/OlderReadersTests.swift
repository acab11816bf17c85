import Foundation
import MessageSchema
import Testing

@testable import GatewayDomain

/// What programs of an earlier day rely on, held against what is given out today.
///
/// The promise of each major version stands in a file: what answers and events hold, and what commands take. New fields are
/// added to it when the golden files are written; a change that an older reader or sender would stumble over fails here, and
/// wants a new major version of the contracts.
@Suite("Older readers and senders")
struct OlderReadersTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Golden/contract-\(Contracts.version.prefix { $0 != "." }).txt")

    @Test("whatever was promised is still kept")
    func kept() throws {
        let current = try Promise.current()
        if ProcessInfo.processInfo.environment["MUSTER_WRITE_GOLDEN"] == "1" {
            let known = (try? Promise(text: String(contentsOf: Self.file, encoding: .utf8))) ?? Promise(lines: [:])
            #expect(known.broken(by: current).isEmpty, "a promise that is broken is not written over")
            try FileManager.default.createDirectory(
                at: Self.file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try current.text.write(to: Self.file, atomically: true, encoding: .utf8)
        }
        let promised = try Promise(text: String(contentsOf: Self.file, encoding: .utf8))
        let broken = promised.broken(by: current)
        #expect(broken.isEmpty, "\(broken.count):\n\(broken.prefix(20).joined(separator: "\n"))")
        #expect(promised.lines.count > 1_000)
        let missing = current.lines.keys.filter { promised.lines[$0] == nil }.sorted()
        #expect(missing.isEmpty, "new, and not promised yet: write the golden files. \(missing.prefix(10))")
    }

    private static func words(_ words: [String]) -> JSONSchema {
        var schema = JSONSchema.string()
        schema.enumeration = words
        return schema
    }

    private static func schema(
        _ properties: [(String, JSONSchema)], required: [String]
    ) -> JSONSchema { .object(properties: properties, required: required) }

    @Test("what an older reader or sender would stumble over is found, and what it would not is let pass")
    func found() throws {
        let before = Self.schema(
            [("id", .string()), ("count", .integer(minimum: 0)), ("kind", Self.words(["a", "b"]))],
            required: ["id", "count"])
        func broken(_ after: JSONSchema, _ direction: Promise.Direction) -> [String] {
            Promise(of: before, named: "x", direction).broken(by: Promise(of: after, named: "x", direction))
        }
        let (id, count, kind) = (
            ("id", JSONSchema.string()), ("count", JSONSchema.integer(minimum: 0)),
            ("kind", Self.words(["a", "b"]))
        )
        for direction in [Promise.Direction.told, .taken] {
            #expect(broken(before, direction).isEmpty)
            // A field that is gone or is called something else.
            #expect(!broken(Self.schema([id, kind], required: ["id"]), direction).isEmpty)
            // A field of another type.
            #expect(
                !broken(Self.schema([id, ("count", .string()), kind], required: ["id", "count"]), direction).isEmpty)
            // A field more that need not be there.
            #expect(
                broken(Self.schema([id, count, kind, ("more", .string())], required: ["id", "count"]), direction)
                    .isEmpty)
        }
        // Readers rely on what is always there; senders on what need not be.
        let laxer = Self.schema([id, count, kind], required: ["id"])
        #expect(!broken(laxer, .told).isEmpty && broken(laxer, .taken).isEmpty)
        let stricter = Self.schema([id, count, kind], required: ["id", "count", "kind"])
        #expect(broken(stricter, .told).isEmpty && !broken(stricter, .taken).isEmpty)
        let demanding = Self.schema([id, count, kind, ("more", .string())], required: ["id", "count", "more"])
        #expect(broken(demanding, .told).isEmpty && !broken(demanding, .taken).isEmpty)
        // A closed list of words may not grow for readers, nor shrink for senders.
        let grown = Self.schema([id, count, ("kind", Self.words(["a", "b", "c"]))], required: ["id", "count"])
        let shrunk = Self.schema([id, count, ("kind", Self.words(["a"]))], required: ["id", "count"])
        #expect(!broken(grown, .told).isEmpty && broken(grown, .taken).isEmpty)
        #expect(broken(shrunk, .told).isEmpty && !broken(shrunk, .taken).isEmpty)
        // A list instead of one, and one kind of value more.
        #expect(
            !broken(
                Self.schema([id, count, ("kind", .array(of: Self.words(["a", "b"])))], required: ["id", "count"]), .told
            ).isEmpty)
        let either = Self.schema(
            [id, ("count", .oneOf([.integer(minimum: 0), .string()])), kind], required: ["id", "count"])
        #expect(!broken(either, .told).isEmpty && broken(either, .taken).isEmpty)
    }
}

/// What a number of schemas promise: a line for each place in them, with the kinds of value there and whether one always is.
struct Promise {
    /// Who relies on it.
    enum Direction: String {
        /// Whoever reads it.
        case told
        /// Whoever sends it.
        case taken
    }

    /// What stands at a place.
    struct Place: Hashable {
        var kinds: Set<String>
        var isRequired: Bool
    }

    /// By direction, name and place.
    private(set) var lines: [String: Place]

    init(lines: [String: Place]) { self.lines = lines }

    init(of schema: JSONSchema, named name: String, _ direction: Direction) {
        lines = [:]
        add(schema, "\(direction.rawValue) \(name) ", isRequired: true, schema.definitions, [])
    }

    init(text: String) {
        lines = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            lines[String(parts[0])] = Place(
                kinds: Set(parts[2].split(separator: " ").map(String.init)), isRequired: parts[1] == "always")
        }
    }

    var text: String {
        lines.sorted { $0.key < $1.key }.map { place, value in
            "\(place)\t\(value.isRequired ? "always" : "may be")\t\(value.kinds.sorted().joined(separator: " "))"
        }.joined(separator: "\n") + "\n"
    }

    /// All that is given out and taken today.
    static func current() throws -> Promise {
        var promise = Promise(lines: [:])
        func add(_ type: any Decodable.Type, _ name: String, _ direction: Direction) throws {
            let schema = try SchemaGenerator().schema(of: type)
            promise.lines.merge(Promise(of: schema, named: name, direction).lines) { first, _ in first }
        }
        for query in QueryName.allCases { try add(query.reply, query.rawValue, .told) }
        for (_, payloads) in Contracts.events {
            for payload in payloads { try add(payload, payload.type.wire, .told) }
        }
        for (service, payloads) in Contracts.commands {
            for payload in payloads { try add(payload, "\(service.rawValue).\(payload.name)", .taken) }
        }
        // Every event has the same attributes around what it states.
        if var event = try AsyncAPIDocument().schemas.all.first?.schema {
            let own = ["data", "source", "type"]
            event.properties.removeAll { own.contains($0.name) }
            promise.lines.merge(Promise(of: event, named: "event", .told).lines) { first, _ in first }
        }
        try add(CommandReply.self, "reply", .told)
        try add(Problem.self, "problem", .told)
        try add(CommandEnvelope.self, "command", .taken)
        try add(QueryRequest.self, "question", .taken)
        return promise
    }

    /// What of this promise another set of schemas does not keep, a sentence each.
    func broken(by other: Promise) -> [String] {
        var found: [String] = []
        for (name, place) in lines.sorted(by: { $0.key < $1.key }) {
            let isTold = name.hasPrefix(Direction.told.rawValue)
            guard let now = other.lines[name] else {
                found.append("\(name) is gone")
                continue
            }
            let strange = isTold ? now.kinds.subtracting(place.kinds) : place.kinds.subtracting(now.kinds)
            if !strange.isEmpty {
                let kinds = strange.sorted().joined(separator: ", ")
                found.append("\(name) \(isTold ? "can now be" : "can no longer be") \(kinds)")
            }
            if isTold, place.isRequired, !now.isRequired { found.append("\(name) is no longer always there") }
            if !isTold, !place.isRequired, now.isRequired { found.append("\(name) now has to be there") }
        }
        for (name, now) in other.lines
        where now.isRequired && lines[name] == nil && name.hasPrefix(Direction.taken.rawValue) {
            // A new object need not be sent; within one that was taken before nothing more may be demanded.
            let parent = String(name[..<(name.lastIndex(of: "/") ?? name.endIndex)])
            if lines[parent] != nil { found.append("\(name) is new and has to be there") }
        }
        return found
    }

    private mutating func add(
        _ schema: JSONSchema, _ name: String, isRequired: Bool, _ definitions: [JSONSchema.Property],
        _ seen: Set<String>
    ) {
        if let reference = schema.reference {
            guard !seen.contains(reference), let target = definitions.first(where: { $0.name == reference }) else {
                return note(name, ["same:\(reference)"], isRequired)
            }
            return add(target.schema, name, isRequired: isRequired, definitions, seen.union([reference]))
        }
        let alternatives = schema.oneOf + schema.anyOf
        for alternative in alternatives { add(alternative, name, isRequired: isRequired, definitions, seen) }
        guard alternatives.isEmpty else { return }
        var kinds = schema.types.map(\.rawValue)
        if let words = schema.enumeration { kinds = words.map { "'\($0.replacing(" ", with: "_"))'" } }
        if let constant = schema.constant { kinds = ["'\(constant.replacing(" ", with: "_"))'"] }
        note(name, kinds.isEmpty ? ["anything"] : kinds, isRequired)
        for property in schema.properties {
            add(
                property.schema, "\(name)/\(property.name)", isRequired: schema.required.contains(property.name),
                definitions, seen)
        }
        if let items = schema.items { add(items, "\(name)/*", isRequired: false, definitions, seen) }
        if case .matching(let values)? = schema.additionalProperties {
            add(values, "\(name)/**", isRequired: false, definitions, seen)
        }
    }

    private mutating func note(_ name: String, _ kinds: [String], _ isRequired: Bool) {
        guard var place = lines[name] else {
            lines[name] = Place(kinds: Set(kinds), isRequired: isRequired)
            return
        }
        // What stands in one of several alternatives only need not be there.
        place.kinds.formUnion(kinds)
        place.isRequired = place.isRequired && isRequired
        lines[name] = place
    }
}
