public import MessageSchema

/// One payment towards a contribution; payments add up.
public struct PaymentFigure: Codable, Hashable, Sendable {
    /// The amount in the contribution's own currency.
    public let amount: Money
    /// The amount in the operation's currency.
    public let counted: ConvertedMoney
    /// Why more is paid than was committed.
    public let reason: Text?
    /// The words of the source.
    public let wording: Text?
    /// The account it was paid into.
    public let account: EntityID?

    /// What an event says.
    public init(_ event: ContributionPaid) {
        amount = event.amount
        counted = event.counted
        reason = event.reason
        wording = event.wording
        account = event.account
    }
}
