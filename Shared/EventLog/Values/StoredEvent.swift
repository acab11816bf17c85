public import MessageSchema

/// One event as the log keeps it: the exact bytes that were committed, and what the log needs to find and check them.
///
/// The bytes are opaque here and are never rewritten; they are what is hashed, published, replayed and streamed.
public struct StoredEvent: Hashable, Sendable {
    /// The place in the log, gapless from 1.
    public let sequence: SequenceNumber
    /// The epoch in which the event was committed, as its id carries it.
    public let epoch: Epoch
    /// The operation it belongs to.
    public let operation: String
    /// The entity that owns the revision, such as `pledge/idn-1`.
    public let subject: String
    /// The id of the command that brought it about.
    public let commandID: String
    /// The chain hash after this event.
    public let hash: Digest256
    /// The event exactly as it was encoded once.
    public let bytes: [UInt8]

    /// Takes an event as it stands in a log.
    public init(
        sequence: SequenceNumber, epoch: Epoch, operation: String, subject: String, commandID: String, hash: Digest256,
        bytes: [UInt8]
    ) {
        self.sequence = sequence
        self.epoch = epoch
        self.operation = operation
        self.subject = subject
        self.commandID = commandID
        self.hash = hash
        self.bytes = bytes
    }

    /// The event that follows a place in a log: sequence, epoch and hash are worked out from that place.
    public init(after cursor: Cursor, operation: String, subject: String, commandID: String, bytes: [UInt8]) {
        let place = cursor.advanced(over: bytes)
        self.init(
            sequence: place.sequence, epoch: place.epoch, operation: operation, subject: subject, commandID: commandID,
            hash: place.hash, bytes: bytes)
    }
}
