/// A shortfall is in another month, or larger or smaller, than was last stated.
public struct ShortfallChanged: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.funding, "shortfall.changed")

    /// What is missing.
    public let content: ShortfallStatement

    /// Puts it together.
    public init(_ content: ShortfallStatement) {
        self.content = content
    }

    /// Reads it, as the statement itself.
    public init(from decoder: any Decoder) throws {
        content = try ShortfallStatement(from: decoder)
    }

    /// Writes it, as the statement itself.
    public func encode(to encoder: any Encoder) throws {
        try content.encode(to: encoder)
    }

    /// The shortfall of that money against that strength.
    public func subject(in operation: OperationID) -> Subject { .shortfall(of: content.money, for: content.strength) }
}
