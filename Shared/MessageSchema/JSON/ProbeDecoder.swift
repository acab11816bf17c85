/// A decoder that notes what it is asked for and answers with samples.
struct ProbeDecoder: Decoder {
    let session: ProbeSession
    let node: ProbeNode
    let codingPath: [any CodingKey]

    var userInfo: [CodingUserInfoKey: Any] { session.userInfo }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        node.beginObject()
        return KeyedDecodingContainer(ProbeKeyedContainer<Key>(decoder: self))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer {
        node.beginArray()
        return ProbeUnkeyedContainer(decoder: self)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer {
        ProbeValueContainer(decoder: self)
    }

    /// A sample of a type, or the error that there can be none because the type contains itself.
    func sample<Value: Decodable>(_ answer: ProbeAnswer<Value>, at path: [any CodingKey]) throws -> Value {
        guard let sample = answer.sample else {
            throw SchemaGenerationError(
                typeName: ProbeSession.name(of: Value.self), pointer: JSONPointer(codingPath: path),
                message: "it contains itself outside of an optional, an array or a dictionary, so it would never end")
        }
        return sample
    }
}

/// The questions that one keyed container was asked about its names.
private final class ProbeQuestions {
    var presence: Set<String> = []
    var null: Set<String> = []
}

private struct ProbeKeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: ProbeDecoder
    let questions = ProbeQuestions()

    var codingPath: [any CodingKey] { decoder.codingPath }

    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool {
        questions.presence.insert(key.stringValue)
        return true
    }

    func decodeNil(forKey key: Key) -> Bool {
        questions.null.insert(key.stringValue)
        return false
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        let path = codingPath + [key]
        let answer = try decoder.session.describe(type, at: path)
        record(key, answer.schema)
        return try decoder.sample(answer, at: path)
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        let answer = try decoder.session.describe(type, at: codingPath + [key])
        decoder.node.record(key.stringValue, answer.schema, isRequired: false, isNullable: false)
        return answer.sample
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedDecodingContainer<Nested> {
        nested(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedDecodingContainer {
        nested(key).unkeyedContainer()
    }

    func superDecoder() -> any Decoder {
        let key = AnyCodingKey(stringValue: "super")
        let node = decoder.node.child(key.stringValue, isRequired: true, isNullable: false)
        return ProbeDecoder(session: decoder.session, node: node, codingPath: codingPath + [key])
    }

    func superDecoder(forKey key: Key) -> any Decoder { nested(key) }

    private func nested(_ key: Key) -> ProbeDecoder {
        let node = decoder.node.child(key.stringValue, isRequired: isRequired(key), isNullable: isNullable(key))
        return ProbeDecoder(session: decoder.session, node: node, codingPath: codingPath + [key])
    }

    private func record(_ key: Key, _ schema: JSONSchema) {
        decoder.node.record(key.stringValue, schema, isRequired: isRequired(key), isNullable: isNullable(key))
    }

    private func isRequired(_ key: Key) -> Bool { !questions.presence.contains(key.stringValue) }

    private func isNullable(_ key: Key) -> Bool { isRequired(key) && questions.null.contains(key.stringValue) }
}

/// An array of one element.
private struct ProbeUnkeyedContainer: UnkeyedDecodingContainer {
    let decoder: ProbeDecoder
    var currentIndex = 0

    var codingPath: [any CodingKey] { decoder.codingPath }

    var count: Int? { nil }

    var isAtEnd: Bool { currentIndex > 0 }

    mutating func decodeNil() -> Bool { false }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let path = codingPath + [AnyCodingKey(intValue: currentIndex)]
        let answer = try decoder.session.describe(type, at: path)
        decoder.node.recordElement(answer.schema)
        currentIndex += 1
        return try decoder.sample(answer, at: path)
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedDecodingContainer<Nested> {
        nested().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedDecodingContainer { nested().unkeyedContainer() }

    mutating func superDecoder() -> any Decoder { nested() }

    private mutating func nested() -> ProbeDecoder {
        let path = codingPath + [AnyCodingKey(intValue: currentIndex)]
        currentIndex += 1
        return ProbeDecoder(session: decoder.session, node: decoder.node.elementNode(), codingPath: path)
    }
}

private struct ProbeValueContainer: SingleValueDecodingContainer {
    let decoder: ProbeDecoder

    var codingPath: [any CodingKey] { decoder.codingPath }

    func decodeNil() -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let answer = try decoder.session.describe(type, at: codingPath)
        decoder.node.recordValue(answer.schema)
        return try decoder.sample(answer, at: codingPath)
    }
}
