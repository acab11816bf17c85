public import MessageSchema

/// What is kept of an estimate: every version of it.
public struct EstimateRecord: DefinedRecord {
    /// Where the event that first recorded it comes from.
    public let created: EntryStamp
    /// Every version.
    public internal(set) var definition: Timeline<Estimate>

    init(_ estimate: Estimate, _ stamp: EntryStamp) {
        created = stamp
        definition = Timeline(estimate, stamp)
    }
}
