/// A nation's strength is another one than was stated last; absolute, so that one that is missed or comes twice harms
/// nobody.
public struct StrengthStated: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.pledges, "strength.stated")

    /// How strong.
    public let content: StrengthStatement

    /// Puts it together.
    public init(_ content: StrengthStatement) {
        self.content = content
    }

    /// Reads it, as the statement itself.
    public init(from decoder: any Decoder) throws {
        content = try StrengthStatement(from: decoder)
    }

    /// Writes it, as the statement itself.
    public func encode(to encoder: any Encoder) throws {
        try content.encode(to: encoder)
    }

    /// The nation.
    public func subject(in operation: OperationID) -> Subject { Subject(content.nation) }
}
