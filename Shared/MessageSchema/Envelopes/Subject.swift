/// The entity that an event or a command is about and that owns the revision: `kind/id`, such as `pledge/idn-1`.
public struct Subject: WireKey {
    /// The kind of entity, in the field's word.
    public let kind: String
    /// The entity's id.
    public let id: String

    /// An entity of a kind.
    public init(_ kind: String, _ id: EntityID) {
        self.kind = kind
        self.id = id.wire
    }

    /// An operation as a whole.
    public init(_ operation: OperationID) {
        kind = "operation"
        id = operation.wire
    }

    /// A nation as a whole: `nation/` and its code in small letters.
    public init(_ nation: NationCode) {
        kind = "nation"
        id = nation.wire.lowercased()
    }

    private init(kind: String, id: String) {
        self.kind = kind
        self.id = id
    }

    /// What a strength costs, such as `cost/nominal`.
    public static func cost(of strength: Coded<StrengthBasis>) -> Subject {
        Subject(kind: "cost", id: plain(strength.wire))
    }

    /// What money lacks for a strength, such as `shortfall/nominal-held`.
    public static func shortfall(of money: Coded<MoneyLevel>, for strength: Coded<StrengthBasis>) -> Subject {
        Subject(kind: "shortfall", id: plain(strength.wire) + "-" + plain(money.wire))
    }

    /// A term as a part of an id: `inTheatre` becomes `in-theatre`.
    private static func plain(_ term: String) -> String {
        term.reduce(into: "") { text, character in
            text += character.isUppercase ? "-" + character.lowercased() : String(character)
        }
    }

    /// Reads `kind/id`.
    public init(wire: String) throws(InvalidValue) {
        let bytes = wire.utf8
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")), Self.isKind(bytes[..<slash]),
            EntityID.isAllowed(bytes[bytes.index(after: slash)...])
        else {
            throw InvalidValue("a subject is kind/id, such as pledge/idn-1, not \(Self.quoted(wire))")
        }
        kind = String(wire[..<slash])
        id = String(wire[bytes.index(after: slash)...])
    }

    private static func isKind(_ text: Substring.UTF8View) -> Bool {
        (1...40).contains(text.count) && text.allSatisfy { EntityID.isAllowed($0) || (65...90).contains($0) }
    }

    /// `kind/id`.
    public var wire: String { kind + "/" + id }

    /// A string with the pattern of subjects.
    public static var schema: JSONSchema {
        .string(pattern: "^[a-zA-Z0-9-]{1,40}/[a-z0-9-]{1,64}$", description: "kind/id of an entity")
    }

    /// A subject for probing.
    public static var schemaSample: Subject { Subject("pledge", .schemaSample) }
}
