import Foundation
import Synchronization

/// What all seeds together came to; several threads may tell it.
final class Tally: Sendable {
    private struct State {
        var failures: [Run.Outcome] = []
        var seen: [Sometimes: Int] = [:]
        var count = 0
        var accepted = 0
        var faults = 0
        var virtualSeconds = 0.0
    }

    private let state = Mutex(State())
    private let total: Int
    private let isOnTerminal: Bool
    private let stopsAtFailure: Bool
    private let started = ContinuousClock.now

    init(total: Int, isOnTerminal: Bool, stopsAtFailure: Bool) {
        self.total = total
        self.isOnTerminal = isOnTerminal
        self.stopsAtFailure = stopsAtFailure
    }

    func take(_ outcome: Run.Outcome) {
        let count = state.withLock { state in
            state.count += 1
            state.accepted += outcome.accepted
            state.faults += outcome.faults.count
            state.virtualSeconds += outcome.virtualSeconds
            state.seen.merge(outcome.seen, uniquingKeysWith: +)
            if !outcome.findings.isEmpty { state.failures.append(outcome) }
            return state.count
        }
        if isOnTerminal {
            FileHandle.standardError.write(Data("\r\(count) of \(total) seeds".utf8))
        } else if count % 250 == 0 {
            FileHandle.standardError.write(Data("\(count) of \(total) seeds\n".utf8))
        }
    }

    func fail(_ seed: UInt64, _ reason: String) {
        take(
            Run.Outcome(
                seed: seed, findings: [reason], faults: [], seen: [:], story: [], accepted: 0, virtualSeconds: 0))
    }

    var isOver: Bool { stopsAtFailure && state.withLock { !$0.failures.isEmpty } }

    var failures: [Run.Outcome] { state.withLock { $0.failures.sorted { $0.seed < $1.seed } } }

    var count: Int { state.withLock { $0.count } }

    /// What came about in no run.
    var missing: [Sometimes] { state.withLock { state in Sometimes.allCases.filter { state.seen[$0] == nil } } }

    func endLine() {
        if isOnTerminal { FileHandle.standardError.write(Data("\r".utf8)) }
    }

    func report(of outcome: Run.Outcome, story: Bool) -> String {
        var lines = ["seed \(outcome.seed) FAILED"]
        lines += outcome.findings.map { "  \($0)" }
        lines.append("  faults: \(outcome.faults.joined(separator: "; "))")
        if story { lines += outcome.story.map { "    \($0)" } }
        lines.append("  again: muster-simulate --seeds 1 --first \(outcome.seed) --story")
        return lines.joined(separator: "\n")
    }

    var summary: String {
        let elapsed = started.duration(to: .now) / .seconds(1)
        return state.withLock { state in
            let reached = Sometimes.allCases.map { "\($0.rawValue) \(state.seen[$0] ?? 0)" }.joined(separator: ", ")
            return """
                simulation: \(state.count) seeds, \(state.failures.count) failed; \(state.accepted) commands accepted, \
                \(state.faults) faults, \(Int(state.virtualSeconds)) simulated seconds in \(Int(elapsed)) s
                reached: \(reached)
                """
        }
    }
}
