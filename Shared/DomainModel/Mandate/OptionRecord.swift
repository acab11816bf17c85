public import MessageSchema

/// An option; defining it anew changes nothing that is in force.
public struct OptionRecord: DefinedRecord {
    /// Where the event that first named it comes from.
    public let created: EntryStamp
    /// What it would assign.
    public private(set) var definition: Timeline<MandateOption>

    init(_ definition: MandateOption, _ stamp: EntryStamp) {
        created = stamp
        self.definition = Timeline(definition, stamp)
    }

    mutating func define(_ definition: MandateOption, _ stamp: EntryStamp) {
        self.definition.insert(definition, stamp)
    }
}
