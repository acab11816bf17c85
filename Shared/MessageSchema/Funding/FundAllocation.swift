/// Money of an account is set aside for a budget line, as an absolute figure; zero takes it back.
public struct FundAllocation: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "allocate-funds"
    /// The kind of fact.
    public static let type = EventType(.funding, "allocation.made")

    /// Its id.
    public let allocation: EntityID
    /// The account.
    public let account: EntityID
    /// The budget line.
    public let budgetLine: EntityID
    /// How much, in the operation's currency.
    public let amount: Money
    /// The words of the donor or source.
    public let wording: Text?
    /// Whether it states an allocation anew that exists; without it such an id is refused.
    public let revises: Bool?

    /// Puts it together.
    public init(
        allocation: EntityID, account: EntityID, budgetLine: EntityID, amount: Money, wording: Text? = nil,
        revises: Bool? = nil
    ) {
        self.allocation = allocation
        self.account = account
        self.budgetLine = budgetLine
        self.amount = amount
        self.wording = wording
        self.revises = revises
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("allocation", allocation) }
}
