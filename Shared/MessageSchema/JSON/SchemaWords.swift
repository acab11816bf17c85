/// How values and schemas are put into words.
enum SchemaWords {
    /// Whether a value is of one of the types; a whole number is an integer however it is written.
    static func isOfType(_ value: JSONValue, _ types: [JSONSchema.Kind]) -> Bool {
        guard !types.isEmpty else { return true }
        return types.contains { kind in
            switch (value, kind) {
            case (.null, .null), (.bool, .boolean), (.number, .number), (.string, .string), (.array, .array),
                (.object, .object):
                true
            case (.number(let number), .integer): number.isWhole
            default: false
            }
        }
    }

    /// A value as somebody would call it.
    static func found(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let number): "the number \(number)"
        case .string(let text): "the string \(quoted(text))"
        case .array(let elements): "an array of \(counted(elements.count, "element"))"
        case .object(let object):
            object.isEmpty ? "an empty object" : "an object with \(list(object.keys, limit: 6))"
        }
    }

    /// What a schema allows, in one phrase.
    static func allowed(_ schema: JSONSchema, _ root: JSONSchema, depth: Int = 0) -> String {
        if let title = schema.title { return title }
        if let constant = schema.constant { return quoted(constant) }
        if let words = schema.enumeration {
            return words.count == 1 ? quoted(words[0]) : "one of \(list(words))"
        }
        if let name = schema.reference, schema.types.isEmpty {
            guard depth < 4, let definition = root.definitions.first(where: { $0.name == name })?.schema else {
                return name
            }
            return allowed(definition, root, depth: depth + 1)
        }
        let alternatives = schema.oneOf + schema.anyOf
        if !alternatives.isEmpty, depth < 4 {
            return listed(alternatives.map { allowed($0, root, depth: depth + 1) }, "or")
        }
        guard !schema.types.isEmpty else { return "any value" }
        let details = schema.description.map { " (\($0))" } ?? ""
        return listed(schema.types.map { allowed($0, schema) }, "or") + details
    }

    private static func allowed(_ kind: JSONSchema.Kind, _ schema: JSONSchema) -> String {
        switch kind {
        case .null: return "null"
        case .boolean: return "true or false"
        case .integer, .number:
            let name = kind == .integer ? "a whole number" : "a number"
            switch (schema.minimum, schema.maximum) {
            case (let least?, let greatest?): return "\(name) from \(least) to \(greatest)"
            case (let least?, nil): return "\(name) of at least \(least)"
            case (nil, let greatest?): return "\(name) of at most \(greatest)"
            case (nil, nil): return name
            }
        case .string:
            if schema.description == nil, let pattern = schema.pattern { return "a string matching `\(pattern)`" }
            if let format = schema.format { return "a \(format) string" }
            return "a string"
        case .array: return "an array"
        case .object:
            let names = schema.properties.map(\.name)
            return names.isEmpty ? "an object" : "an object with \(list(names, limit: 12))"
        }
    }

    /// Names in a row, each in backquotes, cut where there are many.
    static func list(_ names: [String], limit: Int = 30) -> String {
        let shown = names.prefix(limit).map { "`\(cut($0))`" }.joined(separator: ", ")
        return names.count > limit ? "\(shown) and \(names.count - limit) more" : shown
    }

    /// Phrases joined as a sentence does.
    static func listed(_ phrases: [String], _ conjunction: String) -> String {
        guard phrases.count > 1, let last = phrases.last else { return phrases.first ?? "" }
        return phrases.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }

    /// How many may be there, in words.
    static func bounds(_ least: Int?, _ greatest: Int?, _ unit: String) -> String {
        switch (least, greatest) {
        case (let least?, let greatest?) where least == greatest: "exactly \(counted(least, unit))"
        case (let least?, let greatest?): "\(least) to \(counted(greatest, unit))"
        case (let least?, nil): "at least \(counted(least, unit))"
        case (nil, let greatest?): "at most \(counted(greatest, unit))"
        case (nil, nil): "any number of \(unit)s"
        }
    }

    /// A number with its unit.
    static func counted(_ count: Int, _ unit: String) -> String {
        "\(count) \(unit)\(count == 1 ? "" : "s")"
    }

    /// A text in double quotes, short and without what a terminal would obey.
    static func quoted(_ text: String) -> String {
        "\"\(cut(text))\""
    }

    /// A text that a message can carry: at most 60 characters, control characters replaced.
    static func cut(_ text: String) -> String {
        let limit = 60
        let start = text.unicodeScalars.prefix(limit + 1)
        var shown = String.UnicodeScalarView()
        for scalar in start.prefix(limit) {
            shown.append(scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? "·" : scalar)
        }
        if start.count > limit { shown.append("…") }
        return String(shown)
    }
}
