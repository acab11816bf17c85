public import MessageSchema

/// A rate for one person and month: the dated table of it, as a timeline whose entries hold from their effective date.
public struct CostRateRecord: DefinedRecord {
    /// Its id.
    public let costRate: EntityID
    /// Where the event that first named it comes from.
    public let created: EntryStamp
    /// The rate at each date.
    public private(set) var definition = Timeline<CostRateSet>()

    init(costRate: EntityID, _ stamp: EntryStamp) {
        self.costRate = costRate
        created = stamp
    }

    mutating func define(_ definition: CostRateSet, _ stamp: EntryStamp) { self.definition.insert(definition, stamp) }
}
