/// A line of the budget was defined, or defined anew.
public struct BudgetLineDefined: EventPayload {
    /// The kind of fact.
    public static let type = EventType(.funding, "budgetLine.defined")

    /// Its id.
    public let budgetLine: EntityID
    /// What it is called.
    public let title: Text
    /// When it costs.
    public let kind: Coded<BudgetLineKind>
    /// The cost: in each month, or once; unknown where missing.
    public let amount: Money?
    /// The cost in the operation's currency.
    public let counted: ConvertedMoney?
    /// The day or month of a cost that is due once; the first month of a monthly one, from the beginning where missing.
    public let from: EffectiveDate?
    /// The last month of a monthly cost; open where missing.
    public let until: EffectiveDate?
    /// The words of the donor or source.
    public let wording: Text?

    /// Puts it together.
    public init(
        budgetLine: EntityID, title: Text, kind: Coded<BudgetLineKind>, amount: Money? = nil,
        counted: ConvertedMoney? = nil, from: EffectiveDate? = nil, until: EffectiveDate? = nil, wording: Text? = nil
    ) {
        self.budgetLine = budgetLine
        self.title = title
        self.kind = kind
        self.amount = amount
        self.counted = counted
        self.from = from
        self.until = until
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("budgetLine", budgetLine) }
}
