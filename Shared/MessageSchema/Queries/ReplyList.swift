import Synchronization

/// A list that an answer holds, as the answer's type describes it: where it stands, and the columns of its elements.
///
/// The columns are the same whatever the answer holds: a field of an object within an element is named with dots, such as
/// `headcount.best`; what may be a word or an object, such as an unknown quantity, has a column for either.
public struct ReplyList: Sendable {
    /// One column.
    public struct Column: Sendable {
        /// The fields on the way to it, apart by dots.
        public let name: String
        /// Whether it holds numbers only.
        public let isNumber: Bool
        /// Whether it is one of the list within an element, of which each element is a row.
        public let isInner: Bool
        let path: [String]

        /// What an element holds there; for a column of the list within, what one element of that holds.
        public func value(in element: JSONValue) -> JSONValue? {
            var value: JSONValue? = element
            for name in path { value = value?.object?[name] }
            return value
        }
    }

    /// The name: the fields on the way to it from the answer, apart by dots.
    public let name: String
    /// The columns from left to right.
    public let columns: [Column]
    /// The list within an element of which each element is a row of the table; `nil` where an element is a row.
    public let inner: String?
    /// The list within an element of further ones of its kind, as of the posts below a post; `nil` where there is none.
    public let branches: String?
    private let path: [String]

    /// Every list that the answer to a question has, the main one first where it has one.
    public static func all(of query: QueryName) -> [ReplyList] {
        cache.withLock { cache in
            if let known = cache[query] { return known }
            // A type that cannot be described has no lists here; a test rules that out.
            let found = (try? find(in: query)) ?? []
            cache[query] = found
            return found
        }
    }

    /// The main list of the answer to a question; `nil` where there is none.
    public static func main(of query: QueryName) -> ReplyList? {
        guard let main = query.list else { return nil }
        return all(of: query).first { $0.name == main.name }
    }

    private static let cache = Mutex<[QueryName: [ReplyList]]>([:])

    private static func find(in query: QueryName) throws(SchemaGenerationError) -> [ReplyList] {
        let reply = try SchemaGenerator().schema(of: query.reply)
        var found: [ReplyList] = []
        collect(from: reply, at: [], in: reply, of: query, into: &found)
        guard let main = query.list?.name, let place = found.firstIndex(where: { $0.name == main }) else {
            return found
        }
        found.insert(found.remove(at: place), at: 0)
        return found
    }

    private static func collect(
        from schema: JSONSchema, at path: [String], in reply: JSONSchema, of query: QueryName,
        into found: inout [ReplyList]
    ) {
        for property in schema.properties where !(path.isEmpty && property.name == "about") {
            let path = path + [property.name]
            if let items = property.schema.items {
                let row = items.reference.flatMap { reply.definition($0) } ?? items
                guard !row.properties.isEmpty else { continue }
                found.append(ReplyList(of: row, named: items.reference, at: path, of: query))
            } else if !property.schema.properties.isEmpty, property.name != "entry" {
                collect(from: property.schema, at: path, in: reply, of: query, into: &found)
            }
        }
    }

    private init(of row: JSONSchema, named reference: String?, at path: [String], of query: QueryName) {
        self.path = path
        name = path.joined(separator: ".")
        inner = query.list?.name == name ? query.list?.inner : nil
        branches = reference.flatMap { own in row.properties.first { $0.schema.items?.reference == own }?.name }
        let (inner, branches) = (inner, branches)
        columns = row.properties.flatMap { property -> [Column] in
            guard property.name != branches else { return [] }
            let isInner = property.name == inner
            let schema = isInner ? property.schema.items ?? property.schema : property.schema
            return Self.columns(of: schema, [property.name], isInner)
        }
    }

