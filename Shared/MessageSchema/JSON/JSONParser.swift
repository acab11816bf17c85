/// A strict reader of JSON (RFC 8259) that refuses what other readers disagree about.
///
/// Refused are: a name twice in one object (also when the two differ only by Unicode composition, as Swift's
/// dictionaries would merge them), invalid UTF-8 and a byte order mark, halves of surrogate pairs, numbers that no
/// double can hold, comments, trailing commas, anything after the value, and whatever exceeds the limits.
public struct JSONParser: Sendable {
    /// The bounds of what is accepted.
    public struct Limits: Sendable, Equatable {
        /// How deep arrays and objects may be nested; at most 512, so that no document exhausts the stack.
        public var depth: Int
        /// How many bytes a document may have.
        public var bytes: Int
        /// How many characters a number may have.
        public var numberLength: Int

        /// Sets the bounds; by default 64 levels, 4 MiB, and 64 characters a number.
        public init(depth: Int = 64, bytes: Int = 4 << 20, numberLength: Int = 64) {
            self.depth = min(max(depth, 0), 512)
            self.bytes = bytes
            self.numberLength = numberLength
        }
    }

    /// The bounds of what is accepted.
    public let limits: Limits

    /// Makes a parser.
    public init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// Reads one JSON value from bytes.
    ///
    /// - Throws: ``JSONParseError`` with the first fault and its place.
    public func parse(_ bytes: [UInt8]) throws(JSONParseError) -> JSONValue {
        try bytes.withUnsafeBufferPointer { buffer throws(JSONParseError) in try parse(buffer) }
    }

    /// Reads one JSON value from a slice of bytes; places in errors count from the slice's start.
    ///
    /// - Throws: ``JSONParseError`` with the first fault and its place.
    public func parse(_ bytes: ArraySlice<UInt8>) throws(JSONParseError) -> JSONValue {
        try bytes.withUnsafeBufferPointer { buffer throws(JSONParseError) in try parse(buffer) }
    }

    /// Reads one JSON value from a text.
    ///
    /// - Throws: ``JSONParseError`` with the first fault and its place.
    public func parse(_ text: String) throws(JSONParseError) -> JSONValue {
        try parse(Array(text.utf8))
    }

    private func parse(_ buffer: UnsafeBufferPointer<UInt8>) throws(JSONParseError) -> JSONValue {
        guard buffer.count <= limits.bytes else {
            throw JSONParseError(
                code: .tooLarge, message: "found \(buffer.count) bytes; allowed are \(limits.bytes)",
                offset: 0, line: 1, column: 1, pointer: .root)
        }
        var scanner = JSONScanner(bytes: buffer, limits: limits)
        do {
            return try scanner.document()
        } catch {
            let (line, column) = Self.position(of: error.offset, in: buffer)
            throw JSONParseError(
                code: error.code, message: error.message, offset: error.offset, line: line, column: column,
                pointer: JSONPointer(tokens: error.reversedTokens.reversed()))
        }
    }

    private static func position(of offset: Int, in buffer: UnsafeBufferPointer<UInt8>) -> (line: Int, column: Int) {
        var line = 1
        var column = 1
        for byte in buffer.prefix(offset) {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return (line, column)
    }
}
