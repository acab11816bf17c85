/// So much of a commitment is given up as not to come, as an absolute figure; zero takes a write-down back.
public struct ContributionWriteDown: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "write-down-contribution"
    /// The kind of fact.
    public static let type = EventType(.funding, "contribution.writtenDown")

    /// The contribution.
    public let contribution: EntityID
    /// How much is written down in all, in the contribution's own currency.
    public let amount: Money
    /// Why.
    public let reason: Text
    /// The words of the donor or source.
    public let wording: Text?

    /// Puts it together.
    public init(contribution: EntityID, amount: Money, reason: Text, wording: Text? = nil) {
        self.contribution = contribution
        self.amount = amount
        self.reason = reason
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("contribution", contribution) }
}
