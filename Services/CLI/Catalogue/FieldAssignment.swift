import MessageSchema

/// One `key=value` or `key:=json` of the command line.
struct FieldAssignment: Hashable, Sendable {
    /// The path as it was written.
    let path: String
    /// The value as it was written.
    let value: String
    /// Whether the value is JSON.
    let isJSON: Bool

    /// A value of any kind for a path.
    init(path: String, json: JSONValue) {
        self.path = path
        value = JSONWriter.text(of: json)
        isJSON = true
    }

    /// The value of another assignment for another path.
    init(path: String, like other: FieldAssignment) {
        self.path = path
        value = other.value
        isJSON = other.isJSON
    }

    /// Reads one argument.
    /// - Throws: `CommandFailure` where it has no `=` or no key.
    init(_ argument: String) throws(CommandFailure) {
        guard let sign = argument.firstIndex(of: "="), sign > argument.startIndex else {
            throw .usage(
                "`\(argument)` is not key=value; write for example nation=IDN, lines.0.headcount=800, "
                    + "or key:=JSON for any JSON")
        }
        let key = argument[..<sign]
        isJSON = key.hasSuffix(":")
        path = String(isJSON ? key.dropLast() : key)
        value = String(argument[argument.index(after: sign)...])
        guard !path.isEmpty, !path.split(separator: ".", omittingEmptySubsequences: false).contains("") else {
            throw .usage("`\(key)` is no path; names and positions are joined by dots, such as lines.0.headcount")
        }
    }
}
