/// The bounds of a queue between the loop's thread and the tasks that use a channel.
///
/// A queue is full when either bound is reached.
public struct QueueBounds: Sendable, Hashable {
    /// The greatest number of messages.
    public var messages: Int
    /// The greatest sum of the bytes of all frames.
    public var size: ByteCount

    /// Makes the bounds of a queue; both must be positive.
    public init(messages: Int, size: ByteCount) {
        self.messages = messages
        self.size = size
    }

    /// 8,192 messages or 32 MiB.
    public static let standard = QueueBounds(messages: 8_192, size: .mebibytes(32))
}
