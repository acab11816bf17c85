public import MessageSchema

/// An area and what it was defined as.
public struct AreaRecord: DefinedRecord {
    /// Where the event that first named it comes from.
    public let created: EntryStamp
    /// What it is and which area contains it.
    public private(set) var definition: Timeline<Area>

    init(_ definition: Area, _ stamp: EntryStamp) {
        created = stamp
        self.definition = Timeline(definition, stamp)
    }

    mutating func define(_ definition: Area, _ stamp: EntryStamp) {
        self.definition.insert(definition, stamp)
    }
}
