import GatewayDomain
import Logging
import MessageBus
import MessageSchema
import ServiceRuntime
import Synchronization

/// Counts what happens in the gateway, and logs once what an operator should read.
final class GatewayMeter: Sendable {
    /// What is counted, by source where it is of one.
    enum Count: String, CaseIterable {
        case stored = "muster_gateway_events_stored"
        case gaps = "muster_gateway_gaps"
        case duplicates = "muster_gateway_duplicates"
        case replays = "muster_gateway_replays"
        case divergences = "muster_gateway_divergences"
        case parked = "muster_gateway_events_parked"
        case unreadable = "muster_gateway_messages_unreadable"
        case storeFailures = "muster_gateway_store_failures"
        case httpRequests = "muster_gateway_http_requests"
        case busRequests = "muster_gateway_bus_requests"
        case commands = "muster_gateway_commands_forwarded"
        case problems = "muster_gateway_problems"
        case streamsOpened = "muster_gateway_streams_opened"
        case streamsCut = "muster_gateway_streams_cut"
        case refusedConnections = "muster_gateway_connections_refused"
        case slowRequests = "muster_gateway_requests_timed_out"

        var help: String {
            switch self {
            case .stored: "Events stored and folded."
            case .gaps: "Gaps and late announces that led to a replay."
            case .duplicates: "Events that came again and were dropped."
            case .replays: "Replays begun."
            case .divergences: "Logs that were not the ones that had been followed."
            case .parked: "Events that could not be taken in and were parked."
            case .unreadable: "Messages that were no events of the suite."
            case .storeFailures: "Writes to the gateway's store that failed."
            case .httpRequests: "Requests over HTTP."
            case .busRequests: "Requests over the bus."
            case .commands: "Commands and previews sent on to their service."
            case .problems: "Requests that were answered with a problem."
            case .streamsOpened: "Clients of the live stream that were taken in."
            case .streamsCut: "Clients of the live stream that did not read and were cut off."
            case .refusedConnections: "Connections beyond the limit that were turned away."
            case .slowRequests: "Requests that did not arrive in time."
            }
        }
    }

    private struct Key: Hashable {
        let count: Count
        let source: String
    }

    /// What an operator should read, throttled.
    let logger: ThrottledLogger
    private let counted = Mutex<[Key: Int]>([:])
    private let wait = Mutex<String?>(nil)
    private let registry = OpenMetricsRegistry()

    init(logger: Logger) {
        self.logger = ThrottledLogger(logger, every: .seconds(30))
    }

    /// Adds what is measured at the moment of asking.
    func observe(_ holder: StateHolder, _ sources: Sources, clock: @escaping @Sendable () -> Instant) {
        registry.addCollector { [self] in counters() }
        registry.addCollector {
            let state = holder.current
            let freshness = sources.freshness()
            return GatewayMeter.levels(QueryEngine(state: state, freshness: freshness, now: clock()).ages)
        }
    }

    /// Adds how many clients the live stream has.
    func observeStreams(_ count: @escaping @Sendable () -> Int) {
        registry.addCollector {
            [
                MetricFamily(
                    "muster_gateway_streams", .gauge, help: "Clients of the live stream.", MetricSample(count()))
            ]
        }
    }

    func count(_ count: Count, _ amount: Int = 1, source: ServiceName? = nil) {
        counted.withLock { $0[Key(count: count, source: source?.rawValue ?? ""), default: 0] += amount }
    }

    /// Says why the store does not take anything in for the moment, or that it does.
    func storeWaits(because reason: String?) { wait.withLock { $0 = reason } }

    /// Why the store does not take anything in, if so.
    var reasonToWait: String? { wait.withLock { $0 } }

    /// How often something was counted of a source.
    func total(_ count: Count, source: ServiceName) -> Int {
        counted.withLock { $0[Key(count: count, source: source.rawValue)] ?? 0 }
    }

    func note(_ note: FollowerMachine.Note, of service: ServiceName) {
        let source: Logger.Metadata = ["source": "\(service.rawValue)"]
        switch note {
        case .gap(let missing), .announcedAhead(let missing):
            count(.gaps, source: service)
            logger.log(
                .notice, key: "gap \(service)", "events were missing and are replayed",
                metadata: source.merging(["missing": "\(missing)"]) { $1 })
        case .duplicate: count(.duplicates, source: service)
        case .deferred:
            logger.log(.notice, key: "slow \(service)", "events come faster than they are stored", metadata: source)
        case .replaying: count(.replays, source: service)
        case .live(let sequence):
            logger.log(
                .info, key: "live \(service)", "following live", metadata: source.merging(["at": "\(sequence)"]) { $1 })
        case .silent: logger.log(.warning, key: "silent \(service)", "nothing is heard", metadata: source)
        case .heard: logger.log(.notice, key: "heard \(service)", "heard again", metadata: source)
        case .unanswered(let reason):
            logger.log(
                .info, key: "unanswered \(service)", "a question was not answered",
                metadata: source.merging(["reason": "\(reason)"]) { $1 })
        case .unreadable:
            count(.unreadable, source: service)
            logger.log(.warning, key: "unreadable \(service)", "a message was no event", metadata: source)
        }
    }

    func divergence(of service: ServiceName, _ divergence: FollowerMachine.Divergence) {
        count(.divergences, source: service)
        logger.log(
            .error, key: "divergence \(service)",
            "a followed log is not what it was; its copy is set aside and begun anew",
            metadata: [
                "source": "\(service.rawValue)", "reason": "\(divergence.reason)",
                "had": "\(divergence.had.log) \(divergence.had.epoch) \(divergence.had.sequence)",
                "found": "\(divergence.found.log) \(divergence.found.epoch) \(divergence.found.sequence)",
            ])
    }

    func parked(_ fact: ParkedFact, of service: ServiceName) {
        count(.parked, source: service)
        logger.log(
            .warning, key: "parked \(service)", "an event was parked",
            metadata: ["event": "\(fact.id.wire)", "reason": "\(fact.reason)"])
    }

    /// Everything as OpenMetrics text.
    func text() async -> String {
        logger.flush()
        return await registry.render()
    }

    private func counters() -> [MetricFamily] {
        let counted = counted.withLock { $0 }
        return Count.allCases.map { count in
            let samples = counted.filter { $0.key.count == count }.sorted { $0.key.source < $1.key.source }
                .map { MetricSample($0.value, labels: $0.key.source.isEmpty ? [:] : ["source": $0.key.source]) }
            return MetricFamily(
                count.rawValue, .counter, help: count.help, samples: samples.isEmpty ? [MetricSample(0)] : samples)
        }
    }

    private static func levels(_ ages: [String: ServiceAge]) -> [MetricFamily] {
        let sorted = ages.sorted { $0.key < $1.key }
        func family(_ name: String, _ help: String, _ value: (ServiceAge) -> Double?) -> MetricFamily {
            let samples = sorted.compactMap { service, age in
                value(age).map { MetricSample($0, labels: ["source": service]) }
            }
            return MetricFamily(name, .gauge, help: help, samples: samples)
        }
        return [
            family("muster_gateway_position", "The last event taken in.") { Double($0.position.value) },
            family("muster_gateway_head", "The log's last event, as last heard.") { $0.head.map { Double($0.value) } },
            family("muster_gateway_lag_events", "Events not taken in yet.") { $0.lag.map(Double.init) },
            family("muster_gateway_silence_seconds", "Seconds since the service was heard.") { $0.heardSecondsAgo },
            family("muster_gateway_parked_now", "Events that are parked.") { Double($0.parked) },
        ].filter { !$0.samples.isEmpty }
    }
}
