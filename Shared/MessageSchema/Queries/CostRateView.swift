/// A rate as it is in effect.
public struct CostRateView: Codable, Hashable, Sendable {
    /// Its id.
    public let costRate: EntityID
    /// What it is called.
    public let title: Text
    /// Which people it is paid for.
    public let personnel: Coded<PersonnelKind>
    /// How much for one person and month.
    public let perMonth: Money
    /// The same in the operation's currency.
    public let counted: ConvertedMoney
    /// The budget line that it belongs to.
    public let budgetLine: EntityID?
    /// The words of the source.
    public let wording: Text?
    /// From when, and on whose word.
    public let entry: EntryReference

    /// Puts it together.
    public init(
        costRate: EntityID, title: Text, personnel: Coded<PersonnelKind>, perMonth: Money, counted: ConvertedMoney,
        budgetLine: EntityID? = nil, wording: Text? = nil, entry: EntryReference
    ) {
        self.costRate = costRate
        self.title = title
        self.personnel = personnel
        self.perMonth = perMonth
        self.counted = counted
        self.budgetLine = budgetLine
        self.wording = wording
        self.entry = entry
    }
}
