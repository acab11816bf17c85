/// The name of a command, unique for ever: 1 to 200 of letters, digits and `. _ : -`.
///
/// The same id with the same content gets the stored reply again; with other content it is refused (DESIGN.md
/// section 4). A UUID serves well.
public struct CommandID: WireKey {
    /// The name itself.
    public let wire: String

    /// Takes a name of the form above.
    public init(wire: String) throws(InvalidValue) {
        guard (1...200).contains(wire.utf8.count), wire.utf8.allSatisfy(Self.isAllowed) else {
            throw InvalidValue(
                "a command id is 1 to 200 characters of letters, digits and . _ : -, for example a UUID, "
                    + "not \(Self.quoted(wire))")
        }
        self.wire = wire
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        EntityID.isAllowed(byte) || (65...90).contains(byte) || byte == 46 || byte == 95 || byte == 58
    }

    /// A string with the pattern of command ids.
    public static var schema: JSONSchema {
        .string(pattern: "^[A-Za-z0-9._:-]{1,200}$", description: "unique for ever; a UUID serves well")
    }

    /// An id for probing.
    public static var schemaSample: CommandID { CommandID(unchecked: "sample") }

    init(unchecked: String) { wire = unchecked }
}
