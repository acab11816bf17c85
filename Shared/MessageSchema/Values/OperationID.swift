/// The name of an operation, such as `isf-gaza`: 1 to 64 of `a-z`, `0-9` and `-`.
public struct OperationID: WireKey {
    /// The name itself.
    public let wire: String

    /// Takes a name of the form above.
    public init(wire: String) throws(InvalidValue) {
        guard EntityID.isAllowed(wire.utf8[...]) else {
            throw InvalidValue(
                "an operation's id is 1 to 64 characters of a-z, 0-9 and -, such as \"isf-gaza\", "
                    + "not \(Self.quoted(wire))")
        }
        self.wire = wire
    }

    /// A string with the pattern of ids.
    public static var schema: JSONSchema {
        .string(pattern: "^[a-z0-9-]{1,64}$", description: "the id of an operation")
    }

    /// An id for probing.
    public static var schemaSample: OperationID { OperationID(unchecked: "isf-sample") }

    private init(unchecked: String) { wire = unchecked }
}
