/// A claim on a figure, kept by funding: recorded as it was made, beside those that contradict it.
public struct FundingClaim: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "record-claim"
    /// The kind of fact.
    public static let type = EventType(.funding, "claim.recorded")

    /// The claim.
    public let content: Claim

    /// Puts it together.
    public init(_ content: Claim) {
        self.content = content
    }

    /// Reads the claim's own fields.
    public init(from decoder: any Decoder) throws {
        content = try Claim(from: decoder)
    }

    /// Writes the claim's own fields.
    public func encode(to encoder: any Encoder) throws {
        try content.encode(to: encoder)
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("claim", content.claim) }
}
