/// An encoder that makes a `JSONValue`, its members sorted by name, so that equal values are written alike.
///
/// It writes what Foundation's `JSONEncoder` writes by default.
struct JSONValueEncoder: Encoder {
    let node: JSONNode
    let userInfo: [CodingUserInfoKey: Any] = [:]

    var codingPath: [any CodingKey] { node.path }

    /// The JSON of a value.
    /// - Throws: `EncodingError` where it encodes nothing, or a number that is not finite.
    static func encode(_ value: some Encodable) throws -> JSONValue {
        try JSONNode.holding(value, in: nil, under: nil).finished()
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        node.beginObject()
        return KeyedEncodingContainer(JSONKeyedEncoding<Key>(node: node))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        node.beginArray()
        return JSONUnkeyedEncoding(node: node)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension JSONValueEncoder: SingleValueEncodingContainer {
    func encodeNil() { node.content = .value(.null) }
    func encode(_ value: String) { node.content = .value(.string(value)) }
    func encode(_ value: Bool) { node.content = .value(.bool(value)) }
    func encode(_ value: Double) throws { node.content = .value(try node.number(value)) }
    func encode(_ value: Float) throws { node.content = .value(try node.number(Double(value))) }
    func encode(_ value: Int) { encode(integer: value) }
    func encode(_ value: Int8) { encode(integer: value) }
    func encode(_ value: Int16) { encode(integer: value) }
    func encode(_ value: Int32) { encode(integer: value) }
    func encode(_ value: Int64) { encode(integer: value) }
    func encode(_ value: UInt) { encode(integer: value) }
    func encode(_ value: UInt8) { encode(integer: value) }
    func encode(_ value: UInt16) { encode(integer: value) }
    func encode(_ value: UInt32) { encode(integer: value) }
    func encode(_ value: UInt64) { encode(integer: value) }

    func encode<Value: Encodable>(_ value: Value) throws {
        if Value.self == JSONValue.self, let json = value as? JSONValue {
            node.content = .value(json)
        } else {
            try value.encode(to: self)
        }
    }

    private func encode(integer: some BinaryInteger) { node.content = .value(.number(JSONNumber(integer))) }
}

/// One value in the making; it belongs to one encoding, and so to one task.
final class JSONNode {
    enum Content {
        case nothing
        case value(JSONValue)
        case object([(key: String, node: JSONNode)])
        case array([JSONNode])
    }

    var content = Content.nothing
    /// It holds this one, and so outlives it.
    private unowned let parent: JSONNode?
    private let key: (any CodingKey)?

    init(in parent: JSONNode?, under key: (any CodingKey)?) {
        self.parent = parent
        self.key = key
    }

    static func holding(
        _ value: some Encodable, in parent: JSONNode?, under key: (any CodingKey)?
    ) throws -> JSONNode {
        let node = JSONNode(in: parent, under: key)
        try JSONValueEncoder(node: node).encode(value)
        return node
    }

    var path: [any CodingKey] { (parent?.path ?? []) + (key.map { [$0] } ?? []) }

    func beginObject() {
        if case .object = content { return }
        content = .object([])
    }

    func beginArray() {
        if case .array = content { return }
        content = .array([])
    }

    func put(_ node: JSONNode, under key: String) {
        guard case .object(var members) = content else { return }
        // Without a second reference the members are changed in place.
        content = .nothing
        members.append((key, node))
        content = .object(members)
    }

    func put(_ node: JSONNode) {
        guard case .array(var elements) = content else { return }
        content = .nothing
        elements.append(node)
        content = .array(elements)
    }

    var count: Int {
        if case .array(let elements) = content { elements.count } else { 0 }
    }

    func number(_ double: Double) throws -> JSONValue {
        guard let number = JSONNumber(double) else {
            throw EncodingError.invalidValue(
                double,
                .init(codingPath: path, debugDescription: "\(double) is not finite; JSON has only finite numbers"))
        }
        return .number(number)
    }

    /// The value, once all is encoded; of a name that was encoded twice the last counts.
    func finished() throws -> JSONValue {
        switch content {
        case .value(let value): return value
        case .array(let elements): return .array(try elements.map { try $0.finished() })
        case .object(let members):
            var sorted: [JSONObject.Member] = []
            sorted.reserveCapacity(members.count)
            for member in members.sorted(by: { $0.key < $1.key }) {
                if sorted.last?.key == member.key { sorted.removeLast() }
                sorted.append(.init(key: member.key, value: try member.node.finished()))
            }
            return .object(JSONObject(unique: sorted))
        case .nothing:
            throw EncodingError.invalidValue(
                self, .init(codingPath: path, debugDescription: "the value encoded nothing, not even null"))
        }
    }
}

private struct JSONKeyedEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: JSONNode

    var codingPath: [any CodingKey] { node.path }

    func encodeNil(forKey key: Key) { put(.null, key) }
    func encode(_ value: String, forKey key: Key) { put(.string(value), key) }
    func encode(_ value: Bool, forKey key: Key) { put(.bool(value), key) }
    func encode(_ value: Int, forKey key: Key) { put(.number(JSONNumber(value)), key) }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        node.put(try JSONNode.holding(value, in: node, under: key), under: key.stringValue)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        child(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { child(key).unkeyedContainer() }

    func superEncoder() -> any Encoder { child(AnyCodingKey(stringValue: "super")) }

    func superEncoder(forKey key: Key) -> any Encoder { child(key) }

    private func put(_ value: JSONValue, _ key: Key) {
        let child = JSONNode(in: node, under: key)
        child.content = .value(value)
        node.put(child, under: key.stringValue)
    }

    private func child(_ key: any CodingKey) -> JSONValueEncoder {
        let child = JSONNode(in: node, under: key)
        node.put(child, under: key.stringValue)
        return JSONValueEncoder(node: child)
    }
}

private struct JSONUnkeyedEncoding: UnkeyedEncodingContainer {
    let node: JSONNode

    var codingPath: [any CodingKey] { node.path }

    var count: Int { node.count }

    func encodeNil() {
        let child = JSONNode(in: node, under: AnyCodingKey(intValue: count))
        child.content = .value(.null)
        node.put(child)
    }

    func encode<Value: Encodable>(_ value: Value) throws {
        node.put(try JSONNode.holding(value, in: node, under: AnyCodingKey(intValue: count)))
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        child().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { child().unkeyedContainer() }

    func superEncoder() -> any Encoder { child() }

    private func child() -> JSONValueEncoder {
        let child = JSONNode(in: node, under: AnyCodingKey(intValue: count))
        node.put(child)
        return JSONValueEncoder(node: child)
    }
}
