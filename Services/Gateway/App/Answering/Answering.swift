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
    /// Answers over HTTP that can be given again.
    let cache = AnswerCache()

    /// What there is to answer from at one moment.
    struct View: Sendable {
        let engine: QueryEngine
        let state: GatewayState
        let now: Instant

        var bookmark: Bookmark { state.bookmark }
        var bookmarkText: String {
            (try? WireJSON.bytes(of: bookmark)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
    }

    /// What an answer that is worked out now would rest on; nothing is waited for.
    func basis(at now: Instant) -> AnswerCache.Basis {
        var (heads, live) = (SIMD4<UInt64>(repeating: .max), SIMD4<UInt64>.zero)
        for (index, (_, follower)) in sources.followers.enumerated() {
            let freshness = SourceFreshness(follower.status)
            if let head = freshness.head { heads[index] = head.sequence.value }
            if freshness.isLive && freshness.isHeard(at: now) { live[index] = 1 }
        }
        return AnswerCache.Basis(version: holder.version, day: now.day, heads: heads, live: live)
    }

    /// What there is to answer from now, and what an answer from it rests on at least; nothing is waited for.
    func view() -> (view: View, basis: AnswerCache.Basis, now: Instant) {
        let now = clock()
        // The basis is read first, then the heads: nothing is then newer in it than in the state, which is rarely behind
        // what the heads say.
        let basis = basis(at: now)
        let freshness = sources.freshness()
        let state = holder.current
        return (
            View(engine: QueryEngine(state: state, freshness: freshness, now: now), state: state, now: now), basis, now
        )
    }

    /// Waits until what a question names in `after` has arrived.
    /// - Throws: `Problem` where the question is none, and of kind `not-yet-known` where that did not arrive in time.
    func reach(_ request: QueryRequest) async throws(Problem) {
        _ = try QuestionReading.name(of: request)
        guard let after = request.after else { return }
        let seconds = request.waitSeconds ?? QuestionReading.defaultWaitSeconds
        guard await holder.wait(for: after, upTo: .seconds(seconds)) else {
            throw await notReached(after, seconds: seconds)
        }
    }

    /// Tells an answer from others.
    /// - Throws: `Problem` where there is no such operation.
    func tag(of request: QueryRequest, _ view: View, kind: String) throws(Problem) -> EntityTag {
        if let operation = request.operation { try view.engine.check(operation) }
        return try EntityTag(
            question: request, kind: kind, bookmark: view.bookmark, asOf: request.asOf?.lastDay ?? view.now.day,
            today: view.now.day, ages: view.engine.ages, build: EntityTag.build)
    }

    /// The answer to a question.
    /// - Throws: `Problem` where there is no such operation, or something that is named is not known.
    func reply(to request: QueryRequest, _ view: View) async throws(Problem) -> any Encodable & Sendable {
        var chain: CausalChain?
        if request.name == QueryName.why.rawValue, let operation = request.operation,
            let event = request.filter?.event
        {
            try view.engine.check(operation)
            chain = try await self.chain(of: event, in: operation, view.state)
        }
        return try view.engine.answer(request, chain: chain)
    }

    /// Sends a command or a preview to the service that owns it, and comes back with its answer.
    /// - Throws: the service's `Problem`, or one of kind `unavailable` where it is not there.
    func forward(
        _ kind: BusRequest.Kind, _ command: JSONValue, to service: ServiceName
    ) async throws(Problem) -> JSONValue {
        guard let follower = sources[service] else {
            throw Problem(.internalFailure, "\(service.rawValue) is not followed")
        }
        if let heardAt = follower.status.heardAt, clock().since(heardAt) > SourceFreshness.patience {
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
            state: holder.current, freshness: sources.freshness(), now: clock())
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
        let state = holder.current
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
    /// A short value, its members sorted by name.
    static func bytes(of value: some Encodable) throws(Problem) -> [UInt8] {
        do {
            return try JSONValue.bytes(encoding: value)
        } catch {
            throw Problem(.internalFailure, "the answer cannot be written: \(error)")
        }
    }

    /// An answer of any length, its members in the order of its type.
    static func answer(of value: any Encodable) throws(Problem) -> [UInt8] {
        do {
            return try JSONValue.bytes(streaming: value)
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
