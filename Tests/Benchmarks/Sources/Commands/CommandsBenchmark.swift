import Foundation
import MessageBus
import MessageSchema

/// Measures durable commands a second against one service, with different numbers in flight, beside what makes the same
/// bytes durable with less around it.
///
/// The service and its peers take turns in blocks of about half a second, and the median of the ratios of neighbouring
/// blocks is judged, with 64 in flight.
enum CommandsBenchmark {
    static let name = "commands"
    private static let rounds = 5
    private static let judged = 64
    private static let inFlight = [1, 16, 64, 256]
    /// Within which a command is to be answered with 64 in flight, 99 times of 100; in nanoseconds.
    private static let latencyGoal = 10e6

    /// What one number in flight brought.
    private struct Series {
        var ours: [PeerOutcome] = []
        var peers: [String: [PeerOutcome]] = [:]
        /// What the service used of the processors, and for how many commands.
        var processorNanoseconds = 0.0
        var commands = 0

        func ratio(to peer: String) -> Double {
            Figures.median(zip(ours, peers[peer] ?? []).map { $0.rate / $1.rate })
        }
    }

    @Sendable
    static func run(in workspace: Workspace) async throws -> Report {
        try await workspace.withFolder { folder in
            // PostgreSQL, which may run as another user, has to get at its own folder below this one.
            try workspace.letOthersPass(folder)
            for name in ["redis", "piped", "postgres"] {
                try FileManager.default.createDirectory(
                    atPath: "\(folder)/\(name)", withIntermediateDirectories: false,
                    attributes: [.posixPermissions: 0o700])
            }
            return try await measure(in: folder)
        }
    }

    private static func measure(in folder: String) async throws -> Report {
        let service = try await MandateProcess(home: "\(folder)/home")
        var commands = ExampleCommands(for: try OperationID(wire: "isf-gaza"))
        _ = try await service.client.ask(.command, try commands.establishment())
        _ = try await service.time(of: try commands.next())
        let stored = try await service.client.ask(
            .replay, ReplayRequest(after: nil, maxEvents: 10, maxBytes: 1 << 20))
        guard let event = stored.frames.last else { throw BenchmarkFailure(text: "the command left no event") }
        let peers: [any CommandsPeer] = [
            try GroupedInserts(path: "\(folder)/home/data/bare.sqlite", event: event),
            try RedisStream(folder: "\(folder)/redis", event: event),
            try RedisStream(folder: "\(folder)/piped", event: event, pipeline: 16),
            try PostgreSQLInserts(folder: "\(folder)/postgres", event: event),
        ]
        defer { for peer in peers { peer.stop() } }
        var report = Report(
            title: "\(name): durable commands a second, one service; its peers make the same \(event.count) B durable",
            peerName: "peer", oursName: "commands")
        for inFlight in inFlight {
            let series = try self.series(inFlight, service, &commands, peers)
            add(series, inFlight, peers, to: &report)
        }
        report.notes.append("\(rounds) rounds of about half a second each, in turn; p50 and p99 are medians of rounds")
        await service.stop()
        return report
    }

    private static func series(
        _ inFlight: Int, _ service: MandateProcess, _ commands: inout ExampleCommands, _ peers: [any CommandsPeer]
    ) throws -> Series {
        let generator = try LoadGenerator(endpoint: service.endpoint, inFlight: inFlight)
        defer { generator.close() }
        var series = Series()
        var count = max(200, 16 * inFlight)
        // The first round warms up, tells how many make half a second, and is not counted.
        for round in 0...rounds {
            let frames = try commands.frames(count)
            let used = try service.processorNanoseconds
            let outcome = try generator.send(frames)
            count = max(200, 4 * inFlight, Int(outcome.rate / 2))
            let ours = PeerOutcome(
                rate: outcome.rate, p50: Figures.median(outcome.latencies),
                p99: Figures.quantile(0.99, of: outcome.latencies))
            if round > 0 {
                series.ours.append(ours)
                series.processorNanoseconds += try service.processorNanoseconds - used
                series.commands += frames.count
            }
            for peer in peers {
                let theirs = try peer.measure(inFlight: inFlight)
                if round > 0 { series.peers[peer.name, default: []].append(theirs) }
            }
        }
        return series
    }

    private static func add(
        _ series: Series, _ inFlight: Int, _ peers: [any CommandsPeer], to report: inout Report
    ) {
        let ours = middle(series.ours)
        for peer in peers {
            let theirs = middle(series.peers[peer.name] ?? [])
            let bound = inFlight == judged ? peer.bound : nil
            report.lines.append(
                Report.Line(
                    what: "\(inFlight) in flight, \(peer.name)", peer: Figures.thousands(theirs.rate),
                    ours: Figures.thousands(ours.rate), ratio: series.ratio(to: peer.name),
                    bound: bound.map { .atLeast($0) } ?? .none))
        }
        if inFlight == judged {
            report.lines.append(
                Report.Line(
                    what: "\(inFlight) in flight, p99", peer: Figures.microseconds(latencyGoal),
                    ours: Figures.microseconds(ours.p99), ratio: ours.p99 / latencyGoal, bound: .atMost(1)))
        }
        let latencies = ([("commands", ours)] + peers.map { ($0.name, middle(series.peers[$0.name] ?? [])) })
            .map { "\($0) \(Figures.microseconds($1.p50)) / \(Figures.microseconds($1.p99))" }
        report.notes.append("\(inFlight) in flight, p50 / p99: \(latencies.joined(separator: "; "))")
        let used = Figures.microseconds(series.processorNanoseconds / Double(max(1, series.commands)))
        report.notes.append("\(inFlight) in flight: the service uses \(used) of the processors for each command")
    }

    private static func middle(_ outcomes: [PeerOutcome]) -> PeerOutcome {
        PeerOutcome(
            rate: Figures.median(outcomes.map(\.rate)), p50: Figures.median(outcomes.map(\.p50)),
            p99: Figures.median(outcomes.map(\.p99)))
    }
}
