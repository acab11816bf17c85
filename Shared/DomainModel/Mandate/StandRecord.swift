public import MessageSchema

/// The position of one party on one task or option.
public struct StandRecord: DefinedRecord {
    /// Where the event that first named it comes from.
    public let created: EntryStamp
    /// Every position that it took.
    public private(set) var definition: Timeline<Stand>

    init(_ definition: Stand, _ stamp: EntryStamp) {
        created = stamp
        self.definition = Timeline(definition, stamp)
    }

    mutating func define(_ definition: Stand, _ stamp: EntryStamp) {
        self.definition.insert(definition, stamp)
    }
}
