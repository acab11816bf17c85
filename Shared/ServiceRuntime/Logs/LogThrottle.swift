/// Which of many like events is logged: the first of each key, then one in every interval, with the number left out.
struct LogThrottle {
    /// What is to be done with an event.
    enum Admission: Equatable {
        /// Log it, and say how many like it were left out before.
        case log(suppressed: Int)
        /// Leave it out; it has been counted.
        case suppress
    }

    private struct Entry {
        var since: ContinuousClock.Instant
        var suppressed = 0
    }

    private let interval: Duration
    private let capacity: Int
    private var entries: [String: Entry] = [:]

    init(every interval: Duration, capacity: Int) {
        self.interval = interval
        self.capacity = max(1, capacity)
    }

    mutating func admit(_ key: String, at now: ContinuousClock.Instant) -> Admission {
        if let entry = entries[key] {
            guard entry.since.duration(to: now) >= interval else {
                entries[key]?.suppressed += 1
                return .suppress
            }
            entries[key] = Entry(since: now)
            return .log(suppressed: entry.suppressed)
        }
        if entries.count >= capacity { makeRoom(at: now) }
        entries[key] = Entry(since: now)
        return .log(suppressed: 0)
    }

    /// The keys of which events were left out and whose interval is over, in order, with the numbers; each is told once.
    mutating func overdue(at now: ContinuousClock.Instant) -> [(key: String, suppressed: Int)] {
        var result: [(key: String, suppressed: Int)] = []
        for key in entries.keys.sorted() {
            guard let entry = entries[key], entry.since.duration(to: now) >= interval else { continue }
            entries[key] = nil
            if entry.suppressed > 0 { result.append((key, entry.suppressed)) }
        }
        return result
    }

    private mutating func makeRoom(at now: ContinuousClock.Instant) {
        let silent = entries.filter { $0.value.suppressed == 0 && $0.value.since.duration(to: now) >= interval }
        for key in silent.keys { entries[key] = nil }
        guard entries.count >= capacity else { return }
        // The longest known one goes; among equals the order of names decides, so that runs can be repeated.
        let oldest = entries.min { ($0.value.since, $0.key) < ($1.value.since, $1.key) }
        if let oldest { entries[oldest.key] = nil }
    }
}
