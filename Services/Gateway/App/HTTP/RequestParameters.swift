import GatewayDomain
import Hummingbird
import HummingbirdCore
import MessageSchema

/// The parameters after the `?` of a request, checked against those that a path takes.
struct RequestParameters: Sendable {
    private let values: [String: [String]]

    /// Reads the parameters.
    /// - Parameters:
    ///   - lists: those that can be given several times and with commas.
    ///   - repeated: those that can be given several times, and where a comma is a part of the value.
    /// - Throws: `Problem` with status 400 that names an unknown parameter, or one that is given twice and is no list, and
    ///   those allowed.
    init(
        of request: Request, allowed: [String], filters: [QueryFilter.Field] = [], lists: [String] = [],
        repeated: [String] = []
    ) throws(Problem) {
        let allowed = allowed + filters.map(\.rawValue) + lists + repeated
        let lists = lists + filters.filter(\.isList).map(\.rawValue)
        var values: [String: [String]] = [:]
        for (key, value) in request.uri.queryParameters {
            let name = String(key)
            guard allowed.contains(name) else {
                let nearest = NearestMatch.of(name, in: allowed, limit: 1).first.map { "; did you mean `\($0)`?" } ?? ""
                let list =
                    allowed.isEmpty ? "takes none" : "takes " + allowed.map { "`\($0)`" }.joined(separator: ", ")
                throw .badRequest("there is no parameter `\(name.prefix(60))` here\(nearest); this path \(list)")
            }
            if lists.contains(name) {
                values[name, default: []] += value.split(separator: ",", omittingEmptySubsequences: false).map(
                    String.init)
                continue
            }
            if repeated.contains(name) {
                values[name, default: []].append(String(value))
                continue
            }
            guard values[name] == nil else {
                throw .badRequest("the parameter `\(name)` is given twice; give it once")
            }
            values[name] = [String(value)]
        }
        self.values = values
    }

    subscript(_ name: String) -> String? { values[name]?.first }

    /// The entries of a parameter that is a list; `nil` where it is not given.
    func list(_ name: String) -> [String]? { values[name] }

    /// A parameter that is on or off: `true`, `false`, or given without a value, which means `true`.
    func flag(_ name: String) throws(Problem) -> Bool {
        switch self[name] {
        case nil, "false": return false
        case "true", "": return true
        default: throw .badRequest("the parameter `\(name)` is `true` or `false`")
        }
    }

    /// A parameter that is a value of the wire.
    func value<Value: WireText>(_ name: String, as type: Value.Type) throws(Problem) -> Value? {
        guard let text = self[name] else { return nil }
        do throws(InvalidValue) {
            return try Value(wire: text)
        } catch {
            throw .badRequest("the parameter `\(name)`: \(error.message)")
        }
    }
}

extension RequestParameters {
    /// The parameters that every question takes.
    static let ofQuestions = ["asOf", "knownAt", "recordedBy", "after"]

    /// The parameters of a question.
    init(of request: Request, question name: QueryName) throws(Problem) {
        let fields = Listing.Field.allCases.filter { $0 != .sort && $0 != .conditions }.map(\.rawValue)
        try self.init(
            of: request, allowed: Self.ofQuestions + fields, filters: name.filters,
            lists: [Listing.Field.sort.rawValue], repeated: [Listing.Field.conditions.rawValue])
    }

    /// The path of the next page: the same one with another place to begin.
    func nextPage(_ uri: URI, _ cursor: String) -> String {
        let others = (uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("cursor=") }
        return uri.path + "?" + (others.map(String.init) + ["cursor=\(cursor)"]).joined(separator: "&")
    }

