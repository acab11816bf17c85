/// An encoder that writes JSON straight into bytes as it is told, for values of any size: no tree of what was encoded
/// stands in memory meanwhile, and nothing is sorted.
///
/// It writes what Foundation's `JSONEncoder` reads back, members in the order in which they are encoded. One container
/// must be finished before its parent is written to again, as every synthesised `encode(to:)` does it; a type that goes
/// back and forth between containers is refused with an error, never written wrongly.
struct JSONStreamEncoder: Encoder {
    fileprivate let sink: JSONStreamSink
    /// The place in the sink's stack that this encoder's container has, once it is begun.
    fileprivate let level: Int
    /// Tells this encoder's container from others that stood at the same place.
    fileprivate let number: Int

    /// Not kept, as it would cost more than all the rest; errors say the value instead.
    var codingPath: [any CodingKey] { [] }

    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// The JSON of a value in UTF-8, without white space.
    /// - Parameter isSharing: whether an object that ``Encoder/writesOnce(_:_:)`` wrote is named by its number in every
    ///   further place.
    /// - Throws: `EncodingError` where it encodes nothing, a number that is not finite, or goes back to a container that
    ///   is finished.
    static func bytes(of value: some Encodable, isSharing: Bool = false) throws -> [UInt8] {
        let sink = JSONStreamSink(isSharing: isSharing)
        try sink.write(value, below: -1)
        return sink.state.text
    }

