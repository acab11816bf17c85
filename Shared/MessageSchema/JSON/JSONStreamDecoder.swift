/// A decoder that reads JSON straight from bytes as it is asked, for values of any size: no tree of what is read stands
/// in memory meanwhile.
///
/// Members that are asked for in the order in which they stand, as those that a ``JSONStreamEncoder`` wrote, are read
/// in one pass. For one that comes out of its turn the object is looked through once. Names are taken to be there once,
/// and what is not asked for is passed over. It belongs to one task.
final class JSONStreamDecoder: Decoder {
    let source: JSONStreamSource
    private let start: Int
    private let parent: JSONStreamDecoder?
    private let key: (any CodingKey)?
    private var kind: JSONContainerKind?
    /// Where the next member or element stands, or the closing bracket.
    private var next = 0
    /// Where something stands that was given to be read, and may not be read to its end; `nil` once it is.
    private var pending: Int?
    /// How many elements of an array were read.
    private(set) var count = 0
    /// All members, once one was asked for out of its turn.
    private var index: JSONStreamIndex?
    /// What comes behind the value, once that is known.
    private var end: Int?

    init(_ source: JSONStreamSource, at start: Int, in parent: JSONStreamDecoder?, under key: (any CodingKey)?) {
        self.source = source
        self.start = start
        self.parent = parent
        self.key = key
    }

    /// Reads a whole document as a value.
    /// - Throws: `DecodingError` with the place and the reason.
    static func value<Value: Decodable>(_ type: Value.Type, of bytes: [UInt8]) throws -> Value {
        try bytes.withUnsafeBufferPointer { buffer in
            let source = JSONStreamSource(buffer)
            // A decoder that somebody keeps has nothing to read any more.
            defer { source.end() }
            let decoder = JSONStreamDecoder(source, at: source.skipSpace(), in: nil, under: nil)
            let value = try decoder.decode(type)
            try decoder.finish()
            try decoder.scan { scanner throws(JSONScanFault) in
                scanner.skipSpace()
                if scanner.index < scanner.bytes.count { throw scanner.unexpected("nothing more") }
            }
            return value
        }
    }

    var userInfo: [CodingUserInfoKey: Any] { [:] }

    var codingPath: [any CodingKey] { (parent?.codingPath ?? []) + (key.map { [$0] } ?? []) }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        try begin(.object)
        return KeyedDecodingContainer(JSONStreamKeyedReading<Key>(decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try begin(.array)
        return JSONStreamUnkeyedReading(decoder: self)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    /// What stands here as a value of its own.
    func scanned<Value>(
        _ read: (inout JSONScanner) throws(JSONScanFault) -> Value
    ) throws -> Value {
        source.scanner.index = start
        let value = try scan(read)
        end = source.scanner.index
        return value
    }

    func scan<Value>(_ read: (inout JSONScanner) throws(JSONScanFault) -> Value) throws -> Value {
        do {
            return try read(&source.scanner)
        } catch {
            throw corrupted("at byte \(error.offset): \(error.message)")
        }
    }

    func corrupted(_ reason: String) -> DecodingError {
        .dataCorrupted(.init(codingPath: codingPath, debugDescription: reason))
    }

    func mismatch(_ type: any Any.Type, _ allowed: String) -> DecodingError {
        let context = DecodingError.Context(
            codingPath: codingPath,
            debugDescription: "found \(source.scanner.found(at: start)) at byte \(start); allowed is \(allowed)")
        return source.stands("null", at: start) ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }
}

/// Containers: where they are, member by member.
extension JSONStreamDecoder {
    private func begin(_ kind: JSONContainerKind) throws {
        guard source.byte(at: start) == kind.opening else {
            throw kind == .object
                ? mismatch([String: JSONValue].self, "an object") : mismatch([JSONValue].self, "an array")
        }
        // The members of an object are found wherever they stand; an array begins anew.
        if self.kind == kind, kind == .object { return }
        self.kind = kind
        source.scanner.index = start + 1
        next = source.skipSpace()
        (pending, count) = (nil, 0)
    }

    /// Goes to the next member or element, behind one that may not have been read to its end.
    private func proceed() throws {
        guard let place = pending else { return }
        source.scanner.index = place
        try scan { scanner throws(JSONScanFault) in try scanner.skipValue() }
        try advance()
    }

    /// Goes to the next member or element, from behind one.
    private func advance() throws {
        pending = nil
        let closing = kind?.closing ?? 0
        next = try scan { scanner throws(JSONScanFault) in
            scanner.skipSpace()
            guard scanner.index < scanner.bytes.count else { throw scanner.endFault("`,` or a closing bracket") }
            if scanner.bytes[scanner.index] == UInt8(ascii: ",") {
                scanner.index += 1
                scanner.skipSpace()
            } else if scanner.bytes[scanner.index] != closing {
                throw scanner.unexpected("`,` or `\(Character(Unicode.Scalar(closing)))`")
            }
            return scanner.index
        }
    }

    /// Stands before the value of a member.
    /// - Returns: where that is; `nil` where there is none of this name.
    func seek(_ name: String) throws -> Int? {
        if index == nil {
            // It may be the one that was given out last: asked whether it is there, and then for itself.
            if let place = try stand(before: name) { return place }
            if pending != nil {
                try proceed()
                if let place = try stand(before: name) { return place }
            }
        }
        return try indexed().place(of: name, in: source.scanner.bytes)
    }

    /// Stands before the value of the next member, where it has this name.
    private func stand(before name: String) throws -> Int? {
        source.scanner.index = next
        guard try scan({ scanner throws(JSONScanFault) in try scanner.steps(over: name) }) else { return nil }
        pending = source.scanner.index
        return pending
    }

    /// All members of the object; looked through once.
    private func indexed() throws -> JSONStreamIndex {
        if let index { return index }
        source.scanner.index = start + 1
        let index = JSONStreamIndex(
            try scan { scanner throws(JSONScanFault) in try scanner.members() })
        end = source.scanner.index
        pending = nil
        self.index = index
        return index
    }

    func names() throws -> [String] { try indexed().names(in: source.scanner.bytes) }

    func isAtEnd() throws -> Bool {
        try proceed()
        return source.byte(at: next) == UInt8(ascii: "]")
    }

    /// The decoder of the next element.
    func element() throws -> JSONStreamDecoder {
        let key = AnyCodingKey(intValue: count)
        guard try !isAtEnd() else {
            throw DecodingError.valueNotFound(
                JSONValue.self,
                .init(codingPath: codingPath + [key], debugDescription: "the array ends before element \(count)"))
        }
        return JSONStreamDecoder(source, at: next, in: self, under: key)
    }

    /// Leaves the next element behind, of which not all may be read.
    func leaveElement() {
        pending = next
        count += 1
    }

    /// Reads the next element whole, and goes on to the one after it.
    func takeElement<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let value = try take(type, from: try element())
        count += 1
        return value
    }

    func child(at place: Int, under key: any CodingKey) -> JSONStreamDecoder {
        JSONStreamDecoder(source, at: place, in: self, under: key)
    }

    /// Reads a member or an element whole, and goes to the next one.
    func take<Value: Decodable>(_ type: Value.Type, from child: JSONStreamDecoder) throws -> Value {
        let value = try child.decode(type)
        try child.finish()
        if index == nil { try advance() }
        return value
    }

    /// The same of a member or an element that is a value of its own.
    func took<Value>(_ value: Value) throws -> Value {
        if index == nil { try advance() }
        return value
    }

    /// Stands behind the value.
    func finish() throws {
        if end == nil {
            switch kind {
            case nil: _ = try scanned { scanner throws(JSONScanFault) in try scanner.skipValue() }
            case let kind?:
                try proceed()
                while source.byte(at: next) != kind.closing {
                    source.scanner.index = next
                    try scan { scanner throws(JSONScanFault) in
                        if kind == .object { try scanner.skipName() }
                        try scanner.skipValue()
                    }
                    try advance()
                }
                end = next + 1
            }
        }
        source.scanner.index = end ?? source.scanner.bytes.count
    }
}

extension JSONStreamDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool {
        guard source.stands("null", at: start) else { return false }
        end = start + 4
        return true
    }

