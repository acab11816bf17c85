/// So much of a contribution is committed, as an absolute figure.
public struct ContributionCommitted: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.funding, "contribution.committed")

    /// The contribution.
    public let contribution: EntityID
    /// How much is committed in all, in its original currency.
    public let amount: Money
    /// The amount in the operation's currency.
    public let counted: ConvertedMoney
    /// The agreement that was signed.
    public let agreement: Text?
    /// The nation's or source's own words.
    public let wording: Text?

    /// Puts it together.
    public init(
        contribution: EntityID, amount: Money, counted: ConvertedMoney, agreement: Text? = nil, wording: Text? = nil
    ) {
        self.contribution = contribution
        self.amount = amount
        self.counted = counted
        self.agreement = agreement
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("contribution", contribution) }
}
