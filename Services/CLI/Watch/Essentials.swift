import MessageSchema

/// What an event states, in one line: its fields without the one that its subject repeats, its sources at the end.
enum Essentials {
    /// The line for an event's data.
    static func text(of data: JSONValue, about subject: Subject) -> String {
        guard let object = data.object else { return JSONWriter.text(of: data) }
        var parts: [String] = []
        for member in object.members where !["basis", "sources"].contains(member.key) {
            if member.key == subject.kind, member.value.string == subject.id { continue }
            let text = self.text(of: member.value)
            guard !text.isEmpty else { continue }
            parts.append("\(member.key)=\(isPlain(member.value) ? text : quoted(text))")
        }
        let basis = object["basis"]?.string ?? ""
        let sources = (object["sources"]?.array ?? []).compactMap { source -> String? in
            guard let publisher = source["publisher"]?.string, let grade = source["grade"]?.string else { return nil }
            return "\(publisher) \(grade)"
        }
        let word = sources.isEmpty ? basis : sources.joined(separator: "; ")
        if !word.isEmpty { parts.append("[\(word)]") }
        return Safe.text(parts.joined(separator: " "))
    }

    private static func isPlain(_ value: JSONValue) -> Bool {
        guard let text = value.string else { return true }
        return !text.contains(where: \.isWhitespace)
    }

    private static func quoted(_ text: String) -> String {
        text.contains("\"") ? "'\(text)'" : "\"\(text)\""
    }

    private static func text(of value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool(let value): value ? "yes" : "no"
        case .number(let number): number.int64.map { Wording.number($0) } ?? number.literal
        case .string(let text): text
        case .array(let elements): elements.map(text(of:)).joined(separator: ", ")
        case .object(let object): text(of: object)
        }
    }

    private static func text(of object: JSONObject) -> String {
        let value = JSONValue.object(object)
        if let amount = object["amount"]?.string, let currency = object["currency"]?.string, object.count == 2 {
            return Wording.amount(amount, currency)
        }
        let isQuantity = object.keys.allSatisfy { ["low", "best", "high", "wording"].contains($0) }
        if isQuantity, let quantity = try? value.decoded(as: Quantity.self) { return Wording.quantity(quantity) }
        if let words = object["unnamed"]?.string { return words }
        let parts = object.members.map { "\($0.key) \(text(of: $0.value))" }
        return "{\(parts.joined(separator: ", "))}"
    }
}

/// Text of others on its way to a terminal.
enum Safe {
    /// The text without control characters, which a terminal would obey; line breaks become spaces.
    static func text(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.value {
                    case 0..<32, 127..<160, 0x202A...0x202E, 0x2066...0x2069: " "
                    default: scalar
                    }
                }))
    }
}