    fileprivate init(sink: JSONStreamSink, level: Int, number: Int) {
        self.sink = sink
        self.level = level
        self.number = number
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        sink.state.begin(.object, level: level, number: number)
        return KeyedEncodingContainer(JSONStreamKeyed<Key>(sink: sink, level: level, number: number))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        sink.state.begin(.array, level: level, number: number)
        return JSONStreamUnkeyed(sink: sink, level: level, number: number)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension JSONStreamEncoder: SingleValueEncodingContainer {
    func encodeNil() { sink.state.raw("null") }
    func encode(_ value: String) { sink.state.string(value) }
    func encode(_ value: Bool) { sink.state.raw(value ? "true" : "false") }
    func encode(_ value: Double) throws { try sink.state.number(value) }
    func encode(_ value: Float) throws { try sink.state.number(Double(value)) }
    func encode(_ value: Int) { sink.state.integer(value) }
    func encode(_ value: Int8) { sink.state.integer(value) }
    func encode(_ value: Int16) { sink.state.integer(value) }
    func encode(_ value: Int32) { sink.state.integer(value) }
    func encode(_ value: Int64) { sink.state.integer(value) }
    func encode(_ value: UInt) { sink.state.integer(value) }
    func encode(_ value: UInt8) { sink.state.integer(value) }
    func encode(_ value: UInt16) { sink.state.integer(value) }
    func encode(_ value: UInt32) { sink.state.integer(value) }
    func encode(_ value: UInt64) { sink.state.integer(value) }
    func encode<Value: Encodable>(_ value: Value) throws { try value.encode(to: self) }
}

extension Encoder {
    /// Writes an object straight into the text that this encoder makes, where it makes one: for values that stand
    /// everywhere in what is written, and whose containers would take longer than they themselves. In a snapshot it is
    /// written once, and named by its number in every further place.
    /// - Returns: whether it was written; where it was not, it is to be encoded.
    package func writesOnce(_ object: AnyObject, _ members: (inout JSONText) throws -> Void) rethrows -> Bool {
        guard let stream = self as? JSONStreamEncoder else { return false }
        try stream.sink.state.object(object, members)
        return true
    }
}

/// One encoding; it belongs to one task.
///
/// Every step is one access to the state: Swift checks each access to a variable of a class, which would take longer than
/// what is done in it.
private final class JSONStreamSink {
    var state: JSONStreamState

    init(isSharing: Bool) {
        state = JSONStreamState(isSharing: isSharing)
    }

    /// Writes a value into the container at a place, whole.
    func write(_ value: some Encodable, below level: Int) throws {
        try value.encode(to: JSONStreamEncoder(sink: self, level: level + 1, number: state.nextNumber()))
        guard state.finish(below: level) else {
            throw EncodingError.invalidValue(
                value,
                .init(
                    codingPath: [],
                    debugDescription:
                        "\(type(of: value)) encodes nothing, two values in one place, or goes back to a container that "
                        + "is finished; allowed is one after the other"))
        }
    }
}

/// The bytes so far and the containers that are open.
private struct JSONStreamState {
    private struct Open {
        let kind: JSONContainerKind
        let number: Int
        var count = 0
    }

    private(set) var text: [UInt8] = []
    private var stack: [Open] = []
    private var lastNumber = 0
    /// Whether a value has to come next, and nothing else may.
    private var awaitsValue = true
    /// Whether something came that has no place there, such as a member of a container that is finished.
    private var isBroken = false
    private let isSharing: Bool
    /// The objects that were written, by their numbers; held, so that no other takes the place of one in memory.
    private var shared: [AnyObject] = []
    private var numbers: [ObjectIdentifier: Int] = [:]

    init(isSharing: Bool) {
        self.isSharing = isSharing
    }

    mutating func nextNumber() -> Int {
        lastNumber += 1
        return lastNumber
    }

    /// Begins a container, unless this very one is open already: a value may ask for it more than once.
    mutating func begin(_ kind: JSONContainerKind, level: Int, number: Int) {
        if level < stack.count, stack[level].number == number, stack[level].kind == kind { return }
        if level != stack.count { isBroken = true }
        beginValue()
        stack.append(Open(kind: kind, number: number))
        text.append(kind.opening)
    }

    /// Ends what is open below a container, and goes to the next place in it.
    mutating func advance(level: Int, number: Int) {
        close(downTo: level + 1)
        guard level < stack.count, stack[level].number == number else {
            isBroken = true
            return
        }
        if stack[level].count > 0 { text.append(UInt8(ascii: ",")) }
        stack[level].count += 1
        awaitsValue = true
    }

    /// The same in an object, with the name of the member that comes next.
    mutating func advance(to name: String, level: Int, number: Int) {
        advance(level: level, number: number)
        JSONWriter.write(name, to: &text)
        text.append(UInt8(ascii: ":"))
    }

    func count(level: Int) -> Int { level < stack.count ? stack[level].count : 0 }

    /// Ends a value.
    /// - Returns: whether all so far was in order.
    mutating func finish(below level: Int) -> Bool {
        close(downTo: level + 1)
        return !isBroken
    }

    mutating func string(_ value: String) {
        beginValue()
        JSONWriter.write(value, to: &text)
    }

    mutating func raw(_ word: StaticString) {
        beginValue()
        text.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    mutating func integer(_ value: some BinaryInteger) {
        beginValue()
        text.append(contentsOf: String(value).utf8)
    }

    mutating func number(_ double: Double) throws {
        guard let number = JSONNumber(double) else {
            throw EncodingError.invalidValue(
                double,
                .init(codingPath: [], debugDescription: "\(double) is not finite; JSON has only finite numbers"))
        }
        beginValue()
        text.append(contentsOf: number.literal.utf8)
    }

    mutating func object(_ object: AnyObject, _ members: (inout JSONText) throws -> Void) rethrows {
        if isSharing {
            if let number = numbers[ObjectIdentifier(object)] { return integer(number) }
            numbers[ObjectIdentifier(object)] = shared.count
            shared.append(object)
        }
        beginValue()
        // Handed over whole, so that it is not copied.
        let taken = text
        text = []
        var direct = JSONText(continuing: consume taken)
        defer { text = direct.bytes }
        try direct.object(members)
    }

    private mutating func beginValue() {
        if !awaitsValue { isBroken = true }
        awaitsValue = false
    }

    /// Ends the containers from this place on.
    private mutating func close(downTo level: Int) {
        if awaitsValue { isBroken = true }
        while stack.count > level, let open = stack.popLast() { text.append(open.kind.closing) }
    }
}

private struct JSONStreamKeyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let sink: JSONStreamSink
    let level: Int
    let number: Int

    var codingPath: [any CodingKey] { [] }

    private func begin(_ key: some CodingKey) {
        sink.state.advance(to: key.stringValue, level: level, number: number)
    }

    func encodeNil(forKey key: Key) {
        begin(key)
        sink.state.raw("null")
    }

    func encode(_ value: String, forKey key: Key) {
        begin(key)
        sink.state.string(value)
    }

    func encode(_ value: Bool, forKey key: Key) {
        begin(key)
        sink.state.raw(value ? "true" : "false")
    }

    func encode(_ value: Int, forKey key: Key) {
        begin(key)
        sink.state.integer(value)
    }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        begin(key)
        try sink.write(value, below: level)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        child(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { child(key).unkeyedContainer() }

    func superEncoder() -> any Encoder { child(AnyCodingKey(stringValue: "super")) }

    func superEncoder(forKey key: Key) -> any Encoder { child(key) }

    private func child(_ key: some CodingKey) -> JSONStreamEncoder {
        begin(key)
        return JSONStreamEncoder(sink: sink, level: level + 1, number: sink.state.nextNumber())
    }
}

private struct JSONStreamUnkeyed: UnkeyedEncodingContainer {
    let sink: JSONStreamSink
    let level: Int
    let number: Int

    var codingPath: [any CodingKey] { [] }

    var count: Int { sink.state.count(level: level) }

    func encodeNil() {
        sink.state.advance(level: level, number: number)
        sink.state.raw("null")
    }

    func encode<Value: Encodable>(_ value: Value) throws {
        sink.state.advance(level: level, number: number)
        try sink.write(value, below: level)
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        child().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { child().unkeyedContainer() }

    func superEncoder() -> any Encoder { child() }

    private func child() -> JSONStreamEncoder {
        sink.state.advance(level: level, number: number)
        return JSONStreamEncoder(sink: sink, level: level + 1, number: sink.state.nextNumber())
    }
}
