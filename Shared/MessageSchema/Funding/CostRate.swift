/// What one person costs in a month, from the effective date on (a dated rate table: one entry for each date).
public struct CostRate: CommandPayload {
    /// The name of the command.
    public static let name = "set-cost-rate"

    /// The id of the rate, the same at every date.
    public let costRate: EntityID
    /// What it is called, such as "UN reimbursement for contributed personnel".
    public let title: Text
    /// Which people it is paid for; `any` for all of them.
    public let personnel: Coded<PersonnelKind>
    /// How much for one person and month.
    public let perMonth: Money
    /// The rate, where it is to be converted.
    public let rate: ExchangeRate?
    /// The amount in the operation's currency as the source states it.
    public let stated: Money?
    /// The budget line that it belongs to.
    public let budgetLine: EntityID?
    /// The words of the donor or source.
    public let wording: Text?

    /// Puts it together.
    public init(
        costRate: EntityID, title: Text, personnel: Coded<PersonnelKind>, perMonth: Money, rate: ExchangeRate? = nil,
        stated: Money? = nil, budgetLine: EntityID? = nil, wording: Text? = nil
    ) {
        self.costRate = costRate
        self.title = title
        self.personnel = personnel
        self.perMonth = perMonth
        self.rate = rate
        self.stated = stated
        self.budgetLine = budgetLine
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("costRate", costRate) }
}
