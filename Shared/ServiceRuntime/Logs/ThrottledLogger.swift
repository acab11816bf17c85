public import Logging
import Synchronization

/// A logger for what may happen a thousand times a second and should be read once: a loss, a drop, a refusal.
///
/// Of events with the same key the first is logged, then at most one in every interval, with the number of those left out
/// before it as `suppressed`. Count each of them in a metric all the same. Safe to use from any task.
public final class ThrottledLogger: Sendable {
    private let logger: Logger
    private let throttle: Mutex<LogThrottle>
    private let now: @Sendable () -> ContinuousClock.Instant

    /// Wraps a logger.
    /// - Parameters:
    ///   - logger: where admitted events go.
    ///   - interval: how long like events are left out after one was logged; a minute by default.
    ///   - capacity: how many keys are remembered; 1024 by default. Beyond it the oldest is forgotten.
    ///   - now: the clock, by default the continuous one.
    public init(
        _ logger: Logger, every interval: Duration = .seconds(60), capacity: Int = 1024,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.logger = logger
        throttle = Mutex(LogThrottle(every: interval, capacity: capacity))
        self.now = now
    }

    /// Logs the event, or leaves it out if one of the same key was logged less than an interval ago.
    public func log(
        _ level: Logger.Level, key: String, _ message: @autoclosure () -> Logger.Message,
        metadata: @autoclosure () -> Logger.Metadata = [:]
    ) {
        guard logger.logLevel <= level else { return }
        let instant = now()
        guard case .log(let suppressed) = throttle.withLock({ $0.admit(key, at: instant) }) else { return }
        var values = metadata()
        if suppressed > 0 { values["suppressed"] = "\(suppressed)" }
        logger.log(level: level, message(), metadata: values)
    }

    /// Says of keys whose interval is over how many events were left out since; call it now and then, and at the end.
    public func flush() {
        let instant = now()
        for (key, suppressed) in throttle.withLock({ $0.overdue(at: instant) }) {
            logger.info("more of the same was left out", metadata: ["key": "\(key)", "suppressed": "\(suppressed)"])
        }
    }
}
