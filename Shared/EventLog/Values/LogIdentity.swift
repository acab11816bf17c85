public import MessageSchema

/// Which log this is: its id is fixed for life, its epoch rises with every restore.
public struct LogIdentity: Hashable, Sendable {
    /// The log's id.
    public let log: LogID
    /// How often it has been restored, from 1.
    public let epoch: Epoch

    /// Names a log in one of its epochs.
    public init(log: LogID, epoch: Epoch) {
        self.log = log
        self.epoch = epoch
    }

    /// The place before the first event.
    public var start: Cursor { .start(of: log, epoch: epoch) }
}
