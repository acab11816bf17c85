/// The list in an answer as rows and columns, for a spreadsheet.
///
/// The columns follow from the answer's type, so they are the same whatever the answer holds: a field of an object within a
/// row is named with dots, such as `headcount.best`; what may be a word or an object, such as an unknown quantity, has a column
/// for either. A list within a row is one cell, its elements apart by `; `, objects among them as JSON.
public struct ReplyTable: Sendable {
    /// The names of the columns.
    public let columns: [String]
    /// A cell for each column; `nil` where there is nothing.
    public let rows: [[String?]]
    /// Which columns hold numbers only, which a spreadsheet may take as they are.
    private let numeric: [Bool]

    /// The list that a question's answer has; `nil` where it has none.
    /// - Throws: `SchemaGenerationError` where the type cannot be described, which a test rules out.
    public init?(_ reply: JSONValue, of query: QueryName) throws(SchemaGenerationError) {
        guard let list = query.list else { return nil }
        let schema = try SchemaGenerator().schema(of: query.reply)
        guard var row = schema.property(list.name)?.items else { return nil }
        var records = reply[list.name]?.array ?? []
        if let inner = list.inner, let item = row.property(inner)?.items {
            // A row for each element of the inner list, with what is said of the outer one before it.
            records = records.flatMap { outer in
                (outer[inner]?.array ?? []).map { element in
                    var object = outer.object ?? JSONObject()
                    object[inner] = element
                    return .object(object)
                }
            }
            row.properties = row.properties.map { $0.name == inner ? JSONSchema.Property(inner, item) : $0 }
        }
        let found = Self.columns(of: row, [])
        columns = found.map { $0.path.joined(separator: ".") }
        numeric = found.map(\.isNumber)
        rows = records.map { record in found.map { Self.cell(at: $0.path[...], in: record) } }
    }

    /// The table as CSV (RFC 4180): a header, lines that end in CR LF, UTF-8.
    ///
    /// A text that a spreadsheet would take for a formula gets an apostrophe in front.
    public var csv: String {
        var text = Self.line(columns.map(Self.harmless))
        for row in rows {
            text += Self.line(
                zip(row, numeric).map { cell, isNumber in
                    guard let cell else { return "" }
                    return isNumber ? cell : Self.harmless(cell)
                })
        }
        return text
    }

    private static func line(_ cells: [String]) -> String {
        cells.map { cell in
            let needsQuotes = cell.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
            return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
        }.joined(separator: ",") + "\r\n"
    }

    private static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
        return "'" + text
    }

    private static func columns(
        of schema: JSONSchema, _ path: [String]
    ) -> [(path: [String], isNumber: Bool)] {
        let alternatives = schema.oneOf + schema.anyOf
        guard alternatives.isEmpty else {
            let objects = alternatives.flatMap { $0.properties.isEmpty ? [] : columns(of: $0, path) }
            let isPlain = alternatives.contains { $0.properties.isEmpty }
            return (isPlain ? [(path, false)] : []) + objects
        }
        guard schema.properties.isEmpty else {
            return schema.properties.flatMap { columns(of: $0.schema, path + [$0.name]) }
        }
        let isNumber = !schema.types.isEmpty && schema.types.allSatisfy { $0 == .integer || $0 == .number }
        return [(path, isNumber)]
    }

    private static func cell(at path: ArraySlice<String>, in value: JSONValue) -> String? {
        guard let name = path.first else { return text(of: value) }
        return value.object?[name].flatMap { cell(at: path.dropFirst(), in: $0) }
    }

    /// A value as a cell; none for an object, whose fields have columns of their own, and for an empty list.
    private static func text(of value: JSONValue) -> String? {
        switch value {
        case .null: return nil
        case .string(let text): return text
        case .array(let elements):
            guard !elements.isEmpty else { return nil }
            return elements.map { element in
                if element.object != nil || element.array != nil {
                    String(decoding: JSONWriter.bytes(of: element), as: UTF8.self)
                } else {
                    text(of: element) ?? ""
                }
            }.joined(separator: "; ")
        case .object: return nil
        default: return String(decoding: JSONWriter.bytes(of: value), as: UTF8.self)
        }
    }
}

extension QueryName {
    /// The list that a spreadsheet is given of an answer, and the list within it of which each element is a row; nothing for
    /// answers that are no list.
    public var list: (name: String, inner: String?)? {
        switch self {
        case .operations: ("operations", nil)
        case .pledges: ("pledges", "lines")
        case .approaches: ("approaches", nil)
        case .funding: ("contributions", nil)
        case .requirements: ("slots", nil)
        case .alerts: ("alerts", nil)
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
        case .picture, .runway, .posts, .mandate, .proposals, .options: nil
        }
    }
}
