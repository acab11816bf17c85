import MessageSchema

/// An answer as a tree of figures, with the events that each names.
struct AnswerFigures {
    /// A place in the answer, with the way to it.
    struct Place {
        /// Where it is, an element of a list by its place.
        let tokens: [String]
        /// Where it is as it was asked for.
        let pointer: JSONPointer
        /// What stands there.
        var value: JSONValue { way.last?.value ?? .null }
        fileprivate let way: [(value: JSONValue, node: RecordFields.Node?)]

        /// What stands some steps down from the answer.
        func value(at depth: Int) -> JSONValue? { way.indices.contains(depth) ? way[depth].value : nil }
    }

    private let query: QueryName
    private let reply: JSONValue
    private let fields: RecordFields

    init(of query: QueryName, in reply: JSONValue) throws(Problem) {
        self.query = query
        self.reply = reply
        fields = try RecordFields.of(query)
    }

    /// Finds a place: fields by name, elements of a list by place, or by an id that one of them has.
    /// - Throws: `Problem` of kind `unknown-entity` with what there is where the way ends.
    func place(of pointer: JSONPointer) throws(Problem) -> Place {
        var way: [(value: JSONValue, node: RecordFields.Node?)] = [(reply, fields.root)]
        var tokens: [String] = []
        for (depth, token) in pointer.tokens.enumerated() {
            let (value, node) = way[way.count - 1]
            let here = JSONPointer(tokens: Array(pointer.tokens[..<depth])).description
            switch value {
            case .object(let object):
                guard let next = object[token] else { throw unknown(token, at: here, in: object.keys) }
                way.append((next, fields.child(token, of: node)))
                tokens.append(token)
            case .array(let elements):
                let index = try index(of: token, in: elements, fields.child(nil, of: node), at: here)
                way.append((elements[index], fields.child(nil, of: node)))
                tokens.append(String(index))
            default:
                throw Problem(
                    .unknownEntity,
                    "`\(here)` of `\(query.rawValue)` is \(JSONWriter.text(of: value)) and has nothing within: leave "
                        + "`\(token.prefix(60))` out",
                    errors: [.init(pointer: "/filter/figure", detail: "ends earlier")])
            }
        }
        return Place(tokens: tokens, pointer: pointer, way: way)
    }

    /// The events behind a place: those that it names, or else those of the smallest part around it that can name any.
    /// The whole answer is nobody's figure.
    func records(behind place: Place) -> [EventID] {
        for (depth, (value, node)) in place.way.enumerated().reversed() where depth > 0 {
            let own = fields.ownEvents(in: value, node)
            if depth < place.way.count - 1, let own { return own }
            let all = fields.events(in: value, node)
            // What can name its records and names none counts nothing.
            if !all.isEmpty || own != nil { return all.distinct() }
        }
        return []
    }

    /// Every figure that names events in fields of its own, at or below a place.
    func list(below place: Place? = nil) -> [FigureView] {
        var found: [FigureView] = []
        let (value, node) = place?.way.last ?? (reply, fields.root)
        collect(value, node, place?.pointer ?? .root, &found)
        return found
    }

    private func collect(
        _ value: JSONValue, _ node: RecordFields.Node?, _ pointer: JSONPointer, _ found: inout [FigureView]
    ) {
        guard let node else { return }
        switch value {
        case .object(let object):
            if case .entry = node { return }
            let own = pointer.tokens.isEmpty ? [] : fields.ownEvents(in: value, node) ?? []
            let order = fields.order(of: node)
            if !own.isEmpty {
                found.append(
                    FigureView(figure: pointer.description, value: Self.words(of: object, order), records: own.count))
            }
            for name in order {
                guard let part = object[name] else { continue }
                collect(part, fields.child(name, of: node), pointer.appending(name), &found)
            }
        case .array(let elements):
            guard let child = fields.child(nil, of: node) else { return }
            let names = elements.map { name(of: $0, child) }
            var counts: [String: Int] = [:]
            for name in names { if let name { counts[name, default: 0] += 1 } }
            for (index, element) in elements.enumerated() {
                let name = names[index].flatMap { counts[$0] == 1 ? $0 : nil }
                collect(element, child, name.map { pointer.appending($0) } ?? pointer.appending(index), &found)
            }
        default: return
        }
    }

    private func index(
        of token: String, in elements: [JSONValue], _ node: RecordFields.Node?, at here: String
    ) throws(Problem) -> Int {
        if let index = Int(token), elements.indices.contains(index), String(index) == token { return index }
        let named = elements.indices.filter { name(of: elements[$0], node) == token }
        let found = named.isEmpty ? elements.indices.filter { names(of: elements[$0]).contains(token) } : named
        if found.count == 1, let index = found.first { return index }
        guard found.isEmpty else {
            throw Problem(
                .unknownEntity,
                "`\(here)` of `\(query.rawValue)` has \(found.count) elements that are `\(token.prefix(60))`, at "
                    + "\(found.prefix(5).map(String.init).joined(separator: ", ")): name one by its place",
                errors: [.init(pointer: "/filter/figure", detail: "ambiguous")])
        }
        throw unknown(token, at: here, in: elements.compactMap { name(of: $0, node) }, elements: elements.count)
    }

    private func unknown(_ token: String, at here: String, in names: [String], elements: Int? = nil) -> Problem {
        let whole = here.isEmpty ? "`\(query.rawValue)`" : "`\(here)` of `\(query.rawValue)`"
        var detail = "\(whole) has no `\(token.prefix(60))`"
        if let nearest = NearestMatch.of(token, in: names, limit: 1).first { detail += "; did you mean `\(nearest)`?" }
        let shown = names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", …" : "")
        detail += names.isEmpty ? ": it is empty" : ". It has \(shown)"
        if let elements, elements > 0 { detail += "; its elements also go by their place, 0 to \(elements - 1)" }
        return Problem(
            .unknownEntity, detail,
            errors: [.init(pointer: "/filter/figure", detail: "nothing stands there")])
    }

    /// What an element of a list goes by in a pointer: the text that its type names first.
    private func name(of element: JSONValue, _ node: RecordFields.Node?) -> String? {
        guard let first = fields.order(of: node).first.flatMap({ element[$0] }),
            let text = first.string ?? first["publisher"]?.string, Int(text) == nil
        else { return nil }
        return text
    }

    /// Every text that stands in an element of a list itself.
    private func names(of element: JSONValue) -> Set<String> {
        Set((element.object?.members ?? []).compactMap(\.value.string))
    }

    /// What a figure says, in short: its plain fields but for the sentences, the first few of them.
    private static func words(of object: JSONObject, _ order: [String]) -> String {
        let sentences: Set<String> = ["statement", "because", "wording", "clause", "line", "history"]
        return order.compactMap { name -> String? in
            guard !sentences.contains(name) else { return nil }
            switch object[name] {
            case .string(let text)?:
                let short = text.unicodeScalars.count > 40 ? String(text.prefix(39)) + "…" : text
                return (try? EventID(wire: text)) == nil ? "\(name) \(short)" : nil
            case .number(let number)?: return "\(name) \(number.literal)"
            case .bool(let flag)?: return "\(name) \(flag)"
            default: return nil
            }
        }.prefix(6).joined(separator: ", ")
    }
}
