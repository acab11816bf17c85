/// A payment that came in.
public struct ContributionPayment: CommandPayload {
    /// The name of the command.
    public static let name = "record-payment"

    /// The contribution.
    public let contribution: EntityID
    /// The id of the payment, unique within the contribution.
    public let payment: EntityID
    /// How much, in the contribution's original currency.
    public let amount: Money
    /// The rate, where it is to be converted.
    public let rate: ExchangeRate?
    /// The amount in the operation's currency as the source states it.
    public let stated: Money?
    /// Why more is paid than was committed; needed exactly then.
    public let reason: Text?
    /// The words of the source.
    public let wording: Text?
    /// The account it was paid into.
    public let account: EntityID?
    /// Whether it corrects a payment that exists; without it such an id is refused.
    public let revises: Bool?

    /// Puts it together.
    public init(
        contribution: EntityID, payment: EntityID, amount: Money, rate: ExchangeRate? = nil, stated: Money? = nil,
        reason: Text? = nil, wording: Text? = nil, account: EntityID? = nil, revises: Bool? = nil
    ) {
        self.contribution = contribution
        self.payment = payment
        self.amount = amount
        self.rate = rate
        self.stated = stated
        self.reason = reason
        self.wording = wording
        self.account = account
        self.revises = revises
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("contribution", contribution) }
}
