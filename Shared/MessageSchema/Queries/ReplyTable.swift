/// A list in an answer as rows and columns, for a spreadsheet.
///
/// The columns are those of `ReplyList`. A list within a row is one cell, its elements apart by `; `, objects among them as
/// JSON; what stands in a tree has a row each, above those that stand below it.
public struct ReplyTable: Sendable {
    /// The names of the columns.
    public let columns: [String]
    /// A cell for each column; `nil` where there is nothing.
    public let rows: [[String?]]
    /// Which columns hold numbers only, which a spreadsheet may take as they are.
    private let numeric: [Bool]

    /// The table of a list.
    public init(_ list: ReplyList, in reply: JSONValue) {
        columns = list.columns.map(\.name)
        numeric = list.columns.map(\.isNumber)
        rows = list.flattened(list.elements(in: reply)).flatMap { element -> [[String?]] in
            guard let inner = list.inner else { return [list.columns.map { $0.value(in: element).flatMap(Self.text) }] }
            // A row for each element of the list within, with what is said of the outer one before it.
            return (element[inner]?.array ?? []).map { part in
                list.columns.map { $0.value(in: $0.isInner ? part : element).flatMap(Self.text) }
            }
        }
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