    private static func columns(of schema: JSONSchema, _ path: [String], _ isInner: Bool) -> [Column] {
        func column(isNumber: Bool) -> Column {
            // What one element of the list within holds is looked for in that element alone.
            Column(
                name: path.joined(separator: "."), isNumber: isNumber, isInner: isInner,
                path: isInner ? Array(path.dropFirst()) : path)
        }
        let alternatives = schema.oneOf + schema.anyOf
        guard alternatives.isEmpty else {
            let objects = alternatives.flatMap { $0.properties.isEmpty ? [] : columns(of: $0, path, isInner) }
            let isPlain = alternatives.contains { $0.properties.isEmpty }
            return (isPlain ? [column(isNumber: false)] : []) + objects
        }
        guard schema.properties.isEmpty else {
            return schema.properties.flatMap { columns(of: $0.schema, path + [$0.name], isInner) }
        }
        let isNumber = !schema.types.isEmpty && schema.types.allSatisfy { $0 == .integer || $0 == .number }
        return [column(isNumber: isNumber)]
    }
}

extension ReplyList {
    /// The elements in an answer; none where it holds no such list.
    public func elements(in reply: JSONValue) -> [JSONValue] {
        var value: JSONValue? = reply
        for name in path { value = value?.object?[name] }
        return value?.array ?? []
    }

    /// The answer with other elements in their place.
    public func replacing(_ elements: [JSONValue], in reply: JSONValue) -> JSONValue {
        Self.replacing(.array(elements), at: path[...], in: reply)
    }

    /// Every element, those on the branches of others among them, each directly before those on its own, and without them.
    public func flattened(_ elements: [JSONValue]) -> [JSONValue] {
        guard let branches else { return elements }
        return elements.flatMap { element -> [JSONValue] in
            guard case .object(var object) = element, let below = object[branches]?.array else { return [element] }
            object[branches] = .array([])
            return [.object(object)] + flattened(below)
        }
    }

    private static func replacing(_ value: JSONValue, at path: ArraySlice<String>, in whole: JSONValue) -> JSONValue {
        guard let name = path.first, case .object(var object) = whole, let part = object[name] else {
            return path.isEmpty ? value : whole
        }
        object[name] = replacing(value, at: path.dropFirst(), in: part)
        return .object(object)
    }
}

extension JSONSchema {
    /// A definition that a reference names.
    fileprivate func definition(_ name: String) -> JSONSchema? {
        definitions.first { $0.name == name }?.schema
    }
}

extension QueryName {
    /// The main list of an answer, and the list within its elements of which each element is a row of the table; nothing
    /// for answers of which no list is the main one.
    public var list: (name: String, inner: String?)? {
        switch self {
        case .operations: ("operations", nil)
        case .pledges: ("pledges", "lines")
        case .approaches: ("approaches", nil)
        case .funding: ("contributions", nil)
        case .runway: ("strengths", "levels")
        case .posts: ("tree", nil)
        case .requirements: ("slots", nil)
        case .proposals: ("slots", "proposals")
        case .alerts: ("alerts", nil)
        case .options: ("options", "groups")
        case .entries: ("entries", nil)
        case .contradictions: ("contradictions", "sides")
        case .units: ("units", nil)
        case .stations: ("stations", nil)
        case .milestones: ("milestones", nil)
        case .conferences: ("conferences", nil)
        case .stands: ("rows", "stands")
        case .donors: ("donors", nil)
        case .sources: ("sources", nil)
        case .why: ("steps", nil)
        case .explain: ("records", nil)
        case .picture, .mandate: nil
        }
    }

    /// What tells the elements of the main list apart; the first column of every other list does.
    var identity: [String] {
        switch self {
        case .alerts: ["kind", "subjects"]
        case .contradictions: ["kind", "figure", "of", "statement"]
        case .why: ["event"]
        case .explain: ["record.event"]
        default: []
        }
    }
}

extension ReplyList {
    /// What tells an element of the list from the others.
    public func identity(of element: JSONValue, in query: QueryName) -> String {
        let names = query.list?.name == name && !query.identity.isEmpty ? query.identity : []
        let values: [JSONValue?] =
            names.isEmpty
            ? [element.object?.members.isEmpty == false ? firstValue(of: element) : nil]
            : names.map { name in columns.first { $0.name == name }?.value(in: element) }
        return values.map { $0.map { JSONWriter.text(of: $0) } ?? "" }.joined(separator: "\n")
    }

    /// What stands in the field that the element's type names first.
    private func firstValue(of element: JSONValue) -> JSONValue? {
        guard let first = columns.first?.path.first else { return nil }
        return element[first]
    }
}
