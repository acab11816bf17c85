/// A place in a JSON document, by RFC 6901: the names and positions that lead to it from the root.
public struct JSONPointer: Sendable, Hashable, CustomStringConvertible {
    /// The names and positions, unescaped; none for the whole document.
    public var tokens: [String]

    /// The whole document.
    public static let root = JSONPointer(tokens: [])

    /// The place that these names and positions lead to.
    public init(tokens: [String]) {
        self.tokens = tokens
    }

    /// The place that a decoder or encoder was at, such as that of a `DecodingError`.
    public init(codingPath: [any CodingKey]) {
        tokens = codingPath.map { key in key.intValue.map { String($0) } ?? key.stringValue }
    }

    /// Reads a pointer: empty, or tokens each after a `/`, with `~0` for `~` and `~1` for `/`.
    ///
    /// - Throws: ``JSONPointerError`` when it begins otherwise or a `~` is followed by anything else.
    public init(_ text: String) throws(JSONPointerError) {
        guard !text.isEmpty else {
            tokens = []
            return
        }
        guard text.unicodeScalars.first == "/" else {
            throw JSONPointerError(
                message: "found the JSON pointer `\(text)`; it must be empty or begin with `/`, as in `/lines/0`")
        }
        tokens = []
        for part in text.unicodeScalars.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            tokens.append(try Self.unescaped(String(part), of: text))
        }
    }

    /// The pointer as text, escaped; the empty string for the whole document.
    public var description: String {
        var text = String.UnicodeScalarView()
        for token in tokens {
            text.append("/")
            for scalar in token.unicodeScalars {
                switch scalar {
                case "~": text.append(contentsOf: "~0".unicodeScalars)
                case "/": text.append(contentsOf: "~1".unicodeScalars)
                default: text.append(scalar)
                }
            }
        }
        return String(text)
    }

    /// The place of a member below this one.
    public func appending(_ token: String) -> JSONPointer {
        JSONPointer(tokens: tokens + [token])
    }

    /// The place of an element below this one.
    public func appending(_ index: Int) -> JSONPointer {
        appending(String(index))
    }

    /// The position that a token names: digits without leading zeros.
    static func index(_ token: String) -> Int? {
        guard token == "0" || token.utf8.first.map({ $0 != UInt8(ascii: "0") }) ?? false,
            token.utf8.allSatisfy({ JSONNumberSyntax.isDigit($0) })
        else { return nil }
        return Int(token)
    }

    private static func unescaped(_ token: String, of text: String) throws(JSONPointerError) -> String {
        guard token.utf8.contains(UInt8(ascii: "~")) else { return token }
        var result = String.UnicodeScalarView()
        var scalars = token.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "~" else {
                result.append(scalar)
                continue
            }
            switch scalars.next() {
            case "0": result.append("~")
            case "1": result.append("/")
            default:
                throw JSONPointerError(
                    message:
                        "found a `~` in the JSON pointer `\(text)` that is neither `~0` (for `~`) nor `~1` (for `/`)")
            }
        }
        return String(result)
    }
}

extension JSONPointer: WireText {
    /// Reads a pointer.
    /// - Throws: `InvalidValue` where it is none.
    public init(wire: String) throws(InvalidValue) {
        do throws(JSONPointerError) { self = try JSONPointer(wire) } catch { throw InvalidValue(error.message) }
    }

    /// The pointer as text, escaped.
    public var wire: String { description }

    /// A string in the format of pointers.
    public static var schema: JSONSchema {
        .string(pattern: "^(/([^/~]|~[01])*)*$", description: "a place in an answer, as a JSON pointer (RFC 6901)")
    }

    /// A pointer for probing.
    public static var schemaSample: JSONPointer { JSONPointer(tokens: ["strength", "nominal"]) }
}

/// Why a text is no JSON pointer.
public struct JSONPointerError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was found and what is allowed.
    public let message: String

    /// The message.
    public var description: String { message }
}
