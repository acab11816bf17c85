/// Why bytes are no acceptable JSON, and where.
public struct JSONParseError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of fault it is.
    public enum Code: String, Sendable, CaseIterable {
        /// There is nothing but white space.
        case empty
        /// The document is larger than the limit.
        case tooLarge
        /// Arrays and objects are nested deeper than the limit.
        case tooDeep
        /// The document ends inside a value.
        case unexpectedEnd
        /// Something stands where it is not allowed, such as a comment or a trailing comma.
        case unexpectedCharacter
        /// Something follows the value.
        case trailingContent
        /// A name appears twice in one object.
        case duplicateKey
        /// The bytes are no UTF-8: a stray, overlong, surrogate or cut-off sequence.
        case invalidUTF8
        /// A backslash is followed by something that is no escape.
        case invalidEscape
        /// A `\u` escape names one half of a surrogate pair alone.
        case loneSurrogate
        /// A control character stands unescaped in a string.
        case controlCharacter
        /// A number is not written as RFC 8259 asks, such as `01`, `1.` or `+1`.
        case invalidNumber
        /// A number has more characters than the limit.
        case numberTooLong
        /// A number is too large, or too near to zero, for a double.
        case numberOutOfRange
    }

    /// What kind of fault it is.
    public let code: Code
    /// What was found and what is allowed.
    public let message: String
    /// The position of the fault in bytes, from 0.
    public let offset: Int
    /// The line of the fault, from 1; lines end with a line feed.
    public let line: Int
    /// The column of the fault in Unicode characters, from 1.
    public let column: Int
    /// The value in which the fault lies, as far as known.
    public let pointer: JSONPointer

    /// The place and the message in one sentence.
    public var description: String {
        let place = pointer.tokens.isEmpty ? "" : " (at \(pointer))"
        return "line \(line), column \(column)\(place): \(message)"
    }
}
