import MessageSchema

/// A source as it is written on the command line: `publisher=Reuters,published=2026-02-19,grade=B2`.
enum SourceArgument {
    private static let keys = ["publisher", "title", "published", "address", "grade"]

    /// Reads a source; a comma belongs to the value unless one of the keys follows it.
    /// - Throws: `CommandFailure` that says which part is wrong and what is allowed.
    static func read(_ text: String) throws(CommandFailure) -> Source {
        var parts: [(key: String, value: String)] = []
        for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
            if let (key, value) = pair(String(piece)) {
                parts.append((key, value))
            } else if parts.isEmpty {
                throw .usage("a source begins with one of \(keys.joined(separator: "=, "))=, not \"\(piece)\"; \(form)")
            } else {
                parts[parts.count - 1].value += "," + piece
            }
        }
        var object = JSONObject()
        for (key, value) in parts {
            guard object[key] == nil else { throw .usage("the source gives `\(key)` twice; \(form)") }
            object[key] = .string(value)
        }
        let missing = ["publisher", "published", "grade"].filter { object[$0] == nil }
        guard missing.isEmpty else {
            throw .usage("the source lacks \(missing.joined(separator: " and ")); \(form)")
        }
        do {
            return try JSONValue.object(object).decoded(as: Source.self, strict: true)
        } catch let error as DecodingError {
            throw .usage("the source is not right: \(Problem.sentence(for: error)); \(form)")
        } catch {
            throw .usage("the source is not right: \(error)")
        }
    }

    private static let form =
        "write --source 'publisher=…,published=2026-02-19,grade=B2', with title=… and address=… where known"

    private static func pair(_ piece: String) -> (String, String)? {
        guard let sign = piece.firstIndex(of: "=") else { return nil }
        let key = piece[..<sign].drop { $0 == " " }
        guard keys.contains(String(key)) else { return nil }
        return (String(key), String(piece[piece.index(after: sign)...]))
    }
}
