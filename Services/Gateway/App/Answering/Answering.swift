import EventLog
import Foundation
import GatewayDomain
import MessageBus
import MessageSchema
import ServiceRuntime

/// Answers questions and sends commands on; the same for HTTP and for the bus.
struct Answering: Sendable {
    let holder: StateHolder
    let sources: Sources
    let mirror: any MirrorStore
    let meter: GatewayMeter
    let broadcaster: Broadcaster
    /// How long a service may take to answer a command.
    let timeout: Duration
    let clock: @Sendable () -> Instant

    /// A question that can be answered, and what the answer rests on.
    struct Prepared: Sendable {
        fileprivate let request: QueryRequest
        fileprivate let engine: QueryEngine
        let bookmark: Bookmark
        let ages: [String: ServiceAge]
        /// Tells the answer from others.
        let tag: EntityTag
        fileprivate let chain: CausalChain?

        func reply() throws(Problem) -> any Encodable & Sendable { try engine.answer(request, chain: chain) }
    }

    /// Prepares the answer to a question, after what it names in `after` has arrived.
    /// - Throws: `Problem`; of kind `not-yet-known` where that did not arrive in time.
    func prepare(_ request: QueryRequest) async throws(Problem) -> Prepared {
        let name = try QuestionReading.name(of: request)
        if let after = request.after {
            let seconds = request.waitSeconds ?? QuestionReading.defaultWaitSeconds
            guard await holder.wait(for: after, upTo: .seconds(seconds)) else {
                throw await notReached(after, seconds: seconds)
            }
        }
        // The heads are asked for first: the state is then rarely behind what they say.
        let freshness = await sources.freshness()
        let state = await holder.current
        let now = clock()
        let engine = QueryEngine(state: state, freshness: freshness, now: now)
        if let operation = request.operation { try engine.check(operation) }
        let tag = try EntityTag(
            question: request, bookmark: state.bookmark, asOf: request.asOf?.lastDay ?? now.day, today: now.day,
            ages: engine.ages,
            build: EntityTag.build)
        var chain: CausalChain?
        if name == .why, let operation = request.operation, let event = request.filter?.event {
            chain = try await self.chain(of: event, in: operation, state)
        }
        return Prepared(
            request: request, engine: engine, bookmark: state.bookmark, ages: engine.ages, tag: tag, chain: chain)
    }

    /// Sends a command or a preview to the service that owns it, and comes back with its answer.
    /// - Throws: the service's `Problem`, or one of kind `unavailable` where it is not there.
    func forward(
        _ kind: BusRequest.Kind, _ command: JSONValue, to service: ServiceName
    ) async throws(Problem) -> JSONValue {
        guard let follower = sources[service] else {
            throw Problem(.internalFailure, "\(service.rawValue) is not followed")
        }
        if let heardAt = await follower.status.heardAt, clock().since(heardAt) > SourceFreshness.patience {
            let seconds = Int(clock().since(heardAt) / .seconds(1))
            throw Problem(
                .unavailable,
                "nothing has been heard of `\(service.rawValue)` for \(seconds) seconds, so the command was not sent. "
                    + "Repeat it with the same id once the service is back; `muster status` shows it", retryAfter: 2)
        }
        meter.count(.commands, source: service)
        return try await follower.requests.ask(kind, command, timeout: timeout).body
    }

    /// What is parked here; nothing of it is ever given up, as the store keeps every event.
    func parked(_ request: ParkedRequest) async throws(Problem) -> ParkedReply {
        guard request.discarded != true else { return ParkedReply(total: 0, items: []) }
        do throws(LogError) {
            return ParkedReply(of: try await mirror.parked().map { ParkedItem($0) }, skipping: request.skip ?? 0)
        } catch {
            throw Problem(.unavailable, "the gateway's store cannot be read: \(error.message)", retryAfter: 1)
        }
    }

    /// Whether the gateway can do its work: the store is open and folded, and the state can be had. Services that are
    /// away do not count against it.
    func health(verbose: Bool = true) async -> HealthReply {
        let isReady = await holder.isReady
        let wait = meter.reasonToWait
        var checks = [
            HealthReply.Check(
                name: "store", passed: isReady && wait == nil,
                detail: wait.map { "nothing is taken in until there is room: \($0)" }
                    ?? (isReady ? "open, and every event in it is folded" : "its events are being folded"))
        ]
        if verbose { checks += await sourceChecks() }
        return HealthReply(service: "gateway", ready: isReady, checks: checks)
    }

    private func sourceChecks() async -> [HealthReply.Check] {
        let engine = QueryEngine(
            state: await holder.current, freshness: await sources.freshness(), now: clock())
        return engine.ages.sorted { $0.key < $1.key }.map { service, age in
            func total(_ count: GatewayMeter.Count) -> Int {
                ServiceName(rawValue: service).map { meter.total(count, source: $0) } ?? 0
            }
            let divergences = total(.divergences)
            let heard = age.heardSecondsAgo.map { "heard \($0) s ago" } ?? "not heard since the start"
            var detail = "position \(age.position), head \(age.head.map(\.description) ?? "unknown"), "
            detail += "lag \(age.lag.map(String.init) ?? "unknown"), \(heard), \(age.live ? "live" : "not live"), "
            detail += "parked \(age.parked), unhandled \(age.unhandled), "
            detail += "gaps repaired \(total(.gaps)), replays \(total(.replays))"
            if divergences > 0 { detail += ", replaced by another log \(divergences) times; the former copy is kept" }
            let passed = age.live && age.parked == 0 && divergences == 0
            return HealthReply.Check(name: service, passed: passed, detail: detail)
        }
    }

    func notReached(_ after: Bookmark, seconds: Double) async -> Problem {
        let state = await holder.current
        let missing = after.positions.sorted { $0.key < $1.key }.compactMap { log, wanted -> String? in
            guard let id = LogID(log) else { return nil }
            let part = Bookmark(log: id, service: wanted.service, epoch: wanted.epoch, sequence: wanted.sequence)
            guard !state.reaches(part) else { return nil }
            let position = state.source(wanted.service).position
            guard let position, position.log == id else {
                return "\(wanted.service.rawValue): log \(log) is not followed here"
            }
            return "\(wanted.service.rawValue): event \(wanted.sequence) of epoch \(wanted.epoch) is asked for, "
                + "\(position.sequence) of epoch \(position.epoch) is here"
        }
        return Problem(
            .notYetKnown,
            "what `after` names did not arrive within \(seconds) seconds: \(missing.joined(separator: "; ")). "
                + "Ask again, wait longer (up to \(Int(QuestionReading.maximumWaitSeconds)) seconds), or leave `after` "
                + "out", retryAfter: 1)
    }
}

/// Writes values of the schema as the bytes of an answer.
enum WireJSON {
    static func bytes(of value: some Encodable) throws(Problem) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return [UInt8](try encoder.encode(value))
        } catch {
            throw Problem(.internalFailure, "the answer cannot be written: \(error)")
        }
    }

    static func value(of value: any Encodable) throws(Problem) -> JSONValue {
        do {
            return try JSONValue.encoding(value)
        } catch {
            throw Problem(.internalFailure, "the answer cannot be written: \(error)")
        }
    }
}
