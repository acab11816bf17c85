public import MessageSchema

/// What is kept of a milestone: every version of it.
public struct MilestoneRecord: DefinedRecord {
    /// Where the event that first set it comes from.
    public let created: EntryStamp
    /// Every version.
    public internal(set) var definition: Timeline<Milestone>

    init(_ milestone: Milestone, _ stamp: EntryStamp) {
        created = stamp
        definition = Timeline(milestone, stamp)
    }
}
