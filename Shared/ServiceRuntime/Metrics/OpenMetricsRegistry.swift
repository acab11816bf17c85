public import Metrics
import Synchronization

/// All metrics of a process, written as OpenMetrics text.
///
/// It is swift-metrics' factory: `Counter`, `Meter`, `Gauge`, `Recorder` and `Timer` made with the same name and labels
/// share one figure. Timers and aggregating recorders become histograms with fixed buckets; timers count in seconds.
/// Figures that are the state of another component come from collectors, which are asked when the text is.
///
/// A name that is taken by another kind, and figures beyond the limit, are refused: what is recorded there goes nowhere,
/// and `muster_metrics_refused_total` counts it. Safe to use from any task; recording takes no lock that rendering holds
/// for long.
public final class OpenMetricsRegistry: MetricsFactory {
    /// Gives the figures of another component; must not wait for anything that may not come.
    public typealias Collector = @Sendable () async -> [MetricFamily]

    /// What a scrape's `Content-Type` says of the text.
    public static let contentType = "application/openmetrics-text; version=1.0.0; charset=utf-8"

    private let seriesLimit: Int
    private let state: Mutex<State>

    struct State {
        var families: [String: MetricFamilyState] = [:]
        var owners: [String: String] = [:]
        var help: [String: String] = [:]
        var collectors: [Collector] = []
        var seriesCount = 0
        var refused: Int64 = 0
    }

    /// A registry without metrics.
    /// - Parameter seriesLimit: how many figures there may be, so that labels cannot exhaust the memory; 10,000 by default.
    public init(seriesLimit: Int = 10_000) {
        self.seriesLimit = seriesLimit
        state = Mutex(State())
    }

    /// Makes this the factory of the whole process, once.
    public func bootstrap() { MetricsSystem.bootstrap(self) }

    /// Says in one sentence what the metrics of a name mean; `label` is the name that they are made with.
    public func describe(_ label: String, _ help: String) {
        state.withLock {
            for name in [MetricName.counter(label), MetricName.timer(label), MetricName.family(label)] {
                $0.help[name] = help
            }
        }
    }

    /// Adds a source of figures, asked every time the text is written, in the order in which they were added.
    public func addCollector(_ collector: @escaping Collector) {
        state.withLock { $0.collectors.append(collector) }
    }

    /// The metrics as OpenMetrics text: families by name, figures by labels, closed by `# EOF`.
    public func render() async -> String {
        let collectors = state.withLock { $0.collectors }
        var collected: [MetricFamily] = []
        for collector in collectors { collected += await collector() }
        return state.withLock { Self.text($0, collected: collected) }
    }
}

extension OpenMetricsRegistry {
    /// See swift-metrics.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        handler(MetricName.counter(label), .counter, dimensions) { WholeCounter() }
    }

    /// See swift-metrics.
    public func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        handler(MetricName.counter(label), .counter, dimensions) { RealCounter() }
    }

    /// See swift-metrics.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        handler(MetricName.family(label), .gauge, dimensions) { LastValue() }
    }

    /// See swift-metrics; without `aggregate` it keeps the last value only.
    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        let family = MetricName.family(label)
        guard aggregate else { return handler(family, .gauge, dimensions) { LastValue() } }
        return handler(family, .histogram, dimensions) { Histogram(bounds: HistogramBounds.of(family: family)) }
    }

    /// See swift-metrics; the name ends in `_seconds`.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        let family = MetricName.timer(label)
        return handler(family, .histogram, dimensions) { Histogram(bounds: HistogramBounds.seconds) }
    }

    /// Forgets the figure once all that were made for it are destroyed.
    public func destroyCounter(_ handler: any CounterHandler) { release(handler) }
    /// Forgets the figure once all that were made for it are destroyed.
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { release(handler) }
    /// Forgets the figure once all that were made for it are destroyed.
    public func destroyMeter(_ handler: any MeterHandler) { release(handler) }
    /// Forgets the figure once all that were made for it are destroyed.
    public func destroyRecorder(_ handler: any RecorderHandler) { release(handler) }
    /// Forgets the figure once all that were made for it are destroyed.
    public func destroyTimer(_ handler: any TimerHandler) { release(handler) }

    private func handler<Handler: MetricFigure>(
        _ family: String, _ type: MetricFamilyState.Kind, _ dimensions: [(String, String)],
        make: () -> Handler
    ) -> Handler {
        let labels = MetricLabels(dimensions)
        return state.withLock { state in
            if let series = state.families[family]?.series[labels], state.families[family]?.kind == type,
                let known = series.figure as? Handler
            {
                state.families[family]?.series[labels]?.uses += 1
                return known
            }
            let figure = make()
            guard state.seriesCount < seriesLimit, state.families[family]?.series[labels] == nil,
                state.claim(family, type)
            else {
                state.refused += 1
                return figure
            }
            state.families[family, default: MetricFamilyState(kind: type)].series[labels] = .init(figure)
            state.seriesCount += 1
            return figure
        }
    }

    private func release(_ handler: AnyObject) {
        state.withLock { state in
            for family in state.families.keys {
                guard let found = state.families[family]?.series.first(where: { $0.value.figure === handler }) else {
                    continue
                }
                guard found.value.uses == 1 else {
                    state.families[family]?.series[found.key]?.uses -= 1
                    return
                }
                state.families[family]?.series[found.key] = nil
                state.seriesCount -= 1
                return
            }
        }
    }
}
