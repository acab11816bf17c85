/// A grade on the Admiralty scale, two judgements made independently, such as `B2` (DOMAIN.md section 4).
public struct Grade: WireText {
    /// How reliable the source is: `A` completely to `E` unreliable, `F` cannot be judged.
    public let reliability: Character
    /// How credible the item is: 1 confirmed by other independent sources to 5 improbable, 6 cannot be judged.
    public let credibility: Int

    /// Reads a letter A–F and a digit 1–6.
    public init(wire: String) throws(InvalidValue) {
        let bytes = wire.utf8
        guard bytes.count == 2, let letter = bytes.first, (65...70).contains(letter), let digit = bytes.last,
            (49...54).contains(digit)
        else {
            throw InvalidValue(
                "a grade is the source's reliability A to F and the item's credibility 1 to 6, such as B2, "
                    + "not \(Self.quoted(wire))")
        }
        reliability = Character(Unicode.Scalar(letter))
        credibility = Int(digit) - 48
    }

    private init(reliability: Character, credibility: Int) {
        self.reliability = reliability
        self.credibility = credibility
    }

    /// The letter and the digit.
    public var wire: String { "\(reliability)\(credibility)" }

    /// Whether an entry of this grade may move a value: A–C and 1–3 (DOMAIN.md section 4, "Which value holds").
    public var movesValues: Bool { reliability <= "C" && credibility <= 3 }

    /// Whether this grade outranks another: the better credibility, then the better reliability.
    public func outranks(_ other: Grade) -> Bool {
        (credibility, reliability) < (other.credibility, other.reliability)
    }

    /// A letter and a digit.
    public static var schema: JSONSchema {
        .string(pattern: "^[A-F][1-6]$", description: "Admiralty scale: reliability A-F, credibility 1-6")
    }

    /// A grade for probing.
    public static var schemaSample: Grade { Grade(reliability: "B", credibility: 2) }
}
