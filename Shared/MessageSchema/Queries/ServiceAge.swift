/// How far the part of an answer goes that comes from one service, and how old it is.
public struct ServiceAge: Codable, Hashable, Sendable {
    /// The last event of its log that is counted; 0 for none.
    public let position: SequenceNumber
    /// Where its log stands, as last heard.
    public let head: SequenceNumber?
    /// How many events of its log are not counted yet, as last heard.
    public let lag: Int?
    /// Seconds since anything was heard of it; missing where nothing was since the gateway started.
    public let heardSecondsAgo: Double?
    /// Whether its events are handed on as they come, and it was heard of within the last four seconds; `lag` says
    /// how many are still on their way into the answers.
    public let live: Bool
    /// How many of its events could not be taken in and wait; 0 is as it should be.
    public let parked: Int
    /// How many of its events are of kinds that this gateway does not know and passes over.
    public let unhandled: Int

    /// Puts it together.
    public init(
        position: SequenceNumber, head: SequenceNumber? = nil, lag: Int? = nil, heardSecondsAgo: Double? = nil,
        live: Bool, parked: Int, unhandled: Int
    ) {
        self.position = position
        self.head = head
        self.lag = lag
        self.heardSecondsAgo = heardSecondsAgo
        self.live = live
        self.parked = parked
        self.unhandled = unhandled
    }
}
