import HeapModule
import MessageSchema
import TestSupport

/// One run of the simulation: a time of its own, an agenda, and one source of chance. Everything happens on one thread,
/// in the order of the agenda, so that a seed always brings about the same.
final class World {
    private struct Entry: Comparable {
        let time: Instant
        let number: Int
        let body: () -> Void

        static func < (left: Entry, right: Entry) -> Bool { (left.time, left.number) < (right.time, right.number) }
        static func == (left: Entry, right: Entry) -> Bool { left.number == right.number }
    }

    /// The time of the world; the parts have clocks of their own, which may be wrong.
    private(set) var now: Instant
    /// All chance comes from here.
    var random: SeededGenerator
    /// What came about, to be counted over all seeds.
    var seen: [Sometimes: Int] = [:]
    /// What was found wrong; the run goes on, as the first finding may not tell the most.
    private(set) var findings: [String] = []
    /// What happened, for the report of a seed that failed.
    private(set) var story: [String] = []

    let seed: UInt64
    let tellsStory: Bool
    private var agenda = Heap<Entry>()
    private var scheduled = 0

    init(seed: UInt64, tellsStory: Bool) {
        self.seed = seed
        self.tellsStory = tellsStory
        random = SeededGenerator(seed: seed)
        now = Controls.start
    }

    /// Does something later.
    func after(_ delay: Duration, _ body: @escaping () -> Void) {
        scheduled += 1
        agenda.insert(Entry(time: now.advanced(by: max(.zero, delay)), number: scheduled, body: body))
    }

    /// Lets time go on until something holds; looked at every 100 ms.
    /// - Returns: whether it held in time.
    func run(until isDone: () -> Bool, within limit: Duration) -> Bool {
        let end = now.advanced(by: limit)
        var nextLook = now
        while let entry = agenda.min, entry.time <= end {
            if entry.time >= nextLook {
                if isDone() { return true }
                nextLook = entry.time.advanced(by: .milliseconds(100))
            }
            agenda.removeMin()
            now = max(now, entry.time)
            entry.body()
        }
        now = max(now, end)
        return isDone()
    }

    /// A duration between two, in microseconds.
    func draw(_ low: Duration, _ high: Duration) -> Duration {
        .microseconds(Int64.random(in: low.wholeMicroseconds...high.wholeMicroseconds, using: &random))
    }

    /// Counts something that should come about in some run.
    func reach(_ what: Sometimes) { seen[what, default: 0] += 1 }

    /// Writes down something that must not be.
    func finding(_ text: String) {
        if findings.count < 20 { findings.append("\(clock) \(text)") }
        tell("FOUND: \(text)")
    }

    /// Writes down what happens.
    func tell(_ text: @autoclosure () -> String) {
        if tellsStory { story.append("\(clock) \(text())") }
    }

    private var clock: String {
        let elapsed = now.since(Controls.start).wholeMicroseconds
        let (seconds, rest) = elapsed.quotientAndRemainder(dividingBy: 1_000_000)
        let digits = String(rest)
        return "\(seconds).\(String(repeating: "0", count: 6 - digits.count))\(digits)"
    }
}

extension Duration {
    /// The whole microseconds of it.
    var wholeMicroseconds: Int64 { components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000 }
}
