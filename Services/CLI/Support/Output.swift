import MessageSchema

/// What the user asked for, on standard output.
enum Output {
    /// Lines of text.
    static func lines(_ lines: [String]) throws(Console.Closed) {
        try Console.write(lines.map { $0 + "\n" }.joined())
    }

    /// One JSON value: laid out for people on a terminal, one line otherwise.
    static func json(_ value: JSONValue) throws(Console.Closed) {
        try Console.line(JSONWriter.text(of: value, pretty: Console.isTerminal(.output)))
    }
}
