public import MessageSchema

/// An area, what it was defined as, and whether it was retired.
public struct AreaRecord: EndableRecord {
    /// Where the event that first named it comes from.
    public let created: EntryStamp
    /// What it is and which area contains it.
    public private(set) var definition: Timeline<Area>
    /// Every word that it was retired.
    public private(set) var endings: Timeline<AreaRetirement>

    init(_ definition: Area, _ stamp: EntryStamp) {
        created = stamp
        self.definition = Timeline(definition, stamp)
        endings = Timeline()
    }

    mutating func define(_ definition: Area, _ stamp: EntryStamp) {
        self.definition.insert(definition, stamp)
    }

    mutating func retire(_ ending: AreaRetirement, _ stamp: EntryStamp) {
        endings.insert(ending, stamp)
    }
}
