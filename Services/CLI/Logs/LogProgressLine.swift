import EventLog
import Synchronization

/// How far a long look at a log is: a line that is written over on a terminal, nothing otherwise.
final class LogProgressLine: Sendable {
    private let what: String
    private let isShown: Bool
    private let last = Mutex<ContinuousClock.Instant?>(nil)

    /// - Parameter what: what is done, such as `pledges: verifying`.
    init(_ what: String, isShown: Bool = Console.isTerminal(.notices)) {
        self.what = what
        self.isShown = isShown
    }

    /// Shows so many of so many, at most ten times a second.
    var report: LogProgress {
        { [self] done, total in
            guard isShown else { return }
            let isDue = last.withLock { last in
                let now = ContinuousClock.now
                if let last, last.duration(to: now) < .milliseconds(100) { return false }
                last = now
                return true
            }
            if isDue { try? Console.write(text(done, total), to: .notices) }
        }
    }

    /// The line for a moment.
    func text(_ done: UInt64, _ total: UInt64) -> String {
        "\r\u{1B}[K\(what) \(Wording.number(done)) of \(Wording.number(total))"
    }

    /// Wipes the line.
    func end() {
        let wasShown = last.withLock { $0 != nil }
        if isShown, wasShown { try? Console.write("\r\u{1B}[K", to: .notices) }
    }
}
