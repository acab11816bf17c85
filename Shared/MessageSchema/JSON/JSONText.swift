/// JSON written straight into bytes, by types whose members are known: without a value in between, and without the
/// containers of an encoder.
///
/// The writer names the members in their order by name, as ``JSONValueEncoder`` sorts them.
package struct JSONText {
    private(set) var bytes: [UInt8] = []
    /// Whether a comma comes before the next member or element.
    private var follows = false

    init(capacity: Int = 1_024) {
        bytes.reserveCapacity(capacity)
    }

    /// Goes on behind what is there, which a value comes next in.
    init(continuing bytes: consuming [UInt8]) {
        self.bytes = bytes
    }

    mutating func object(_ members: (inout JSONText) throws -> Void) rethrows {
        open(UInt8(ascii: "{"))
        try members(&self)
        close(UInt8(ascii: "}"))
    }

    mutating func array<Element>(
        _ elements: some Sequence<Element>, _ write: (Element, inout JSONText) throws -> Void
    ) rethrows {
        open(UInt8(ascii: "["))
        for element in elements { try write(element, &self) }
        close(UInt8(ascii: "]"))
    }

    /// A member's name, which needs no escape; its value is written next.
    package mutating func name(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        follows = false
    }

    /// A member's name that is known only now; its value is written next.
    mutating func name(of member: String) {
        string(member)
        bytes.append(UInt8(ascii: ":"))
        follows = false
    }

    mutating func string(_ text: String) {
        separate()
        JSONWriter.write(text, to: &bytes)
    }

    mutating func number(_ value: some BinaryInteger) {
        separate()
        bytes.append(contentsOf: String(value).utf8)
    }

    mutating func value(_ value: JSONValue) {
        separate()
        JSONWriter.write(value, to: &bytes)
    }

    /// The canonical form of a value (RFC 8785).
    /// - Throws: `CanonicalJSONError`, its place within the value.
    mutating func canonical(_ value: JSONValue) throws(CanonicalJSONError) {
        separate()
        try CanonicalJSON.write(value, to: &bytes)
    }

    /// A value of the schema, by the shortest way that it has.
    /// - Throws: `EncodingError` where it cannot be written.
    mutating func encoded(_ value: some Encodable) throws {
        if let direct = value as? any DirectlyWritten {
            try direct.write(to: &self)
        } else {
            self.value(try JSONValueEncoder.encode(value))
        }
    }

    mutating func member(_ name: StaticString, _ text: String) {
        self.name(name)
        string(text)
    }

    /// A member whose value is a text.
    package mutating func member(_ name: StaticString, _ value: some WireText) { member(name, value.wire) }

    /// A member that is left out where it has no value.
    package mutating func member(_ name: StaticString, _ value: (some WireText)?) {
        if let value { member(name, value.wire) }
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        follows = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        follows = true
    }

    private mutating func separate() {
        if follows { bytes.append(UInt8(ascii: ",")) }
        follows = true
    }
}

/// A type of nearly every message, which writes its JSON without an encoder: the same bytes as `encode(to:)` leads to.
protocol DirectlyWritten: Encodable {
    /// - Throws: `EncodingError` where the value cannot be written.
    func write(to text: inout JSONText) throws
}

/// A type of nearly every message, which is read from JSON without a decoder where all is as it should be.
protocol DirectlyRead: Decodable {
    /// The value, or `nil` where any member is unknown, missing, null or wrong: then `init(from:)` has the say.
    init?(plain json: JSONValue)
}
