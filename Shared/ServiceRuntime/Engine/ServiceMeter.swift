import Logging
import MessageBus
import MessageSchema
import Metrics

/// Counts what happens in a service, and logs once what an operator should read (STYLE.md: a loss, a drop, a park, a
/// refusal is a metric, and logged once).
struct ServiceMeter: Sendable {
    /// What is counted.
    enum Count: String, CaseIterable {
        case accepted = "muster_commands_accepted"
        case refused = "muster_commands_refused"
        case repeated = "muster_commands_repeated"
        case malformedRequest = "muster_requests_malformed"
        case events = "muster_events_committed"
        case eventBytes = "muster_events_committed_bytes"
        case commitFailed = "muster_commits_failed"
        case publicationDropped = "muster_publications_dropped"
        case unhandled = "muster_inbox_unhandled"
        case alreadySo = "muster_inbox_already_so"
        case broughtAbout = "muster_due_brought_about"
        case dueRefused = "muster_due_refused"
        case parked = "muster_inbox_parked"
        case unparked = "muster_inbox_unparked"
        case discarded = "muster_inbox_discarded"
        case gaps = "muster_inbox_gaps"
        case duplicates = "muster_inbox_duplicates"
        case replays = "muster_inbox_replays"
        case divergences = "muster_inbox_divergences"
        case unreadable = "muster_inbox_unreadable"
        case replayedEvents = "muster_replayed_events"

        var help: String {
            switch self {
            case .accepted: "Commands accepted and durable."
            case .refused: "Commands refused."
            case .repeated: "Commands that came again and got their stored reply."
            case .malformedRequest: "Requests that could not be read."
            case .events: "Events committed."
            case .eventBytes: "Bytes of events committed."
            case .commitFailed: "Appends that failed."
            case .publicationDropped: "Publications dropped because the outgoing queue was full."
            case .unhandled: "Foreign events whose name nobody here handles."
            case .alreadySo: "Foreign events that changed nothing."
            case .broughtAbout: "Commands that time alone brought about."
            case .dueRefused: "Commands that time alone brings about and that were refused."
            case .parked: "Foreign events that were parked."
            case .unparked: "Parked events that were applied at last."
            case .discarded: "Parked events that were given up."
            case .gaps: "Gaps and late announces that led to a replay."
            case .duplicates: "Foreign events that came again and were dropped."
            case .replays: "Replays begun."
            case .divergences: "Followed logs that were not what they had been."
            case .unreadable: "Messages that were no events of the suite."
            case .replayedEvents: "Events replayed to followers."
            }
        }
    }

    /// What is measured at the moment of asking.
    enum Level: String, CaseIterable {
        case head = "muster_log_head"
        case parked = "muster_inbox_parked_now"
        case waiting = "muster_commands_waiting"
        case operations = "muster_operations"
        case walBytes = "muster_log_wal_bytes"
        case freeDiskBytes = "muster_log_free_disk_bytes"

        var help: String {
            switch self {
            case .head: "The sequence of the last event."
            case .parked: "Foreign events that are parked."
            case .waiting: "Commands and foreign events that wait."
            case .operations: "Operations in the log."
            case .walBytes: "Bytes of the write-ahead log."
            case .freeDiskBytes: "Free bytes on the log's disk."
            }
        }
    }

    private let registry: OpenMetricsRegistry
    private let logger: ThrottledLogger
    private let counters: [Count: any CounterHandler]
    private let levels: [Level: any MeterHandler]
    private let commitTimer: any TimerHandler
    private let published: any MeterHandler

    init(service: String, logger: Logger) {
        let registry = OpenMetricsRegistry()
        self.registry = registry
        self.logger = ThrottledLogger(logger, every: .seconds(30))
        let dimensions = [("service", service)]
        for count in Count.allCases { registry.describe(count.rawValue, count.help) }
        for level in Level.allCases { registry.describe(level.rawValue, level.help) }
        registry.describe("muster_commit", "How long a durable append took.")
        registry.describe("muster_replies_undeliverable", "Answers whose asker was gone.")
        registry.describe("muster_inbox_position", "The last event of another service that was taken in.")
        registry.describe("muster_inbox_head", "Where the log of another service stands, as last heard.")
        registry.describe("muster_inbox_silence_seconds", "Seconds since another service was heard.")
        counters = Dictionary(
            uniqueKeysWithValues: Count.allCases.map {
                ($0, registry.makeCounter(label: $0.rawValue, dimensions: dimensions))
            })
        levels = Dictionary(
            uniqueKeysWithValues: Level.allCases.map {
                ($0, registry.makeMeter(label: $0.rawValue, dimensions: dimensions))
            })
        commitTimer = registry.makeTimer(label: "muster_commit", dimensions: dimensions)
        published = registry.makeMeter(label: "muster_replies_undeliverable", dimensions: dimensions)
    }

    func count(_ count: Count, _ amount: Int = 1) {
        counters[count]?.increment(by: Int64(amount))
    }

