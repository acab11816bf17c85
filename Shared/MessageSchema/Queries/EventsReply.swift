/// The answer to `events`: a page of one operation's events, each as it stands in its log.
public struct EventsReply: Codable, Hashable, Sendable {
    /// Whose events.
    public let operation: OperationID
    /// The events in the order in which they were recorded; those of one service in the order of its log.
    public let events: [JSONValue]
    /// The place after the page: the `after` of the next one.
    public let bookmark: Bookmark
    /// Whether there is more already.
    public let more: Bool
    /// Over HTTP the path of the next page; missing over the bus.
    public let next: String?

    /// Puts it together.
    public init(
        operation: OperationID, events: [JSONValue], bookmark: Bookmark, more: Bool, next: String? = nil
    ) {
        self.operation = operation
        self.events = events
        self.bookmark = bookmark
        self.more = more
        self.next = next
    }
}
