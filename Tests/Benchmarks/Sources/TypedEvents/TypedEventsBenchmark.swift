import Foundation
import MessageSchema

/// Measures typed events, published by a second process and followed without loss, against the decoder alone on the same
/// bytes in this process.
///
/// The rounds alternate, and only the median of the ratios of neighbouring ones is judged.
enum TypedEventsBenchmark {
    static let name = "typed-events"
    private static let bound = 0.8
    private static let count = 4_000
    private static let rounds = 7

    @Sendable
    static func run(in workspace: Workspace) async throws -> Report {
        let events = try ExampleEvents(count: count)
        let bytes = events.entries.map(\.bytes)
        var report = Report(
            title: "\(name): pledge.announced, \(events.meanBytes) B each, received by a Follower and decoded",
            peerName: "decoder alone", oursName: "ours")
        // The first decoding of a type costs more than all that follow.
        _ = try typedRate(bytes)
        var replays = 0
        for (mode, what) in [(FollowerRun.Mode.live, "as published"), (.behind, "catching up")] {
            var pairs: [(alone: Double, ours: Double)] = []
            for round in 0..<rounds {
                let isAloneFirst = round.isMultiple(of: 2)
                var alone = isAloneFirst ? try typedRate(bytes) : 0
                let outcome = try await workspace.withFolder {
                    try await FollowerRun(mode: mode, count: count).outcome(in: $0)
                }
                if !isAloneFirst { alone = try typedRate(bytes) }
                pairs.append((alone, outcome.rate))
                replays += mode == .live ? outcome.replays : 0
            }
            report.lines.append(line(what, pairs, .atLeast(bound)))
        }
        let pairs = try (0..<rounds).map { _ in (alone: try plainRate(bytes), ours: try typedRate(bytes)) }
        report.lines.append(line("types of the schema, against plain members", pairs, .none))
        report.notes.append("\(rounds) rounds of \(count) events each; replays where published: \(replays)")
        return report
    }

    private static func line(
        _ what: String, _ pairs: [(alone: Double, ours: Double)], _ bound: Report.Bound
    )
        -> Report.Line
    {
        Report.Line(
            what: what, peer: Figures.thousands(Figures.median(pairs.map(\.alone))),
            ours: Figures.thousands(Figures.median(pairs.map(\.ours))),
            ratio: Figures.median(pairs.map { $0.ours / $0.alone }), bound: bound)
    }

    /// Events a second that `EventCoder` decodes in a plain loop.
    private static func typedRate(_ events: [[UInt8]]) throws -> Double {
        let coder = EventCoder()
        return try rate(events) { try coder.decode($0, as: PledgesEvent.self).header.id.sequence.value }
    }

    /// Events a second that Foundation's decoder reads into members without meaning.
    private static func plainRate(_ events: [[UInt8]]) throws -> Double {
        let decoder = JSONDecoder()
        return try rate(events) { UInt64(try decoder.decode(PlainEvent.self, from: Data($0)).sequence) ?? 0 }
    }

    private static func rate(_ events: [[UInt8]], _ sequence: ([UInt8]) throws -> UInt64) throws -> Double {
        let started = monotonicNanoseconds()
        for (index, bytes) in events.enumerated() {
            let found = try sequence(bytes)
            guard found == index + 1 else {
                throw BenchmarkFailure(text: "event \(index + 1) was decoded as number \(found)")
            }
        }
        return Double(events.count) / (Double(monotonicNanoseconds() - started) / 1e9)
    }
}
