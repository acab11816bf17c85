import DomainModel
import Foundation
import MandatePolicy
import MessageSchema

/// Measures what it takes to say which lines survive which option, against one pass over the same lines that sums their
/// strength, and whether it grows with the number of lines only.
enum OptionsBenchmark {
    static let name = "options"
    private static let passBound = 2.0
    private static let growthBound = 1.5
    private static let many = 10_000
    private static let few = 1_000
    private static let rounds = 7

    @Sendable
    static func run(in workspace: Workspace) async throws -> Report {
        let (large, small) = (try ExampleForce(lines: many), try ExampleForce(lines: few))
        var (passes, ours, smalls): ([Double], [Double], [Double]) = ([], [], [])
        var (ratios, growths): ([Double], [Double]) = ([], [])
        // The first round warms up and is not counted.
        for round in 0...rounds {
            // What a pass takes is taken once for every option, so that both lists are as long.
            let pass = time { (0..<ExampleForce.optionCount).map { _ in strength(of: large) } } / perLine(many)
            let own = time { compare(large) } / perLine(many)
            let ofSmall = time { (0..<10).map { _ in compare(small) } } / perLine(few) / 10
            guard round > 0 else { continue }
            passes.append(pass)
            ours.append(own)
            smalls.append(ofSmall)
            ratios.append(own / pass)
            growths.append(own / ofSmall)
        }
        let (assessed, broken) = found(large)
        guard assessed == many * ExampleForce.optionCount, broken > 0 else {
            throw BenchmarkFailure(
                text: "of \(many) lines under \(ExampleForce.optionCount) options \(assessed) were found")
        }
        var report = Report(
            title: "\(name): \(many) lines with \(ExampleForce.caveatsOfLine) caveats each against "
                + "\(ExampleForce.optionCount) options, time for a line under an option",
            peerName: "one pass", oursName: "survival")
        report.lines = [
            Report.Line(
                what: "a pass over the lines", peer: nanoseconds(passes), ours: nanoseconds(ours),
                ratio: Figures.median(ratios), bound: .atMost(passBound)),
            Report.Line(
                what: "\(few) lines", peer: nanoseconds(smalls), ours: nanoseconds(ours),
                ratio: Figures.median(growths), bound: .atMost(growthBound)),
        ]
        let whole = Figures.median(ours) * perLine(many) / 1e6
        report.notes = [
            "\(rounds) rounds; \(String(format: "%.0f", whole)) ms for all options, rules and lines looked up once",
            "\(broken) of \(assessed) are not untouched",
        ]
        return report
    }

    private static func perLine(_ lines: Int) -> Double { Double(lines * ExampleForce.optionCount) }

    private static func strength(of force: ExampleForce) -> Int {
        StrengthSum(force.pledges.lineStandings(at: .everything).map(\.headcount)).best
    }

    private static func compare(_ force: ExampleForce) -> [Survival] {
        let book = RuleBook(force.pledges, force.mandate, at: .everything)
        let offered = OfferedLines(force.pledges, by: book, at: .everything)
        return force.options.compactMap { option in
            Terms.of(option, in: force.mandate, at: .everything).map { Survival(of: offered, under: $0) }
        }
    }

    private static func found(_ force: ExampleForce) -> (assessed: Int, broken: Int) {
        let survivals = compare(force)
        return (
            survivals.reduce(0) { $0 + $1.lines.count },
            survivals.reduce(0) { $0 + $1.lines.count - $1.group(.untouched).lines.count }
        )
    }

    private static func time<Result>(_ work: () -> Result) -> Double {
        let start = monotonicNanoseconds()
        let result = work()
        let end = monotonicNanoseconds()
        withExtendedLifetime(result) {}
        return Double(end - start)
    }

    private static func nanoseconds(_ times: [Double]) -> String { String(format: "%.0f ns", Figures.median(times)) }
}
