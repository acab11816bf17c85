import EventLog
import GatewayDomain
import MessageBus
import MessageSchema

extension Answering {
    /// The most events that one page looks through, so that a narrow filter over long logs stays a short question.
    private static let maximumLookedAt = 20_000
    /// The most bytes of events in one page; the bus takes messages up to 4 MiB.
    private static let maximumPageBytes = 1 << 20

    /// A page of an operation's events.
    /// - Throws: `Problem`: `unknown-operation`, `divergence` where the bookmark is none of the logs that are followed,
    ///   `not-yet-known` where its place was not reached in time.
    func events(_ request: EventsRequest) async throws(Problem) -> EventPage {
        let limit = try EventsReading.limit(of: request)
        let filter = try EventFilter(request)
        let start = try await begin(request)
        var stream = StoredStream(of: mirror, from: start.position, to: start.snapshot.position)
        var events: [LiveEvent] = []
        var size = 0
        var looked = 0
        while events.count < limit, looked < Self.maximumLookedAt, size < Self.maximumPageBytes,
            let item = try await Self.next(&stream)
        {
            looked += 1
            guard filter.includes(item.event) else { continue }
            events.append(item.event)
            size += item.event.bytes.count
        }
        return EventPage(
            operation: request.operation, events: events, position: stream.position, more: !stream.isAtEnd)
    }

    /// Where a client goes on, and to where the store is to be read for it.
    func begin(
        _ request: EventsRequest
    ) async throws(Problem) -> (position: StreamPosition, snapshot: BroadcastMachine.Snapshot) {
        let wait = try EventsReading.wait(of: request)
        if let after = request.after { try await reach(after, upTo: wait) }
        try QueryEngine(state: holder.current, freshness: [:], now: clock()).check(request.operation)
        let snapshot = broadcaster.snapshot
        return (try snapshot.position.resumed(from: request.after), snapshot)
    }

    /// Waits for a bookmark whose place may still be on its way; one that cannot come is not waited for.
    private func reach(_ after: Bookmark, upTo seconds: Double) async throws(Problem) {
        let here = broadcaster.snapshot.position
        for service in ServiceName.allCases {
            guard let (log, wanted) = after.position(of: service), let place = here[service] else { continue }
            guard place.log.value == log, place.epoch == wanted.epoch else { return }
        }
        guard await !holder.wait(for: after, upTo: .seconds(seconds)) else { return }
        let problem = await notReached(after, seconds: seconds)
        for (service, follower) in sources.followers {
            let status = follower.status
            guard let (_, wanted) = after.position(of: service), let head = status.head, status.isLive else { continue }
            // The service itself says that it has no such event; it is not on its way.
            if head.sequence < wanted.sequence { return }
        }
        throw problem
    }

    static func next(_ stream: inout StoredStream) async throws(Problem) -> StoredStream.Item? {
        do throws(StoredStream.Failure) {
            return try await stream.next()
        } catch {
            switch error {
            case .replaced: throw replaced
            case .unreadable(let error):
                throw Problem(
                    .unavailable, "the gateway's store cannot be read: \(error.message)", retryAfter: 1)
            }
        }
    }

    /// What a client is told whose place is one in a log that is followed no longer.
    static let replaced = Problem(
        .divergence,
        "a log is no longer the one that was followed, so that no place in it means anything any more. Begin anew: without "
            + "a bookmark from the first event, or after the `Muster-Bookmark` of a fresh answer from there on")
}
