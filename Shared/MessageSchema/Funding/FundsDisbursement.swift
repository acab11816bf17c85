/// Money is paid out of an account for a budget line.
public struct FundsDisbursement: CommandPayload {
    /// The name of the command.
    public static let name = "disburse-funds"

    /// Its id.
    public let disbursement: EntityID
    /// The account it is paid out of.
    public let account: EntityID
    /// The budget line it is spent on.
    public let budgetLine: EntityID
    /// How much, in the currency that was paid.
    public let amount: Money
    /// The rate, where it is to be converted.
    public let rate: ExchangeRate?
    /// The amount in the operation's currency as the source states it.
    public let stated: Money?
    /// The words of the donor or source.
    public let wording: Text?
    /// Whether it corrects a disbursement that exists; without it such an id is refused.
    public let revises: Bool?

    /// Puts it together.
    public init(
        disbursement: EntityID, account: EntityID, budgetLine: EntityID, amount: Money, rate: ExchangeRate? = nil,
        stated: Money? = nil, wording: Text? = nil, revises: Bool? = nil
    ) {
        self.disbursement = disbursement
        self.account = account
        self.budgetLine = budgetLine
        self.amount = amount
        self.rate = rate
        self.stated = stated
        self.wording = wording
        self.revises = revises
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("disbursement", disbursement) }
}
