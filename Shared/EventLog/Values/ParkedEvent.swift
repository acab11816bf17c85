public import MessageSchema

/// An event of another service that could not be taken in, set aside with its reason until it can be retried.
///
/// Later events of the same log, operation and subject wait behind it (DESIGN.md section 5).
public struct ParkedEvent: Hashable, Sendable {
    /// What names a parked event: no two are parked under the same.
    public struct Key: Hashable, Comparable, Sendable {
        /// The name of the service that published the event.
        public let source: String
        /// That service's log.
        public let log: LogID
        /// The epoch under which the event was delivered.
        public let epoch: Epoch
        /// The event's place in that log.
        public let sequence: SequenceNumber

        /// Names one event of one log.
        public init(source: String, log: LogID, epoch: Epoch, sequence: SequenceNumber) {
            self.source = source
            self.log = log
            self.epoch = epoch
            self.sequence = sequence
        }

        /// By source, log, epoch and sequence; text by its UTF-8 bytes.
        public static func < (left: Key, right: Key) -> Bool {
            if left.source != right.source { return left.source.utf8.lexicographicallyPrecedes(right.source.utf8) }
            if left.log != right.log { return left.log < right.log }
            return (left.epoch, left.sequence) < (right.epoch, right.sequence)
        }
    }

    /// The name of the service that published it.
    public let source: String
    /// That service's log.
    public let log: LogID
    /// The epoch under which it was delivered.
    public let epoch: Epoch
    /// Its place in that log.
    public let sequence: SequenceNumber
    /// The operation it belongs to.
    public let operation: String
    /// The entity it is about, behind which later events wait.
    public let subject: String
    /// The type of the event, as far as it could be read.
    public let type: String
    /// Why it could not be taken in.
    public let reason: String
    /// The event exactly as it was received.
    public let bytes: [UInt8]
    /// When it was set aside, in microseconds since 1970-01-01T00:00:00Z.
    public let parkedAt: Int64

    /// Takes the parts of a parked event.
    public init(
        source: String, log: LogID, epoch: Epoch, sequence: SequenceNumber, operation: String, subject: String,
        type: String, reason: String, bytes: [UInt8], parkedAt: Int64
    ) {
        self.source = source
        self.log = log
        self.epoch = epoch
        self.sequence = sequence
        self.operation = operation
        self.subject = subject
        self.type = type
        self.reason = reason
        self.bytes = bytes
        self.parkedAt = parkedAt
    }

    /// What names it among the parked.
    public var key: Key { Key(source: source, log: log, epoch: epoch, sequence: sequence) }
}
