public import MessageSchema

/// A constraint of the mandate, and whether it was lifted.
public struct ConstraintRecord: EndableRecord {
    /// Where the event that first named it comes from.
    public let created: EntryStamp
    /// The rule.
    public private(set) var definition: Timeline<Constraint>
    /// Every word that it was lifted.
    public private(set) var endings: Timeline<ConstraintLifting>

    init(_ definition: Constraint, _ stamp: EntryStamp) {
        created = stamp
        self.definition = Timeline(definition, stamp)
        endings = Timeline()
    }

    mutating func define(_ definition: Constraint, _ stamp: EntryStamp) {
        self.definition.insert(definition, stamp)
    }

    mutating func lift(_ ending: ConstraintLifting, _ stamp: EntryStamp) {
        endings.insert(ending, stamp)
    }
}
