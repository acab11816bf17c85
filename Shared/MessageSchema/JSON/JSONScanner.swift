/// A fault on its way out of the scanner: the place is gathered level by level.
struct JSONScanFault: Error {
    let code: JSONParseError.Code
    let message: String
    let offset: Int
    var reversedTokens: [String] = []

    func inside(_ token: String) -> JSONScanFault {
        var copy = self
        copy.reversedTokens.append(token)
        return copy
    }
}

/// The reading position in a document. The buffer is only valid inside the parser's call.
struct JSONScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    let limits: JSONParser.Limits
    var index = 0
    var depth = 0

    static let valueStart = "a value: an object, an array, a string, a number, true, false or null"

    init(bytes: UnsafeBufferPointer<UInt8>, limits: JSONParser.Limits) {
        self.bytes = bytes
        self.limits = limits
    }

    mutating func document() throws(JSONScanFault) -> JSONValue {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw fault(.unexpectedCharacter, "found a byte order mark; a document begins with \(Self.valueStart)")
        }
        skipSpace()
        guard index < bytes.count else {
            throw fault(.empty, "found nothing but white space; a document is \(Self.valueStart)")
        }
        let value = try value()
        skipSpace()
        guard index == bytes.count else {
            throw fault(.trailingContent, "found \(found()) after the end of the value; allowed is nothing more")
        }
        return value
    }

    @inline(__always)
    mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x0A, 0x0D, 0x09: index += 1
            default: return
            }
        }
    }

    mutating func value() throws(JSONScanFault) -> JSONValue {
        guard index < bytes.count else { throw endFault(Self.valueStart) }
        switch bytes[index] {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "-"), 0x30...0x39: return .number(try number())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw unexpected(Self.valueStart)
        }
    }

    private mutating func object() throws(JSONScanFault) -> JSONValue {
        try enter()
        index += 1
        var members: [JSONObject.Member] = []
        var known = KnownKeys()
        skipSpace()
        if index < bytes.count, bytes[index] == UInt8(ascii: "}") {
            index += 1
            depth -= 1
            return .object(JSONObject())
        }
        while true {
            let start = index
            guard index < bytes.count else { throw endFault("a name in quotes") }
            guard bytes[index] == UInt8(ascii: "\"") else {
                throw unexpected(members.isEmpty ? "a name in quotes or `}`" : "a name in quotes")
            }
            let key = try string()
            guard known.insert(key, members) else {
                throw JSONScanFault(
                    code: .duplicateKey,
                    message:
                        "found the name \(SchemaWords.quoted(key)) a second time; a name may appear once in an object",
                    offset: start, reversedTokens: [key])
            }
            skipSpace()
            guard index < bytes.count else { throw endFault("`:` after a name").inside(key) }
            guard bytes[index] == UInt8(ascii: ":") else { throw unexpected("`:` after a name").inside(key) }
            index += 1
            skipSpace()
            do {
                members.append(JSONObject.Member(key: key, value: try value()))
            } catch {
                throw error.inside(key)
            }
            skipSpace()
            guard index < bytes.count else { throw endFault("`,` or `}`") }
            if bytes[index] == UInt8(ascii: ",") {
                index += 1
                skipSpace()
            } else if bytes[index] == UInt8(ascii: "}") {
                index += 1
                depth -= 1
                return .object(JSONObject(unique: members))
            } else {
                throw unexpected("`,` or `}`")
            }
        }
    }

    private mutating func array() throws(JSONScanFault) -> JSONValue {
        try enter()
        index += 1
        var elements: [JSONValue] = []
        skipSpace()
        if index < bytes.count, bytes[index] == UInt8(ascii: "]") {
            index += 1
            depth -= 1
            return .array([])
        }
        while true {
            do {
                elements.append(try value())
            } catch {
                throw error.inside(String(elements.count))
            }
            skipSpace()
            guard index < bytes.count else { throw endFault("`,` or `]`") }
            if bytes[index] == UInt8(ascii: ",") {
                index += 1
                skipSpace()
            } else if bytes[index] == UInt8(ascii: "]") {
                index += 1
                depth -= 1
                return .array(elements)
            } else {
                throw unexpected("`,` or `]`")
            }
        }
    }

    private mutating func enter() throws(JSONScanFault) {
        guard depth < limits.depth else {
            throw fault(.tooDeep, "found nesting deeper than allowed; allowed are \(limits.depth) levels")
        }
        depth += 1
    }

    private mutating func word(_ text: StaticString, _ value: JSONValue) throws(JSONScanFault) -> JSONValue {
        let count = text.utf8CodeUnitCount
        for position in 0..<count {
            guard index + position < bytes.count else {
                index = bytes.count
                throw endFault("`\(text)`")
            }
            guard bytes[index + position] == text.utf8Start[position] else {
                index += position
                throw unexpected("`\(text)` here")
            }
        }
        index += count
        return value
    }
}

/// The names of one object so far. Where they come in their order, as the suite writes them, each is compared with the one
/// before it; else with all others while these are few, and by a set once they are many.
private struct KnownKeys {
    private var isAscending = true
    private var set: Set<String> = []

    mutating func insert(_ key: String, _ members: [JSONObject.Member]) -> Bool {
        if isAscending {
            guard let last = members.last, last.key >= key else { return true }
            isAscending = false
        }
        if members.count < 12 { return !members.contains { $0.key == key } }
        if set.isEmpty { set = Set(members.map(\.key)) }
        return set.insert(key).inserted
    }
}
