import DomainModel
import EventLog
import Logging
import MessageBus
import MessageSchema

/// What operators ask of a running service: what is parked, to try it again or give it up, and to keep a snapshot.
extension ServiceEngine {
    nonisolated func answer(
        _ request: String, upkeep result: Result<UpkeepReply, Problem>, to peer: TransportPeer
    ) {
        switch result {
        case .success(.retried(let reply)): answer(request, reply, to: peer)
        case .success(.discarded(let reply)): answer(request, reply, to: peer)
        case .failure(let problem): answer(BusReply(id: request, problem: problem), to: peer)
        }
    }

    nonisolated func answerParked(_ request: String, _ body: JSONValue, to peer: TransportPeer) async {
        do throws(Problem) {
            let asked = try body.read(as: ParkedRequest.self)
            let items: [ParkedItem]
            if asked.discarded ?? false {
                items = try await logged { () async throws(LogError) in try await log.discarded() }
                    .map { ParkedItem($0) }
            } else {
                items = try await logged { () async throws(LogError) in try await log.parked() }
                    .map { ParkedItem($0) }
            }
            answer(request, ParkedReply(of: items, skipping: asked.skip ?? 0), to: peer)
        } catch {
            answer(BusReply(id: request, problem: error), to: peer)
        }
    }

    nonisolated func retryParked(_ request: String, _ body: JSONValue, to peer: TransportPeer) async {
        do throws(Problem) {
            let asked = try body.read(as: RetryParkedRequest.self)
            var events = try await logged { () async throws(LogError) in try await log.parked() }
            if let wanted = asked.event {
                events.removeAll { $0.key.event != wanted }
                guard !events.isEmpty else { throw ServiceCore<A>.notParked(wanted) }
            }
            await feed(.retryParked(.init(peer: peer, request: request), events))
        } catch {
            answer(BusReply(id: request, problem: error), to: peer)
        }
    }

    nonisolated func discardParked(_ request: String, _ body: JSONValue, to peer: TransportPeer) async {
        do throws(Problem) {
            let asked = try body.read(as: DiscardParkedRequest.self)
            guard !asked.why.wire.isEmpty, !asked.actor.wire.isEmpty else {
                throw Problem(.invalidContent, "`why` and `actor` say why the event is given up, and who decides it")
            }
            let events = try await logged { () async throws(LogError) in try await log.parked() }
            guard let event = events.first(where: { $0.key.event == asked.event }) else {
                throw ServiceCore<A>.notParked(asked.event)
            }
            let discard = ParkedDiscard(
                key: event.key, why: asked.why.wire, actor: asked.actor.wire, at: clock().microseconds)
            await feed(.discardParked(.init(peer: peer, request: request), discard))
        } catch {
            answer(BusReply(id: request, problem: error), to: peer)
        }
    }

    nonisolated func answerSnapshot(
        _ request: String, _ state: ServiceState<A>, _ head: Cursor, to peer: TransportPeer
    ) async {
        do {
            guard head.sequence > .zero else {
                throw Problem(.notAllowed, "the log has no event yet, so there is nothing to keep a snapshot of")
            }
            try await log.saveSnapshot(LogFold<A>.snapshot(of: state, at: head))
            answer(request, SnapshotReply(cursor: head), to: peer)
        } catch let problem as Problem {
            answer(BusReply(id: request, problem: problem), to: peer)
        } catch {
            answer(BusReply(id: request, problem: Problem(.unavailable, "no snapshot was kept: \(error)")), to: peer)
        }
    }

    /// Gives the core what is parked of a subject whose first parked event is gone.
    func readParked(source: String, operation: String, subject: String) async {
        do throws(LogError) {
            let events = try await log.parked(source: source, operation: operation, subject: subject)
            feed(.parkedRead(events))
        } catch {
            // They stay parked, and are tried again at the next request or start.
            logger.warning(
                "what is parked could not be read",
                metadata: ["source": "\(source)", "subject": "\(subject)", "reason": "\(error)"])
        }
    }

    private nonisolated func logged<T: Sendable>(
        _ body: () async throws(LogError) -> T
    ) async throws(Problem) -> T {
        do throws(LogError) {
            return try await body()
        } catch {
            throw Problem(.unavailable, "the log cannot be read: \(error.message)", retryAfter: 1)
        }
    }
}
