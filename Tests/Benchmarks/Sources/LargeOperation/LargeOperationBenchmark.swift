import Foundation
import MessageSchema

/// Measures a command in an operation with many events against one in an operation with few, in the same service.
///
/// They alternate in short blocks, and only the median of the ratios of neighbouring blocks is judged.
enum LargeOperationBenchmark {
    static let name = "large-operation"
    private static let bound = 1.2
    private static let many = 100_000
    private static let few = 1_000
    private static let rounds = 40
    private static let block = 40

    @Sendable
    static func run(in workspace: Workspace) async throws -> Report {
        try await workspace.withFolder { try await measure(in: $0) }
    }

    private static func measure(in folder: String) async throws -> Report {
        let (large, small) = (try OperationID(wire: "large"), try OperationID(wire: "small"))
        var log = ExampleLog(home: "\(folder)/home", spread: .mostly(large, small, second: few))
        _ = try await log.write(upTo: many + few)
        let service = try await MandateProcess(home: "\(folder)/home", startLimit: .seconds(60))
        var inLarge = ExampleCommands(for: large, series: 1)
        var inSmall = ExampleCommands(for: small, series: 2)
        var (times, smallTimes): ([Double], [Double]) = ([], [])
        var ratios: [Double] = []
        // The first round warms up and is not counted.
        for round in 0...rounds {
            var (ours, peer): ([Double], [Double]) = ([], [])
            // Each goes first in every other round.
            for isLarge in round.isMultiple(of: 2) ? [true, false] : [false, true] {
                for _ in 0..<block {
                    if isLarge {
                        ours.append(try await service.time(of: try inLarge.next()))
                    } else {
                        peer.append(try await service.time(of: try inSmall.next()))
                    }
                }
            }
            guard round > 0 else { continue }
            ratios.append(Figures.median(ours) / Figures.median(peer))
            times += ours
            smallTimes += peer
        }
        await service.stop(within: .seconds(30))
        var report = Report(
            title: "\(name): one command in flight, in an operation with \(many) events and in one with \(few)",
            peerName: "\(few)", oursName: "\(many)")
        let (last, smallLast) = (Figures.quantile(0.99, of: times), Figures.quantile(0.99, of: smallTimes))
        report.lines = [
            Report.Line(
                what: "p50", peer: Figures.microseconds(Figures.median(smallTimes)),
                ours: Figures.microseconds(Figures.median(times)), ratio: Figures.median(ratios),
                bound: .atMost(bound)),
            Report.Line(
                what: "p99", peer: Figures.microseconds(smallLast), ours: Figures.microseconds(last),
                ratio: last / smallLast, bound: .none),
        ]
        report.notes = ["\(rounds) rounds of \(block) each, in turn"]
        return report
    }
}
