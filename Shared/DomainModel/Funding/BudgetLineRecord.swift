public import MessageSchema

/// A budget line: what it is, on a timeline; what is allocated and spent stands with the accounts.
public struct BudgetLineRecord: DefinedRecord {
    /// Its id.
    public let budgetLine: EntityID
    /// Where the event that first named it comes from.
    public let created: EntryStamp
    /// What it is and will cost.
    public private(set) var definition = Timeline<BudgetLineDefined>()

    init(budgetLine: EntityID, _ stamp: EntryStamp) {
        self.budgetLine = budgetLine
        created = stamp
    }

    mutating func define(_ definition: BudgetLineDefined, _ stamp: EntryStamp) {
        self.definition.insert(definition, stamp)
    }
}
