struct JSONStreamKeyedReading<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: JSONStreamDecoder

    var codingPath: [any CodingKey] { decoder.codingPath }

    var allKeys: [Key] { ((try? decoder.names()) ?? []).compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { ((try? decoder.seek(key.stringValue)) ?? nil) != nil }

    func decodeNil(forKey key: Key) throws -> Bool { try child(key).decodeNil() }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try decoder.take(type, from: try child(key))
    }

    func decode(_ type: String.Type, forKey key: Key) throws -> String {
        let place = try place(of: key)
        guard let text = decoder.text(at: place) else {
            return try decoder.take(type, from: decoder.child(at: place, under: key))
        }
        return try decoder.took(text)
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        guard let place = try decoder.seek(key.stringValue), !decoder.source.stands("null", at: place) else {
            return nil
        }
        return try decoder.take(type, from: decoder.child(at: place, under: key))
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try child(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try child(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        let key = AnyCodingKey(stringValue: "super")
        guard let place = try decoder.seek(key.stringValue) else { throw missing(key) }
        return decoder.child(at: place, under: key)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder { try child(key) }

    private func child(_ key: Key) throws -> JSONStreamDecoder {
        decoder.child(at: try place(of: key), under: key)
    }

    private func place(of key: Key) throws -> Int {
        guard let place = try decoder.seek(key.stringValue) else { throw missing(key) }
        return place
    }

    private func missing(_ key: any CodingKey) -> DecodingError {
        .keyNotFound(
            key, .init(codingPath: codingPath, debugDescription: "the field `\(key.stringValue)` is required"))
    }
}

struct JSONStreamUnkeyedReading: UnkeyedDecodingContainer {
    let decoder: JSONStreamDecoder

    var codingPath: [any CodingKey] { decoder.codingPath }

    /// Known only at the end.
    var count: Int? { nil }

    var currentIndex: Int { decoder.count }

    var isAtEnd: Bool { (try? decoder.isAtEnd()) ?? false }

    func decodeNil() throws -> Bool {
        let element = try decoder.element()
        guard element.decodeNil() else { return false }
        decoder.leaveElement()
        return true
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try decoder.takeElement(type)
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
        let container = try decoder.element().container(keyedBy: type)
        decoder.leaveElement()
        return container
    }

    func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let container = try decoder.element().unkeyedContainer()
        decoder.leaveElement()
        return container
    }

    func superDecoder() throws -> any Decoder {
        let element = try decoder.element()
        decoder.leaveElement()
        return element
    }
}
