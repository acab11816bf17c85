public import MessageSchema

/// A constraint of the mandate.
public struct ConstraintRecord: DefinedRecord {
    /// Where the event that first named it comes from.
    public let created: EntryStamp
    /// The rule.
    public private(set) var definition: Timeline<Constraint>

    init(_ definition: Constraint, _ stamp: EntryStamp) {
        created = stamp
        self.definition = Timeline(definition, stamp)
    }

    mutating func define(_ definition: Constraint, _ stamp: EntryStamp) {
        self.definition.insert(definition, stamp)
    }
}
