import MessageSchema

/// What commands there are and which fields they have, in text from the schemas.
enum FieldHelp {
    /// Every command by service.
    static func list(_ catalogue: CommandCatalogue = .all, on surface: Surface) throws(CommandFailure) -> [String] {
        var lines: [String] = []
        for service in ServiceName.allCases {
            if !lines.isEmpty { lines.append("") }
            lines.append(Style.bold(service.rawValue, on: surface))
            var table = TextTable(columns: [.init(title: "", minimum: 28), .init(title: "", minimum: 20)])
            for entry in catalogue.entries where entry.service == service {
                let schema = try entry.schema()
                let fields = schema.properties.filter { $0.name != "basis" }.map { property in
                    schema.required.contains(property.name) ? property.name : "[\(property.name)]"
                }
                table.rows.append([.init(entry.name), .init(fields.joined(separator: " "), .dim)])
            }
            lines += table.lines(on: surface)
        }
        return lines + ["", "Fields of one command: muster send COMMAND --help-fields"]
    }

    /// The fields of one command, those of its parts indented.
    static func fields(
        of entries: [CommandCatalogue.Entry], on surface: Surface
    ) throws(CommandFailure) -> [String] {
        var lines: [String] = []
        for entry in entries {
            if !lines.isEmpty { lines.append("") }
            lines.append("\(Style.bold(entry.name, on: surface)) (\(entry.service.rawValue))")
            let schema = try entry.schema()
            var table = TextTable(columns: [
                .init(title: "field", minimum: 22), .init(title: "", minimum: 8), .init(title: "value", minimum: 20),
            ])
            for row in rows(of: schema, path: "") { table.rows.append(row) }
            lines += table.lines(on: surface)
        }
        return lines
    }

    private static func rows(of schema: JSONSchema, path: String) -> [[TextTable.Cell]] {
        schema.properties.flatMap { property -> [[TextTable.Cell]] in
            let name = path + property.name
            let isRequired = schema.required.contains(property.name)
            let row: [TextTable.Cell] = [
                .init(name), .init(isRequired ? "required" : "", .yellow), .init(value(of: property.schema)),
            ]
            guard FieldValue.isComposed(property.schema) else { return [row] }
            if let items = property.schema.items {
                return [row] + rows(of: items, path: name + ".0.")
            }
            return [row] + rows(of: property.schema, path: name + ".")
        }
    }

    private static func value(of schema: JSONSchema) -> String {
        let words =
            FieldValue.isComposed(schema)
            ? (schema.items == nil ? "an object" : "a list of objects") : FieldValue.words(for: schema)
        return schema.description.map { "\(words): \($0)" } ?? words
    }
}

extension FieldValue {
    /// Whether the value has named parts of its own that are set one by one.
    static func isComposed(_ schema: JSONSchema) -> Bool {
        let object = schema.items ?? schema
        return !object.properties.isEmpty && object.property("currency") == nil
    }
}
