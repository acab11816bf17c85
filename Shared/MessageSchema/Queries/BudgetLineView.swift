/// A budget line with what is set aside for it and spent on it.
public struct BudgetLineView: Codable, Hashable, Sendable {
    /// Its id.
    public let budgetLine: EntityID
    /// What it is called; missing where its definition is not known.
    public let title: Text?
    /// When it costs.
    public let kind: Coded<BudgetLineKind>?
    /// What it costs, in each month or once, in the operation's currency; missing where it is unknown or the rates say it.
    public let cost: Money?
    /// From when.
    public let from: EffectiveDate?
    /// Until when.
    public let until: EffectiveDate?
    /// The currency of its figures.
    public let currency: CurrencyCode
    /// What is set aside for it.
    public let allocated: String
    /// What is spent on it.
    public let disbursed: String
    /// Allocated − disbursed, in the operation's currency as a decimal; below zero where reports say that more went out than came in.
    public let remaining: String
    /// Contributions that are meant for it.
    public let earmarked: [EntityID]
    /// The events that it rests on.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        budgetLine: EntityID, title: Text? = nil, kind: Coded<BudgetLineKind>? = nil, cost: Money? = nil,
        from: EffectiveDate? = nil, until: EffectiveDate? = nil, currency: CurrencyCode, allocated: String,
        disbursed: String, remaining: String, earmarked: [EntityID], entries: [EventID]
    ) {
        self.budgetLine = budgetLine
        self.title = title
        self.kind = kind
        self.cost = cost
        self.from = from
        self.until = until
        self.currency = currency
        self.allocated = allocated
        self.disbursed = disbursed
        self.remaining = remaining
        self.earmarked = earmarked
        self.entries = entries
    }
}
