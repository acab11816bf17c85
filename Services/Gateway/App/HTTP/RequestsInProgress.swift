import MessageSchema
import Synchronization

/// What is being worked on: how many requests, and which commands.
final class RequestsInProgress: Sendable {
    private struct Content {
        var requests = 0
        var commands: Set<String> = []
    }

    private let limit: Int
    private let content = Mutex(Content())

    init(limit: Int) {
        self.limit = limit
    }

    /// Counts a request as long as the body runs.
    /// - Throws: `Problem` with status 429 beyond the limit, and what the body throws.
    func counted<Result>(_ body: () async throws -> Result) async throws -> Result {
        try content.withLock { content throws(Problem) in
            guard content.requests < limit else {
                throw .tooManyRequests(
                    "\(limit) requests are being worked on; send this one again in a second, and fewer at once")
            }
            content.requests += 1
        }
        defer { content.withLock { $0.requests -= 1 } }
        return try await body()
    }

    /// Runs the body unless one with the same key of the same service runs.
    /// - Throws: `Problem` with status 409 where one does, and what the body throws.
    func once<Result>(
        _ id: CommandID, of service: ServiceName, _ body: () async throws -> Result
    ) async throws -> Result {
        let key = "\(service.rawValue) \(id.wire)"
        try content.withLock { content throws(Problem) in
            guard content.commands.insert(key).inserted else {
                throw .inProgress(
                    "the command `\(id.wire)` is still being carried out; repeat it with the same `Idempotency-Key` to have "
                        + "its answer")
            }
        }
        defer { content.withLock { _ = $0.commands.remove(key) } }
        return try await body()
    }
}
