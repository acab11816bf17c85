import GRDB
import MessageSchema

extension SQLiteFile {
    /// Recomputes the chain of a table of events, in steps between which other readers come in.
    func verify(
        _ table: EventTable, after start: LogCursor, upTo head: LogCursor, check: @escaping EventCheck = { _ in nil },
        progress: LogProgress = { _, _ in }
    ) async throws(LogError) -> LogVerification {
        var chain = ChainCheck(after: start)
        while chain.place.sequence < head.sequence {
            let before = chain
            let step = try await read { db in
                var chain = before
                let left = Int(clamping: head.sequence.value - chain.place.sequence.value)
                let limit = min(500, left)
                let found = table.advance(&chain, limit: limit, in: db, check: check)
                return (chain: chain, fault: found.fault, isAtEnd: found.isAtEnd)
            }
            chain = step.chain
            progress(chain.place.sequence.value, head.sequence.value)
            if let fault = step.fault { return chain.result(fault) }
            if step.isAtEnd { break }
        }
        return chain.result(chain.finish(at: head))
    }
}
