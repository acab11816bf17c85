import MessageSchema

/// Makes a command's data of `key=value` arguments, with types as the command's schema says.
///
/// Shorthands: a field of the only element of the only list of objects may be written without `lines.0.`; a list of
/// words may be written with commas; an amount as `12.50 USD`; a quantity as `800`, `unknown`, `up to 8000` or
/// `more than 70`.
struct FieldReader: Sendable {
    /// The schema of the command's data.
    let schema: JSONSchema

    /// The data with the assignments put in, in their order.
    /// - Parameter base: what they are put into; an empty object by default.
    /// - Throws: `CommandFailure` that names the argument, what is allowed and the nearest name.
    func data(
        _ assignments: [FieldAssignment], base: JSONValue = .object(JSONObject())
    ) throws(CommandFailure) -> JSONValue {
        var data = base
        var seen: Set<[String]> = []
        for assignment in assignments {
            let tokens = expanded(assignment.path.split(separator: ".").map(String.init))
            guard seen.insert(tokens).inserted else {
                throw .usage("`\(assignment.path)` is given twice; give it once")
            }
            let target = try target(of: tokens, in: schema, path: assignment.path)
            let value = assignment.isJSON ? try json(assignment) : try value(of: assignment, as: target)
            data = try Self.put(value, at: tokens[...], into: data, path: assignment.path)
        }
        return data
    }

    /// The path with the only list's first element put before a field that belongs there.
    func expanded(_ tokens: [String]) -> [String] {
        guard let first = tokens.first, schema.property(first) == nil, let list = onlyList,
            list.schema.items?.property(first) != nil
        else { return tokens }
        return [list.name, "0"] + tokens
    }

    /// The one required list of objects of the command, where it has exactly one.
    private var onlyList: JSONSchema.Property? {
        let lists = schema.properties.filter {
            schema.required.contains($0.name) && !($0.schema.items?.properties.isEmpty ?? true)
        }
        return lists.count == 1 ? lists.first : nil
    }

    private func target(
        of tokens: [String], in schema: JSONSchema, path: String
    ) throws(CommandFailure) -> JSONSchema {
        var place = schema
        var walked: [String] = []
        for token in tokens {
            let candidates = [place] + place.oneOf + place.anyOf
            if let items = candidates.compactMap(\.items).first {
                guard let index = Int(token), (0..<10_000).contains(index), token == String(index) else {
                    throw .usage(
                        "`\(path)`: \(walked.joined(separator: ".")) is a list, so a position follows, such as "
                            + "\((walked + ["0"]).joined(separator: "."))")
                }
                place = items
            } else if let next = candidates.compactMap({ $0.property(token) }).first {
                place = next
            } else {
                throw unknown(token, among: candidates.flatMap(\.properties).map(\.name), path: path)
            }
            walked.append(token)
        }
        return place
    }

    private func unknown(_ token: String, among names: [String], path: String) -> CommandFailure {
        guard !names.isEmpty else {
            return .usage("`\(path)`: there is nothing below it to set with `\(token)`; it is a single value")
        }
        let nearest = NearestMatch.of(token, in: names, limit: 1).first.map { "; did you mean `\($0)`?" } ?? "."
        return .usage("`\(path)`: there is no field `\(token)`\(nearest) There are \(names.joined(separator: ", "))")
    }

    private func json(_ assignment: FieldAssignment) throws(CommandFailure) -> JSONValue {
        do throws(JSONParseError) {
            return try JSONParser().parse(assignment.value)
        } catch {
            throw .usage(
                "`\(assignment.path)` is not JSON: \(error.message); a plain text is given with `=` instead of `:=`")
        }
    }

    private func value(of assignment: FieldAssignment, as schema: JSONSchema) throws(CommandFailure) -> JSONValue {
        guard let value = FieldValue.read(assignment.value, as: schema) else {
            throw .usage(
                "`\(assignment.path)`: \"\(assignment.value)\" is not \(FieldValue.words(for: schema)); any JSON can be given "
                    + "with `\(assignment.path):=…`")
        }
        return value
    }

    private static func put(
        _ value: JSONValue, at tokens: ArraySlice<String>, into place: JSONValue?, path: String
    ) throws(CommandFailure) -> JSONValue {
        guard let token = tokens.first else { return value }
        let rest = tokens.dropFirst()
        switch place {
        case .array(var elements)?:
            guard let index = Int(token), index <= elements.count else {
                throw .usage(
                    "`\(path)`: the list has \(elements.count) elements so far; positions begin at 0 and leave none out"
                )
            }
            let element = try put(value, at: rest, into: index < elements.count ? elements[index] : nil, path: path)
            if index < elements.count { elements[index] = element } else { elements.append(element) }
            return .array(elements)
        case .object(var object)?:
            object[token] = try put(value, at: rest, into: object[token], path: path)
            return .object(object)
        case nil:
            let isPosition = token.allSatisfy(\.isNumber)
            return try put(
                value, at: tokens, into: isPosition ? .array([]) : .object(JSONObject()), path: path)
        default:
            throw .usage("`\(path)`: a value is given for the whole and for a part of it; give one of the two")
        }
    }
}
