/// Whether a contribution can be drawn on hangs on what nobody knows.
public struct ContributionUndetermined: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.funding, "contribution.undetermined")

    /// Which contribution, and why.
    public let content: ContributionStatement

    /// Puts it together.
    public init(_ content: ContributionStatement) {
        self.content = content
    }

    /// Reads it, as the statement itself.
    public init(from decoder: any Decoder) throws {
        content = try ContributionStatement(from: decoder)
    }

    /// Writes it, as the statement itself.
    public func encode(to encoder: any Encoder) throws {
        try content.encode(to: encoder)
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("contribution", content.contribution) }
}
