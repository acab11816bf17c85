/// One source, with what rests on it.
public struct SourceView: Codable, Hashable, Sendable {
    /// Publisher, title, date, address and grade.
    public let source: Source
    /// How many entries rest on anything by the same publisher, also under another spelling.
    public let publisherEntries: Int
    /// How many entries rest on it.
    public let entries: Int
    /// How many of them may move a value: graded well enough, or with another source that is.
    public let movingEntries: Int
    /// How many contradictions it is a side of.
    public let contradicted: Int
    /// The first 50 of those entries, in the order of recording.
    public let events: [EventID]

    /// Puts it together.
    public init(
        source: Source, publisherEntries: Int, entries: Int, movingEntries: Int, contradicted: Int, events: [EventID]
    ) {
        self.source = source
        self.publisherEntries = publisherEntries
        self.entries = entries
        self.movingEntries = movingEntries
        self.contradicted = contradicted
        self.events = events
    }
}
