/// Up to 256 received messages in the order of their arrival, in one buffer.
///
/// Messages and frames are views of that buffer and keep it alive; copy (`Array(frame)`) what is kept for long.
public struct ReceivedBatch: Sendable, RandomAccessCollection {
    let storage: BatchStorage

    /// The position of the first message, zero.
    public var startIndex: Int { 0 }
    /// The number of messages.
    public var endIndex: Int { storage.messageEnds.count }

    /// The message at a position.
    public subscript(position: Int) -> ReceivedMessage {
        let first = position == 0 ? 0 : Int(storage.messageEnds[position - 1])
        return ReceivedMessage(storage: storage, frames: first..<Int(storage.messageEnds[position]))
    }

    /// The sum of the bytes of all frames.
    public var size: ByteCount { .bytes(storage.bytes.count) }
}

/// The flat memory of a batch: all bytes, where each frame ends, and which frames end a message.
final class BatchStorage: Sendable {
    let bytes: [UInt8]
    let frameEnds: [UInt32]
    let messageEnds: [UInt32]
    /// Whether the first frame of each message is the routing id of its sender.
    let hasSenders: Bool

    init(bytes: [UInt8], frameEnds: [UInt32], messageEnds: [UInt32], hasSenders: Bool) {
        self.bytes = bytes
        self.frameEnds = frameEnds
        self.messageEnds = messageEnds
        self.hasSenders = hasSenders
    }

    func frame(_ index: Int) -> ArraySlice<UInt8> {
        bytes[(index == 0 ? 0 : Int(frameEnds[index - 1]))..<Int(frameEnds[index])]
    }
}
