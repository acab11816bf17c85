/// A line of the budget: what money is allocated to and spent on, and what it will cost as far as that is known. Given again, it
/// takes the place of what was said before.
public struct BudgetLine: CommandPayload {
    /// The name of the command.
    public static let name = "define-budget-line"

    /// Its id.
    public let budgetLine: EntityID
    /// What it is called.
    public let title: Text
    /// When it costs.
    public let kind: Coded<BudgetLineKind>
    /// The cost: in each month, or once; unknown where missing. A line of kind `personnel` has none, for the rates say it.
    public let amount: Money?
    /// The rate, where it is to be converted.
    public let rate: ExchangeRate?
    /// The amount in the operation's currency as the source states it.
    public let stated: Money?
    /// The day or month of a cost that is due once; the first month of a monthly one, from the beginning where missing.
    public let from: EffectiveDate?
    /// The last month of a monthly cost; open where missing.
    public let until: EffectiveDate?
    /// The words of the donor or source.
    public let wording: Text?

    /// Puts it together.
    public init(
        budgetLine: EntityID, title: Text, kind: Coded<BudgetLineKind>, amount: Money? = nil, rate: ExchangeRate? = nil,
        stated: Money? = nil, from: EffectiveDate? = nil, until: EffectiveDate? = nil, wording: Text? = nil
    ) {
        self.budgetLine = budgetLine
        self.title = title
        self.kind = kind
        self.amount = amount
        self.rate = rate
        self.stated = stated
        self.from = from
        self.until = until
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("budgetLine", budgetLine) }
}