    /// The question that a request asks: path, parameters and headers together.
    /// - Throws: `Problem` with status 400 that names the parameter or header.
    func question(
        _ name: QueryName, operation: OperationID?, headers: HTTPFields
    ) throws(Problem) -> QueryRequest {
        QueryRequest(
            name, operation: operation, asOf: try value("asOf", as: EffectiveDate.self),
            knownAt: try value("knownAt", as: KnownTime.self),
            recordedBy: try value("recordedBy", as: KnownTime.self),
            after: try bookmark(headers), waitSeconds: try Self.wait(headers), filter: try filter(name.filters),
            listing: try listing())
    }

    /// What the question is narrowed to, read as though it had come over the bus.
    private func filter(_ fields: [QueryFilter.Field]) throws(Problem) -> QueryFilter? {
        var object = JSONObject()
        for field in fields {
            guard let texts = values[field.rawValue] else { continue }
            object[field.rawValue] = field.isList ? .array(texts.map { .string($0) }) : .string(texts.first ?? "")
        }
        return object.isEmpty ? nil : try read(object)
    }

    /// Which part of a list is wanted, read in the same way.
    private func listing() throws(Problem) -> Listing? {
        var object = JSONObject()
        for field in Listing.Field.allCases {
            guard let texts = values[field.rawValue], let text = texts.first else { continue }
            switch field {
            case .list, .cursor: object[field.rawValue] = .string(text)
            case .conditions, .sort: object[field.rawValue] = .array(texts.map { .string($0) })
            case .limit:
                guard let number = Int(text) else {
                    throw .badRequest("the parameter `limit` is a whole number from 1 to \(Listing.maximumLimit)")
                }
                object[field.rawValue] = .number(JSONNumber(number))
            }
        }
        return object.isEmpty ? nil : try read(object)
    }

    private func read<Part: Decodable>(_ object: JSONObject) throws(Problem) -> Part {
        do {
            return try JSONValue.object(object).decoded(as: Part.self)
        } catch {
            let reason = (error as? DecodingError).map { Problem.sentence(for: $0) } ?? "\(error)"
            throw .badRequest("the parameter `\(reason.dropFirst().prefix { $0 != "/" && $0 != ":" })`: \(reason)")
        }
    }

    /// The bookmark that a request names, as a parameter or in a header.
    func bookmark(_ headers: HTTPFields) throws(Problem) -> Bookmark? {
        let header = headers[.musterAfter]
        guard self["after"] == nil || header == nil else {
            throw .badRequest("`after` is given both as a parameter and in `Muster-After`; give it once")
        }
        guard let text = self["after"] ?? header else { return nil }
        return try Self.bookmark(text, named: "`after`")
    }

    /// A bookmark as JSON.
    static func bookmark(_ text: String, named name: String) throws(Problem) -> Bookmark {
        do {
            return try JSONParser().parse(text).decoded(as: Bookmark.self)
        } catch {
            let reason = (error as? DecodingError).map { Problem.sentence(for: $0) } ?? "\(error)"
            throw .badRequest(
                "\(name) is a bookmark as JSON, as `bookmark` in a command's reply or the header `Muster-Bookmark`: "
                    + reason)
        }
    }

    /// `Prefer: wait=10` (RFC 7240), capped to what is allowed, as that header is a wish.
    static func wait(_ headers: HTTPFields) throws(Problem) -> Double? {
        for preference in headers[values: .prefer].flatMap({ $0.split(separator: ",") }) {
            let parts = preference.split(separator: ";").first?.split(separator: "=").map { $0.trimmed } ?? []
            guard parts.first?.lowercased() == "wait" else { continue }
            guard parts.count == 2, let seconds = UInt32(parts[1]) else {
                throw .badRequest("`Prefer: wait=` takes whole seconds, such as `Prefer: wait=5`")
            }
            return min(Double(seconds), QuestionReading.maximumWaitSeconds)
        }
        return nil
    }
}

extension Substring {
    /// Without the white space of HTTP at both ends: spaces and tabs.
    var trimmed: String {
        func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        var bytes = utf8
        while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
        while let last = bytes.last, isBlank(last) { bytes.removeLast() }
        return String(bytes) ?? ""
    }
}
