/// A decoder over JSON that was read already: what a strict parser has checked need not be written and read again.
///
/// It reads what Foundation's `JSONDecoder` reads by default, and its errors say what was found, what is allowed, and
/// where.
///
/// A reference, which an existential holds without a box; the path is put together only where it is asked for. It belongs
/// to one decoding, and so to one task.
final class JSONValueDecoder: Decoder {
    let value: JSONValue
    private let isStrict: Bool
    private let parent: JSONValueDecoder?
    private let key: (any CodingKey)?

    /// - Parameter isStrict: whether unknown terms are refused (`WireDecoding.strictKey`).
    init(value: JSONValue, isStrict: Bool) {
        self.value = value
        self.isStrict = isStrict
        (parent, key) = (nil, nil)
    }

    private init(value: JSONValue, in parent: JSONValueDecoder, under key: any CodingKey) {
        self.value = value
        isStrict = parent.isStrict
        (self.parent, self.key) = (parent, key)
    }

    var userInfo: [CodingUserInfoKey: Any] { isStrict ? [WireDecoding.strictKey: true] : [:] }

    var codingPath: [any CodingKey] { (parent?.codingPath ?? []) + (key.map { [$0] } ?? []) }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let object) = value else { throw mismatch([String: JSONValue].self, "an object") }
        return KeyedDecodingContainer(JSONKeyedContainer<Key>(decoder: self, object: object))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let elements) = value else { throw mismatch([JSONValue].self, "an array") }
        return JSONUnkeyedContainer(decoder: self, elements: elements)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    func nested(_ value: JSONValue, under key: any CodingKey) -> JSONValueDecoder {
        JSONValueDecoder(value: value, in: self, under: key)
    }

    func mismatch(_ type: any Any.Type, _ allowed: String) -> DecodingError {
        let context = DecodingError.Context(
            codingPath: codingPath, debugDescription: "found \(SchemaWords.found(value)); allowed is \(allowed)")
        return value.isNull ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }
}

extension JSONValueDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { value.isNull }

    func decode(_ type: String.Type) throws -> String {
        guard case .string(let text) = value else { throw mismatch(type, "a string") }
        return text
    }

    func decode(_ type: Bool.Type) throws -> Bool {
        guard case .bool(let truth) = value else { throw mismatch(type, "true or false") }
        return truth
    }

    func decode(_ type: Double.Type) throws -> Double {
        guard case .number(let number) = value else { throw mismatch(type, "a number") }
        guard let double = number.double else { throw outOfRange(number) }
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
        if type == JSONValue.self, let json = value as? Value { return json }
        return try Value(from: self)
    }

    private func integer<Integer: FixedWidthInteger>() throws -> Integer {
        guard case .number(let number) = value else { throw mismatch(Integer.self, "a whole number") }
        if let integer = Integer(number.literal) { return integer }
        guard number.isWhole else { throw mismatch(Integer.self, "a whole number") }
        guard let double = number.double, let integer = Integer(exactly: double) else { throw outOfRange(number) }
        return integer
    }

    private func outOfRange(_ number: JSONNumber) -> DecodingError {
        .dataCorrupted(
            .init(
                codingPath: codingPath,
                debugDescription: "\(number.literal.prefix(64)) is out of range; whole numbers go up to \(Int64.max)"))
    }
}

private struct JSONKeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: JSONValueDecoder
    let object: JSONObject

    var codingPath: [any CodingKey] { decoder.codingPath }

    var allKeys: [Key] { object.members.compactMap { Key(stringValue: $0.key) } }

    func contains(_ key: Key) -> Bool { object[key.stringValue] != nil }

    func decodeNil(forKey key: Key) throws -> Bool { try value(key).isNull }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try decoder.nested(try value(key), under: key).decode(type)
    }

    func decode(_ type: String.Type, forKey key: Key) throws -> String {
        let value = try value(key)
        if case .string(let text) = value { return text }
        return try decoder.nested(value, under: key).decode(type)
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        guard let value = object[key.stringValue], !value.isNull else { return nil }
        return try decoder.nested(value, under: key).decode(type)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try decoder.nested(try value(key), under: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try decoder.nested(try value(key), under: key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        let key = AnyCodingKey(stringValue: "super")
        return decoder.nested(object[key.stringValue] ?? .null, under: key)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder { decoder.nested(try value(key), under: key) }

    private func value(_ key: Key) throws -> JSONValue {
        if let value = object[key.stringValue] { return value }
        throw DecodingError.keyNotFound(
            key, .init(codingPath: codingPath, debugDescription: "the field `\(key.stringValue)` is required"))
    }
}

private struct JSONUnkeyedContainer: UnkeyedDecodingContainer {
    let decoder: JSONValueDecoder
    let elements: [JSONValue]
    var currentIndex = 0

    var codingPath: [any CodingKey] { decoder.codingPath }

    var count: Int? { elements.count }

    var isAtEnd: Bool { currentIndex == elements.count }

    mutating func decodeNil() throws -> Bool {
        guard try present().value.isNull else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let value = try present().decode(type)
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        let container = try present().container(keyedBy: type)
        currentIndex += 1
        return container
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let container = try present().unkeyedContainer()
        currentIndex += 1
        return container
    }

    mutating func superDecoder() throws -> any Decoder {
        let element = try present()
        currentIndex += 1
        return element
    }

    private func present() throws -> JSONValueDecoder {
        let key = AnyCodingKey(intValue: currentIndex)
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                JSONValue.self,
                .init(codingPath: codingPath + [key], debugDescription: "the array ends before element \(currentIndex)")
            )
        }
        return decoder.nested(elements[currentIndex], under: key)
    }
}
