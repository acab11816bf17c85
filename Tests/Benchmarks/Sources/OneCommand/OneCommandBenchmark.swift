import Foundation

/// Measures one command in flight, from its sender over the durable log to the reply, against the sum of what nothing can
/// do without: the bare ZeroMQ round trip of the same frames and the bare SQLite commit of the same row.
///
/// The three alternate in short blocks, and only the median of the ratios of the rounds is judged.
enum OneCommandBenchmark {
    static let name = "one-command"
    private static let bound = 2.0
    private static let rounds = 30
    private static let block = 50

    @Sendable
    static func run(in workspace: Workspace) async throws -> Report {
        try await workspace.withFolder { try await measure(in: $0) }
    }

    private static func measure(in folder: String) async throws -> Report {
        let service = try await ServiceRun(home: "\(folder)/home")
        let sizes = try await service.warmUp(commands: block)
        let roundTrip = try BareRoundTrip(
            endpoint: "ipc://\(folder)/echo", requestBytes: sizes.request, replyBytes: sizes.reply)
        let commit = try BareCommit(path: "\(folder)/home/data/bare.sqlite", rowBytes: sizes.event)
        var trips: [Double] = []
        var commits: [Double] = []
        var commands: [Double] = []
        var ratios: [Double] = []
        // The first round warms up and is not counted.
        for round in 0...rounds {
            let trip = try (0..<block).map { _ in try roundTrip.time() }
            let bare = try (0..<block).map { _ in try commit.time() }
            let ours = try await service.times(of: block)
            guard round > 0 else { continue }
            ratios.append(Figures.median(ours) / (Figures.median(trip) + Figures.median(bare)))
            trips += trip
            commits += bare
            commands += ours
        }
        roundTrip.close()
        try commit.close()
        await service.stop()
        var report = Report(
            title: "\(name): one command in flight, sender → durable → reply, with a service of its own",
            peerName: "bare sum", oursName: "command")
        let sum = { (part: Double) in Figures.quantile(part, of: trips) + Figures.quantile(part, of: commits) }
        let (bareLast, oursLast) = (sum(0.99), Figures.quantile(0.99, of: commands))
        report.lines = [
            Report.Line(
                what: "p50", peer: Figures.microseconds(sum(0.5)), ours: Figures.microseconds(Figures.median(commands)),
                ratio: Figures.median(ratios), bound: .atMost(bound)),
            Report.Line(
                what: "p99", peer: Figures.microseconds(bareLast), ours: Figures.microseconds(oursLast),
                ratio: oursLast / bareLast, bound: .none),
        ]
        report.notes = [
            "bare ZeroMQ round trip: p50 \(Figures.microseconds(Figures.median(trips))), \(sizes.request) B and "
                + "\(sizes.reply) B; bare SQLite commit: p50 \(Figures.microseconds(Figures.median(commits))), "
                + "\(sizes.event) B",
            "\(rounds) rounds of \(block) each, in turn",
        ]
        return report
    }
}
