public import MessageSchema

/// What is kept of a conference: every call, and every account of how it went.
public struct ConferenceRecord: DefinedRecord {
    /// Where the event that first called it comes from.
    public let created: EntryStamp
    /// Every call; one that was put off is called again.
    public internal(set) var definition: Timeline<Conference>
    /// Every account of how it went.
    public internal(set) var outcome: Timeline<ConferenceOutcome>

    init(_ conference: Conference, _ stamp: EntryStamp) {
        created = stamp
        definition = Timeline(conference, stamp)
        outcome = Timeline()
    }
}
