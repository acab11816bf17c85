/// How far a follower has come in one log: which log, which epoch, which event, and the chain up to it.
///
/// The chain hash is what tells a follower that the log it continues in is the one it left (DESIGN.md section 4).
public struct Cursor: Hashable, Sendable, Codable {
    /// The log.
    public let log: LogID
    /// How often the log had been restored.
    public let epoch: Epoch
    /// The last event taken in; 0 for none.
    public let sequence: SequenceNumber
    /// The chain hash at that event.
    public let hash: Digest256

    /// Names a place in a log.
    public init(log: LogID, epoch: Epoch, sequence: SequenceNumber, hash: Digest256) {
        self.log = log
        self.epoch = epoch
        self.sequence = sequence
        self.hash = hash
    }

    /// The place before the first event of a log.
    public static func start(of log: LogID, epoch: Epoch) -> Cursor {
        Cursor(log: log, epoch: epoch, sequence: .zero, hash: .chainStart(of: log))
    }

    /// The place after one more event with the given stored bytes.
    public func advanced(over event: [UInt8]) -> Cursor {
        Cursor(log: log, epoch: epoch, sequence: sequence.next, hash: hash.chained(with: event))
    }
}
