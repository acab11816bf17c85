/// A contribution is cancelled: what of it is not paid will not come. What is paid stays.
public struct ContributionCancellation: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "cancel-contribution"
    /// The kind of fact.
    public static let type = EventType(.funding, "contribution.cancelled")

    /// The contribution.
    public let contribution: EntityID
    /// Why.
    public let reason: Text
    /// The words of the donor or source.
    public let wording: Text?

    /// Puts it together.
    public init(contribution: EntityID, reason: Text, wording: Text? = nil) {
        self.contribution = contribution
        self.reason = reason
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("contribution", contribution) }
}
