public import MessageSchema

/// What a log file holds, beside the events themselves.
public struct LogSummary: Hashable, Sendable {
    /// The service whose log it is.
    public let service: String
    /// The last event that the last transaction recorded.
    public let head: Cursor
    /// The bytes of all events, without what the store adds.
    public let eventBytes: UInt64
    /// How many commands have a stored reply.
    public let replies: UInt64
    /// How many events of other services are parked.
    public let parked: UInt64
    /// How many were parked and then given up.
    public let discarded: UInt64
    /// How far other logs have been taken in, sorted by source.
    public let inbox: [InboxPosition]
    /// At which events snapshots are kept, newest first.
    public let snapshots: [SequenceNumber]
    /// The size of the database file in bytes.
    public let fileBytes: UInt64
    /// The size of the write-ahead log in bytes.
    public let walBytes: UInt64
    /// What this process may still write on the disk of the log, in bytes; `nil` where that cannot be told.
    public let freeDiskBytes: UInt64?

    /// The log's id and epoch.
    public var identity: LogIdentity { LogIdentity(log: head.log, epoch: head.epoch) }
}
