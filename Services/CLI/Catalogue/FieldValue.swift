import MessageSchema

/// Reads a single text as the type that a schema asks for.
enum FieldValue {
    /// The value, or `nil` where the text cannot be one.
    static func read(_ text: String, as schema: JSONSchema) -> JSONValue? {
        if isMoney(schema) { return money(text) }
        if isQuantity(schema) { return quantity(text) }
        let alternatives = schema.oneOf + schema.anyOf
        if !alternatives.isEmpty {
            for alternative in alternatives {
                if let value = read(text, as: alternative) { return value }
            }
            return nil
        }
        if let constant = schema.constant { return text == constant ? .string(text) : nil }
        if let items = schema.items { return list(text, of: items) }
        if schema.types.contains(.boolean), let value = Bool(text) { return .bool(value) }
        if schema.types.contains(.integer) || schema.types.contains(.number), let number = JSONNumber(literal: text) {
            return schema.types.contains(.number) || number.isWhole ? .number(number) : nil
        }
        if schema.types.contains(.string) || schema.types.isEmpty { return .string(text) }
        return nil
    }

    /// What is allowed, in words.
    static func words(for schema: JSONSchema) -> String {
        if isMoney(schema) { return "an amount such as \"12.50 USD\"" }
        if isQuantity(schema) { return "a quantity such as 800, unknown, \"up to 8000\" or \"more than 70\"" }
        if let constant = schema.constant { return "\"\(constant)\"" }
        if let enumeration = schema.enumeration { return "one of \(enumeration.joined(separator: ", "))" }
        let alternatives = schema.oneOf + schema.anyOf
        if !alternatives.isEmpty { return alternatives.map(words(for:)).joined(separator: ", or ") }
        if let items = schema.items { return "a list of \(words(for: items))" }
        if !schema.properties.isEmpty {
            return "an object with \(schema.properties.map(\.name).joined(separator: ", "))"
        }
        return schema.types.map(word(for:)).joined(separator: " or ")
    }

    private static func word(for kind: JSONSchema.Kind) -> String {
        switch kind {
        case .string: "text"
        case .integer: "a whole number"
        case .number: "a number"
        case .boolean: "true or false"
        case .null, .array, .object: kind.rawValue
        }
    }

    /// Words with commas between them; texts, which may hold commas themselves, are one element.
    private static func list(_ text: String, of items: JSONSchema) -> JSONValue? {
        let isWord = items.enumeration != nil || items.pattern != nil
        let parts = isWord ? text.split(separator: ",").map { trimmed(String($0)) } : [text]
        var elements: [JSONValue] = []
        for part in parts {
            guard let element = read(part, as: items) else { return nil }
            elements.append(element)
        }
        return .array(elements)
    }

    private static func isMoney(_ schema: JSONSchema) -> Bool {
        schema.properties.map(\.name) == ["amount", "currency"]
    }

    private static func money(_ text: String) -> JSONValue? {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 2 else { return nil }
        let isFirst = parts[0].first?.isNumber ?? false
        let (amount, currency) = isFirst ? (parts[0], parts[1]) : (parts[1], parts[0])
        return ["amount": .string(amount), "currency": .string(currency)]
    }

    private static func isQuantity(_ schema: JSONSchema) -> Bool {
        schema.oneOf.contains { $0.constant == "unknown" } && schema.oneOf.contains { $0.property("best") != nil }
    }

    /// "Up to" is best and high, "more than" low and best (DESIGN.md section 5); the words are kept beside the figures.
    private static func quantity(_ text: String) -> JSONValue? {
        if text == "unknown" { return "unknown" }
        if let count = whole(text) { return .number(count) }
        for (prefix, keys) in [("up to ", ["best", "high"]), ("more than ", ["low", "best"])] {
            guard text.lowercased().hasPrefix(prefix), let count = whole(String(text.dropFirst(prefix.count))) else {
                continue
            }
            var object = JSONObject(keys.map { (key: $0, value: .number(count)) })
            object["wording"] = .string(text)
            return .object(object)
        }
        return nil
    }

    private static func whole(_ text: String) -> JSONNumber? {
        let digits = trimmed(text).replacing(",", with: "")
        guard let number = JSONNumber(literal: digits), number.isIntegerLiteral else { return nil }
        return number
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
