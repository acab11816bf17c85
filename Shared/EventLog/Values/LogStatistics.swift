/// How large a log is, and how much room is left.
public struct LogStatistics: Hashable, Sendable {
    /// The number of events.
    public let events: UInt64
    /// The bytes of all events, without what the store adds.
    public let eventBytes: UInt64
    /// The size of the write-ahead log in bytes; 0 where there is none.
    public let walBytes: UInt64
    /// What this process may still write on the disk of the log, in bytes; `nil` for a log in memory.
    public let freeDiskBytes: UInt64?

    /// Takes the figures.
    public init(events: UInt64, eventBytes: UInt64, walBytes: UInt64, freeDiskBytes: UInt64?) {
        self.events = events
        self.eventBytes = eventBytes
        self.walBytes = walBytes
        self.freeDiskBytes = freeDiskBytes
    }
}
