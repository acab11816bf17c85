/// What one person costs in a month, from the effective date on.
public struct CostRateSet: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.funding, "costRate.set")

    /// The id of the rate, the same at every date.
    public let costRate: EntityID
    /// What it is called, such as "UN reimbursement for contributed personnel".
    public let title: Text
    /// Which people it is paid for; `any` for all of them.
    public let personnel: Coded<PersonnelKind>
    /// How much for one person and month.
    public let perMonth: Money
    /// The amount in the operation's currency.
    public let counted: ConvertedMoney
    /// The budget line that it belongs to.
    public let budgetLine: EntityID?
    /// The words of the donor or source.
    public let wording: Text?

    /// Puts it together.
    public init(
        costRate: EntityID, title: Text, personnel: Coded<PersonnelKind>, perMonth: Money, counted: ConvertedMoney,
        budgetLine: EntityID? = nil, wording: Text? = nil
    ) {
        self.costRate = costRate
        self.title = title
        self.personnel = personnel
        self.perMonth = perMonth
        self.counted = counted
        self.budgetLine = budgetLine
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("costRate", costRate) }
}
