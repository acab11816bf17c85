package import EventLog
package import MessageSchema

/// A request for stored events, read and checked against the log as it stands; pure: who has the log reads for it.
package struct ReplayQuestion: Sendable {
    /// The place after which events are asked for.
    package let from: Cursor
    /// At most so many events are to be read.
    package let maxEvents: Int
    /// And at most so many bytes.
    package let maxBytes: Int
    private let head: Cursor

    /// Reads the body of a request.
    /// - Parameters:
    ///   - head: where the log stands; what is not published yet is not replayed either.
    ///   - maxEvents: events of one page, at most, whatever is asked for.
    ///   - maxBytes: the same in bytes.
    /// - Throws: `Problem` of kind `invalid-content`, or `divergence` where the place is of another log or beyond the head.
    package init(
        reading body: JSONValue, head: Cursor, maxEvents: Int, maxBytes: Int
    ) throws(Problem) {
        let asked = try body.read(as: ReplayRequest.self)
        guard asked.maxEvents > 0, asked.maxBytes > 0 else {
            throw Problem(.invalidContent, "`maxEvents` and `maxBytes` are above 0")
        }
        from = asked.after ?? .start(of: head.log, epoch: head.epoch)
        self.maxEvents = min(asked.maxEvents, maxEvents)
        self.maxBytes = min(asked.maxBytes, maxBytes)
        self.head = head
        guard from.log == head.log, from.epoch == head.epoch, from.sequence <= head.sequence else {
            throw diverged
        }
    }

    /// Checks that the place is one of the log.
    /// - Parameter hash: the log's chain hash at that place.
    /// - Throws: `Problem` of kind `divergence`.
    package func check(hash: Digest256?) throws(Problem) {
        guard hash == from.hash else { throw diverged }
    }

    /// What is answered with the events that were read after the place.
    package func answer(_ events: [StoredEvent]) -> (reply: ReplayReply, frames: [[UInt8]]) {
        let visible = events.filter { $0.sequence <= head.sequence }
        return (ReplayReply(from: from, count: visible.count, head: head), visible.map(\.bytes))
    }

    private var diverged: Problem {
        Problem(
            .divergence,
            "the place asked for (log \(from.log), epoch \(from.epoch), sequence \(from.sequence)) is not one of this log, "
                + "which is \(head.log), epoch \(head.epoch), at \(head.sequence): let go of what came from it, and begin "
                + "at sequence 0")
    }
}

extension JSONValue {
    /// Reads the body of a request.
    /// - Throws: `Problem` of kind `invalid-content` that names the place.
    func read<Body: Decodable>(as type: Body.Type) throws(Problem) -> Body {
        do {
            return try decoded(as: type, strict: true)
        } catch let error as DecodingError {
            throw Problem(decoding: error)
        } catch {
            throw Problem(.invalidContent, "\(error)")
        }
    }
}
