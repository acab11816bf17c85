/// Money was paid out of an account for a budget line.
public struct FundsDisbursed: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.funding, "disbursement.made")

    /// Its id.
    public let disbursement: EntityID
    /// The account it is paid out of.
    public let account: EntityID
    /// The budget line it is spent on.
    public let budgetLine: EntityID
    /// How much, in the currency that was paid.
    public let amount: Money
    /// The amount in the operation's currency.
    public let counted: ConvertedMoney
    /// The words of the donor or source.
    public let wording: Text?

    /// Puts it together.
    public init(
        disbursement: EntityID, account: EntityID, budgetLine: EntityID, amount: Money, counted: ConvertedMoney,
        wording: Text? = nil
    ) {
        self.disbursement = disbursement
        self.account = account
        self.budgetLine = budgetLine
        self.amount = amount
        self.counted = counted
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("disbursement", disbursement) }
}
