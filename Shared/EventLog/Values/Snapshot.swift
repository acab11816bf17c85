public import MessageSchema

/// A state folded from a log up to one event: a cache that shortens a restart, and may be deleted at any time.
public struct Snapshot: Hashable, Sendable {
    /// The last event that is folded in.
    public let sequence: SequenceNumber
    /// The chain hash at that event; a snapshot whose hash is not the log's is not used.
    public let hash: Digest256
    /// The version of the format of `bytes`; who reads it ignores one that it does not know.
    public let format: String
    /// The state, opaque to the log.
    public let bytes: [UInt8]

    /// Takes the parts of a snapshot.
    public init(sequence: SequenceNumber, hash: Digest256, format: String, bytes: [UInt8]) {
        self.sequence = sequence
        self.hash = hash
        self.format = format
        self.bytes = bytes
    }
}
