/// Lines of a pledge cannot be used: a rule suspends them or ends their participation.
public struct PledgeLinesSuspended: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.pledges, "pledge.suspended")

    /// Which lines, and why.
    public let content: AvailabilityStatement

    /// Puts it together.
    public init(_ content: AvailabilityStatement) {
        self.content = content
    }

    /// Reads it, as the statement itself.
    public init(from decoder: any Decoder) throws {
        content = try AvailabilityStatement(from: decoder)
    }

    /// Writes it, as the statement itself.
    public func encode(to encoder: any Encoder) throws {
        try content.encode(to: encoder)
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("pledge", content.pledge) }
}
