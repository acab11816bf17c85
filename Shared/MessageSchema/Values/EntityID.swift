/// The name of an entity within an operation, given by whoever creates it: 1 to 64 of `a-z`, `0-9` and `-`.
public struct EntityID: WireKey {
    /// The name itself.
    public let wire: String

    /// Takes a name of the form above.
    public init(wire: String) throws(InvalidValue) {
        guard Self.isAllowed(wire.utf8[...]) else {
            throw InvalidValue(
                "an id is 1 to 64 characters of a-z, 0-9 and -, such as \"idn-1\", not \(Self.quoted(wire))")
        }
        self.wire = wire
    }

    /// Whether a text is of the form above.
    static func isAllowed(_ text: Substring.UTF8View) -> Bool {
        (1...64).contains(text.count) && text.allSatisfy { isAllowed($0) }
    }

    static func isAllowed(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || byte == 45
    }

    /// A string with the pattern of ids.
    public static var schema: JSONSchema {
        .string(pattern: "^[a-z0-9-]{1,64}$", description: "an id given by the sender")
    }

    /// An id for probing.
    public static var schemaSample: EntityID { EntityID(unchecked: "sample") }

    init(unchecked: String) { wire = unchecked }
}
