/// Messages in flat memory: all bytes in a row, and the length of each frame.
struct FrameArena: Sendable {
    /// A frame's length, and whether another frame of the same message follows.
    struct Frame: Sendable {
        let length: Int
        let more: Bool
    }

    private(set) var bytes: [UInt8] = []
    private(set) var frames: [Frame] = []
    private(set) var messages = 0

    mutating func append(_ frame: UnsafeRawBufferPointer, more: Bool) {
        bytes.append(contentsOf: frame)
        frames.append(Frame(length: frame.count, more: more))
        if !more { messages += 1 }
    }

    /// Forgets the content; memory beyond the ordinary is given back.
    mutating func clear() {
        let keepsMemory = bytes.capacity <= Self.keptBytes
        bytes.removeAll(keepingCapacity: keepsMemory)
        frames.removeAll(keepingCapacity: keepsMemory)
        messages = 0
    }

    private static let keptBytes = 16 * 1_048_576
}