    func set(_ level: Level, _ value: Double) {
        levels[level]?.set(value)
    }

    func commit(took duration: Duration) {
        let (seconds, attoseconds) = duration.components
        commitTimer.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }

    func replayed(_ events: Int) {
        count(.replayedEvents, events)
    }

    func transport(_ counters: TransportCounters) {
        published.set(Double(counters.repliesDropped))
    }

    func inbox(_ service: ServiceName, position: UInt64, head: UInt64, silentFor: Duration?) {
        let dimensions = [("source", service.rawValue)]
        registry.makeMeter(label: "muster_inbox_position", dimensions: dimensions).set(Double(position))
        registry.makeMeter(label: "muster_inbox_head", dimensions: dimensions).set(Double(head))
        if let silentFor {
            registry.makeMeter(label: "muster_inbox_silence_seconds", dimensions: dimensions)
                .set(silentFor / .seconds(1))
        }
    }

    func note(_ note: CoreNote) {
        switch note {
        case .accepted: count(.accepted)
        case .refused(let name, let kind):
            count(.refused)
            logger.log(
                .info, key: "refused \(kind)", "a command was refused",
                metadata: ["name": "\(name)", "kind": "\(kind)"])
        case .repeated: count(.repeated)
        case .unhandled: count(.unhandled)
        case .alreadySo: count(.alreadySo)
        case .parked(let event, let reason):
            count(.parked)
            logger.log(
                .warning, key: "parked", "an event was parked", metadata: ["event": "\(event)", "reason": "\(reason)"])
        case .broughtAbout(let command):
            count(.broughtAbout)
            logger.log(.notice, key: "due", "time brought something about", metadata: ["command": "\(command)"])
        case .dueRefused(let command, let reason):
            count(.dueRefused)
            logger.log(
                .warning, key: "due refused \(command)", "what is due was refused",
                metadata: ["command": "\(command)", "reason": "\(reason)"])
        case .unparked(let event):
            count(.unparked)
            logger.log(.notice, key: "unparked", "a parked event was applied", metadata: ["event": "\(event)"])
        case .discarded(let event, let why, let actor):
            count(.discarded)
            logger.log(
                .warning, key: "discarded \(event)", "a parked event was given up",
                metadata: ["event": "\(event)", "why": "\(why)", "actor": "\(actor)"])
        case .committed(let events, let bytes):
            count(.events, events)
            count(.eventBytes, bytes)
        case .commitFailed(let reason):
            count(.commitFailed)
            logger.log(.error, key: "commit", "an append failed", metadata: ["reason": "\(reason)"])
        case .shortOfRoom(let free, let reserve):
            logger.log(
                .error, key: "room",
                "the disk is nearly full: commands are refused until there is more room; reads and replays go on",
                metadata: ["free": "\(free)", "reserve": "\(reserve)"])
        case .roomAgain: logger.log(.notice, key: "room again", "there is room on the disk again; recording goes on")
        }
    }

    func note(_ note: FollowerMachine.Note, of service: ServiceName) {
        let source: Logger.Metadata = ["source": "\(service.rawValue)"]
        switch note {
        case .gap(let missing), .announcedAhead(let missing):
            count(.gaps)
            logger.log(
                .notice, key: "gap \(service)", "events were missing and are replayed",
                metadata: source.merging(["missing": "\(missing)"]) { $1 })
        case .duplicate: count(.duplicates)
        case .deferred:
            logger.log(.notice, key: "slow \(service)", "events come faster than they are taken", metadata: source)
        case .replaying: count(.replays)
        case .live(let sequence):
            logger.log(
                .info, key: "live \(service)", "following live",
                metadata: source.merging(["at": "\(sequence)"]) { $1 })
        case .silent: logger.log(.warning, key: "silent \(service)", "nothing is heard", metadata: source)
        case .heard: logger.log(.notice, key: "heard \(service)", "heard again", metadata: source)
        case .unanswered(let reason):
            logger.log(
                .info, key: "unanswered \(service)", "a question was not answered",
                metadata: source.merging(["reason": "\(reason)"]) { $1 })
        case .unreadable:
            count(.unreadable)
            logger.log(.warning, key: "unreadable \(service)", "a message was no event of the suite", metadata: source)
        }
    }

    func divergence(of service: ServiceName, _ divergence: FollowerMachine.Divergence) {
        count(.divergences)
        logger.log(
            .error, key: "divergence \(service)", "a followed log is not what it was; beginning anew",
            metadata: [
                "source": "\(service.rawValue)", "reason": "\(divergence.reason)",
                "had": "\(divergence.had.log) \(divergence.had.epoch) \(divergence.had.sequence)",
                "found": "\(divergence.found.log) \(divergence.found.epoch) \(divergence.found.sequence)",
            ])
    }

    func text() async -> String {
        logger.flush()
        return await registry.render()
    }
}
