public import MessageSchema

/// What is kept of an accepted command, from which its reply can be given again.
public struct StoredReply: Hashable, Sendable {
    /// The id that the sender gave, unique for ever.
    public let commandID: String
    /// The hash of the command's content: the same id with another one is refused (DESIGN.md section 4).
    public let contentHash: Digest256
    /// The epoch in which they were appended, as the events' ids carry it.
    public let epoch: Epoch
    /// The first event that the command appended.
    public let first: SequenceNumber
    /// The last event that the command appended; the same as `first` for one event.
    public let last: SequenceNumber
    /// The revision of the command's entity afterwards.
    public let revision: SequenceNumber

    /// Takes the parts of a reply.
    public init(
        commandID: String, contentHash: Digest256, epoch: Epoch, first: SequenceNumber, last: SequenceNumber,
        revision: SequenceNumber
    ) {
        self.commandID = commandID
        self.contentHash = contentHash
        self.epoch = epoch
        self.first = first
        self.last = last
        self.revision = revision
    }
}
