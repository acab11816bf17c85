import Metrics
import Synchronization

/// A counter of whole numbers; never falls.
final class WholeCounter: CounterHandler {
    private let count = Atomic<Int64>(0)

    func increment(by amount: Int64) {
        guard amount > 0 else { return }
        count.wrappingAdd(amount, ordering: .relaxed)
    }

    func reset() { count.store(0, ordering: .relaxed) }
    var value: MetricSample.Value { .whole(count.load(ordering: .relaxed)) }
}

/// A counter of measured amounts; never falls.
final class RealCounter: FloatingPointCounterHandler {
    private let sum = AtomicReal()

    func increment(by amount: Double) {
        guard amount > 0, amount.isFinite else { return }
        sum.add(amount)
    }

    func reset() { sum.set(0) }
    var value: MetricSample.Value { .real(sum.value) }
}

/// The last value that was set, raised or lowered.
final class LastValue: MeterHandler, RecorderHandler {
    private let last = AtomicReal()

    func set(_ value: Int64) { last.set(Double(value)) }
    func set(_ value: Double) { last.set(value) }
    func increment(by amount: Double) { last.add(amount) }
    func decrement(by amount: Double) { last.add(-amount) }
    func record(_ value: Int64) { last.set(Double(value)) }
    func record(_ value: Double) { last.set(value) }

    /// Whole numbers are exact as long as a `Double` is, up to 2⁵³.
    var value: MetricSample.Value { Int64(exactly: last.value).map { .whole($0) } ?? .real(last.value) }
}

/// How many values fell under each of fixed bounds, with their sum.
final class Histogram: RecorderHandler, TimerHandler {
    struct Counts: Sendable {
        var perBucket: [Int64]
        var sum: Double
    }

    let bounds: [Double]
    private let counts: Mutex<Counts>

    init(bounds: [Double]) {
        self.bounds = bounds
        counts = Mutex(Counts(perBucket: Array(repeating: 0, count: bounds.count + 1), sum: 0))
    }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        guard !value.isNaN else { return }
        let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
        counts.withLock {
            $0.perBucket[bucket] += 1
            $0.sum += value
        }
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }

    var snapshot: Counts { counts.withLock { $0 } }
}

/// A `Double` that changes without a lock.
private final class AtomicReal: Sendable {
    private let bits = Atomic<UInt64>(Double(0).bitPattern)

    var value: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }

    func set(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }

    func add(_ amount: Double) {
        var seen = bits.load(ordering: .relaxed)
        while true {
            let next = (Double(bitPattern: seen) + amount).bitPattern
            let (exchanged, original) = bits.weakCompareExchange(expected: seen, desired: next, ordering: .relaxed)
            if exchanged { return }
            seen = original
        }
    }
}