    func decode(_ type: String.Type) throws -> String {
        guard source.byte(at: start) == UInt8(ascii: "\"") else { throw mismatch(type, "a string") }
        return try scanned { scanner throws(JSONScanFault) in try scanner.string() }
    }

    func decode(_ type: Bool.Type) throws -> Bool {
        for (word, truth) in [("true" as StaticString, true), ("false", false)] where source.stands(word, at: start) {
            end = start + word.utf8CodeUnitCount
            return truth
        }
        throw mismatch(type, "true or false")
    }

    func decode(_ type: Double.Type) throws -> Double {
        guard let double = try number(type, "a number").double else { throw mismatch(type, "a number in its range") }
        return double
    }

    func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
    func decode(_ type: Int.Type) throws -> Int { try integer() }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
    func decode(_ type: UInt.Type) throws -> UInt { try integer() }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if type == JSONValue.self, let json = try json() as? Value { return json }
        return try Value(from: self)
    }

    /// The string that stands somewhere, without a decoder of its own; `nil` where there is none.
    func text(at place: Int) -> String? {
        guard source.byte(at: place) == UInt8(ascii: "\"") else { return nil }
        source.scanner.index = place
        return try? source.scanner.string()
    }

    /// What stands here, as JSON.
    func json() throws -> JSONValue {
        source.scanner.depth = 0
        return try scanned { scanner throws(JSONScanFault) in try scanner.value() }
    }

    private func integer<Integer: FixedWidthInteger>() throws -> Integer {
        guard let integer = Integer(try number(Integer.self, "a whole number").literal) else {
            throw mismatch(Integer.self, "a whole number from \(Integer.min) to \(Integer.max)")
        }
        return integer
    }

    private func number(_ type: any Any.Type, _ allowed: String) throws -> JSONNumber {
        guard let byte = source.byte(at: start), byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) else {
            throw mismatch(type, allowed)
        }
        return try scanned { scanner throws(JSONScanFault) in try scanner.number() }
    }
}

extension Decoder {
    /// Reads an object that may have been written once for several places; `nil` where this decoder knows of no such.
    /// - Throws: `DecodingError` where neither an object stands here nor the number of one that came before.
    package func readsOnce<Object: AnyObject>(_ read: (JSONValue) throws -> Object) throws -> Object? {
        guard let stream = self as? JSONStreamDecoder else { return nil }
        let json = try stream.json()
        guard case .number(let number) = json else {
            let object = try read(json)
            stream.source.shared.append(object)
            return object
        }
        guard let place = number.int64.flatMap(Int.init(exactly:)), stream.source.shared.indices.contains(place),
            let object = stream.source.shared[place] as? Object
        else { throw stream.corrupted("found the number \(number); none of these objects was written before under it") }
        return object
    }
}
