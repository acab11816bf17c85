import DomainModel
import EventLog
import Logging
import MessageBus
import MessageSchema

extension ServiceEngine {
    /// Sends a reply; one that cannot be written is an internal failure, and said so.
    nonisolated func answer(_ reply: BusReply, frames: [[UInt8]] = [], to peer: TransportPeer) {
        do {
            server.reply([try JSONValue.bytes(encoding: reply)] + frames, to: peer)
        } catch {
            logger.error("a reply could not be written", metadata: ["reason": "\(error)"])
        }
    }

    nonisolated func answer(_ request: String, _ body: some Encodable, frames: [[UInt8]] = [], to peer: TransportPeer) {
        do {
            server.reply([try JSONValue.bytes(encoding: TypedBusReply(id: request, body: body))] + frames, to: peer)
        } catch {
            answer(BusReply(id: request, problem: Problem(.internalFailure, "\(error)")), to: peer)
        }
    }

    nonisolated func answer(_ request: String, _ result: Result<some Encodable, Problem>, to peer: TransportPeer) {
        switch result {
        case .success(let body): answer(request, body, to: peer)
        case .failure(let problem): answer(BusReply(id: request, problem: problem), to: peer)
        }
    }

    nonisolated func answerReplay(_ request: String, _ body: JSONValue, _ head: Cursor, to peer: TransportPeer) async {
        do throws(Problem) {
            let question = try ReplayQuestion(
                reading: body, head: head, maxEvents: settings.replayEvents, maxBytes: settings.replayBytes)
            try question.check(hash: try await hash(at: question.from.sequence))
            let (reply, frames) = question.answer(
                try await stored(
                    after: question.from.sequence, maxEvents: question.maxEvents, maxBytes: question.maxBytes))
            meter.replayed(frames.count)
            answer(request, reply, frames: frames, to: peer)
        } catch {
            answer(BusReply(id: request, problem: error), to: peer)
        }
    }

    private nonisolated func stored(
        after sequence: SequenceNumber, maxEvents: Int, maxBytes: Int
    ) async throws(Problem) -> [StoredEvent] {
        do throws(LogError) {
            return try await log.events(after: sequence, maxEvents: maxEvents, maxBytes: maxBytes)
        } catch {
            throw Problem(.unavailable, "the log cannot be read: \(error.message)", retryAfter: 1)
        }
    }

    private nonisolated func hash(at sequence: SequenceNumber) async throws(Problem) -> Digest256? {
        do throws(LogError) {
            return try await log.hash(at: sequence)
        } catch {
            throw Problem(.unavailable, "the log cannot be read: \(error.message)", retryAfter: 1)
        }
    }

    nonisolated func answerDigest(
        _ request: String, _ body: JSONValue, _ state: ServiceState<A>, _ head: Cursor, to peer: TransportPeer
    ) async {
        do throws(Problem) {
            let asked = try body.read(as: DigestRequest.self)
            let sequence = asked.at ?? head.sequence
            guard sequence <= head.sequence, let hash = try await hash(at: sequence) else {
                throw Problem(.invalidContent, "the log stands at \(head.sequence); ask for a sequence up to that")
            }
            let cursor = Cursor(log: head.log, epoch: head.epoch, sequence: sequence, hash: hash)
            guard sequence == head.sequence else {
                return answer(request, DigestReply(cursor: cursor, state: nil), to: peer)
            }
            do {
                answer(request, DigestReply(cursor: cursor, state: try state.digest()), to: peer)
            } catch {
                throw Problem(.internalFailure, "the state has no digest: \(error)")
            }
        } catch {
            answer(BusReply(id: request, problem: error), to: peer)
        }
    }

    nonisolated func answerHealth(_ request: String, to peer: TransportPeer) async {
        let standing = await standing
        var checks: [HealthReply.Check] = []
        checks.append(
            .init(
                name: "log", passed: standing.failure == nil,
                detail: standing.failure?.message ?? "at \(standing.position.sequence) of \(standing.position.log)"))
        let free = try? await log.statistics().freeDiskBytes
        if let free = free ?? nil {
            checks.append(
                .init(
                    name: "disk", passed: free >= settings.diskReserve,
                    detail: "\(free) bytes free, \(settings.diskReserve) are kept in reserve"))
        }
        checks.append(
            .init(
                name: "parked", passed: standing.parked == 0,
                detail: "\(standing.parked) events are parked"
                    + (standing.parked == 0 ? "" : "; `muster parked list` says why")))
        for (service, follower) in standing.followed {
            let status = follower.status
            let position = standing.inboxes[service]?.sequence ?? .zero
            let head = status.head?.sequence.description ?? "unknown"
            let silence = status.heardAt.map { max(.zero, clock().since($0)) } ?? .zero
            let isHeard = silence <= settings.announceInterval + .seconds(4)
            checks.append(
                .init(
                    name: "inbox/\(service.rawValue)", passed: status.isLive && isHeard,
                    detail: "at \(position) of \(head)"
                        + (isHeard ? "" : ", nothing heard for \(silence.components.seconds) s: it may be down")))
        }
        // What another service or a parked event lacks does not make this one unable to serve.
        let ready = checks.filter { $0.name == "log" || $0.name == "disk" }.allSatisfy(\.passed)
        answer(request, HealthReply(service: A.Command.service.rawValue, ready: ready, checks: checks), to: peer)
    }

    nonisolated func answerMetrics(_ request: String, to peer: TransportPeer) async {
        let standing = await standing
        meter.set(.head, Double(standing.position.sequence.value))
        meter.set(.parked, Double(standing.parked))
        meter.set(.waiting, Double(standing.waiting))
        meter.set(.operations, Double(standing.operations))
        if let statistics = try? await log.statistics() {
            meter.set(.walBytes, Double(statistics.walBytes))
            if let free = statistics.freeDiskBytes { meter.set(.freeDiskBytes, Double(free)) }
        }
        for (service, follower) in standing.followed {
            let status = follower.status
            let position = standing.inboxes[service]?.sequence.value ?? 0
            meter.inbox(
                service, position: position, head: status.head?.sequence.value ?? 0,
                silentFor: status.heardAt.map { clock().since($0) })
        }
        meter.transport(server.counters)
        answer(request, MetricsReply(text: await meter.text()), to: peer)
    }
}
