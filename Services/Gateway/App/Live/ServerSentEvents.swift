import MessageSchema

/// Writes the blocks of a stream of Server-Sent Events (WHATWG HTML, section 9.2).
enum ServerSentEvents {
    /// One event: the client's place after it, its type, and its stored bytes as they are.
    ///
    /// A line break in them, which only a foreign program writes, becomes several `data` lines; the client joins them.
    static func event(id: String, type: String, data: [UInt8]) -> [UInt8] {
        var block: [UInt8] = []
        block.reserveCapacity(data.count + id.utf8.count + type.utf8.count + 24)
        block += "id: ".utf8
        block += id.utf8
        block += "\nevent: ".utf8
        block += type.utf8
        append(data, to: &block)
        block += "\n\n".utf8
        return block
    }

    /// The first block: how long to wait before connecting again, and where the stream begins.
    static func opening(id: String) -> [UInt8] { Array("retry: 1000\nid: \(id)\n\n".utf8) }

    /// A sign of life. Where the place went on without an event for the client, it says so; a client keeps such an `id`
    /// and is told of no event.
    static func alive(id: String?) -> [UInt8] { Array((": alive\n" + (id.map { "id: \($0)\n" } ?? "") + "\n").utf8) }

    /// The place cannot be served any more: the client's `id` is taken back, and `data` says why as a problem.
    static func reset(_ problem: Problem) throws(Problem) -> [UInt8] {
        var block = Array("id\nevent: reset".utf8)
        append(try WireJSON.bytes(of: problem), to: &block)
        block += "\n\n".utf8
        return block
    }

    private static func append(_ data: [UInt8], to block: inout [UInt8]) {
        block += "\ndata: ".utf8
        guard data.contains(where: { $0 == 10 || $0 == 13 }) else {
            block += data
            return
        }
        var last: UInt8 = 0
        for byte in data {
            switch byte {
            case 10 where last == 13: break
            case 10, 13: block += "\ndata: ".utf8
            default: block.append(byte)
            }
            last = byte
        }
    }
}
