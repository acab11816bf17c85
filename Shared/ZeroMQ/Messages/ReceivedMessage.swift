/// One received message: its frames, and on a ROUTER the peer that sent it.
///
/// A frame is a slice of the batch's buffer: `Array(frame)`, `String(decoding: frame, as: UTF8.self)` and
/// `frame.withUnsafeBytes` work on it. Its indices do not begin at zero. The routing id is no frame.
public struct ReceivedMessage: Sendable, RandomAccessCollection {
    private let storage: BatchStorage
    private let frames: Range<Int>

    init(storage: BatchStorage, frames: Range<Int>) {
        self.storage = storage
        self.frames = frames
    }

    private var firstFrame: Int { Swift.min(frames.lowerBound + (storage.hasSenders ? 1 : 0), frames.upperBound) }

    /// The peer that sent the message, to be given to ``Channel/send(frames:to:)``; nil on every kind but ROUTER.
    public var sender: RoutingID? {
        storage.hasSenders ? RoutingID(bytes: Array(storage.frame(frames.lowerBound))) : nil
    }

    /// The position of the first frame, zero.
    public var startIndex: Int { 0 }
    /// The number of frames.
    public var endIndex: Int { frames.upperBound - firstFrame }

    /// The frame at a position.
    public subscript(position: Int) -> ArraySlice<UInt8> {
        precondition(position >= 0 && position < endIndex, "No such frame in the message")
        return storage.frame(firstFrame + position)
    }

    /// The frame at a position, or nil where the message is shorter.
    public subscript(frame position: Int) -> ArraySlice<UInt8>? {
        position >= 0 && position < endIndex ? self[position] : nil
    }

    /// Copies of all frames.
    public var copies: [[UInt8]] { map { Array($0) } }
}
