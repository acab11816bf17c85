/// A payment came in.
public struct ContributionPaid: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.funding, "contribution.paid")

    /// The contribution.
    public let contribution: EntityID
    /// The id of the payment.
    public let payment: EntityID
    /// How much, in the original currency.
    public let amount: Money
    /// The amount in the operation's currency.
    public let counted: ConvertedMoney
    /// Why more is paid than was committed.
    public let reason: Text?
    /// The words of the source.
    public let wording: Text?
    /// The account it was paid into.
    public let account: EntityID?

    /// Puts it together.
    public init(
        contribution: EntityID, payment: EntityID, amount: Money, counted: ConvertedMoney, reason: Text? = nil,
        wording: Text? = nil, account: EntityID? = nil
    ) {
        self.contribution = contribution
        self.payment = payment
        self.amount = amount
        self.counted = counted
        self.reason = reason
        self.wording = wording
        self.account = account
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("contribution", contribution) }
}
