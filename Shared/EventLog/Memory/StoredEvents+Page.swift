import MessageSchema

extension [StoredEvent] {
    /// A page of a gapless log from 1: at most so many events and bytes, but at least one event if there is one.
    func page(after sequence: SequenceNumber, maxEvents: Int, maxBytes: Int) -> [StoredEvent] {
        guard sequence.value < UInt64(count), maxEvents > 0 else { return [] }
        var page: [StoredEvent] = []
        var bytes = 0
        for event in self[Int(sequence.value)...].prefix(maxEvents) {
            bytes += event.bytes.count
            guard page.isEmpty || bytes <= maxBytes else { break }
            page.append(event)
        }
        return page
    }

    /// Recomputes the chain of these events, which follow a place and should end at a head.
    func verified(after start: LogCursor, upTo head: LogCursor) -> LogVerification {
        var chain = ChainCheck(after: start)
        for event in self {
            if let fault = chain.take(event) { return chain.result(fault) }
        }
        return chain.result(chain.finish(at: head))
    }
}
