import DomainModel

/// How a running service is set, beyond what its core needs to know.
public struct EngineSettings: Sendable, Hashable {
    /// Commands and foreign events of one append, at most.
    public var batch = 256
    /// Commands that wait, at most.
    public var queue = 8_192
    /// How long a command waits for what it names in `after`.
    public var afterTimeout = Duration.seconds(5)
    /// The most time between two announces.
    public var announceInterval = Duration.seconds(1)
    /// The least time between two announces that commits bring about.
    public var announceSpacing = Duration.milliseconds(50)
    /// Events between two snapshots, at least.
    public var snapshotEvents: UInt64 = 250_000
    /// How long a service that stops waits for its last snapshot.
    public var lastSnapshotTimeout = Duration.seconds(2)
    /// Events of one page of a replay, at most, whatever is asked for.
    public var replayEvents = 10_000
    /// Bytes of one page of a replay, at most, whatever is asked for.
    public var replayBytes = 16 * 1_024 * 1_024
    /// Replays, digests, health and metrics that are worked out at once, at most; those beyond are refused.
    public var answers = 16
    /// Free bytes on the log's disk below which commands are refused and the service counts as not ready.
    public var diskReserve: UInt64 = 64 * 1_024 * 1_024
    /// How often the core is told that time went on.
    public var tick = Duration.milliseconds(50)

    /// The defaults.
    public init() {}

    /// What the core needs of it.
    func core<A: Aggregate>() -> ServiceCore<A>.Settings {
        var settings = ServiceCore<A>.Settings()
        settings.batch = batch
        settings.queue = queue
        settings.afterTimeout = afterTimeout
        settings.announceInterval = announceInterval
        settings.announceSpacing = announceSpacing
        settings.snapshotEvents = snapshotEvents
        settings.diskReserve = diskReserve
        return settings
    }
}
