import Foundation
import MessageSchema

/// Measures how long it takes until what a command brought about is in the gateway's answers, against what nothing can do
/// without: bare ZeroMQ round trips of the same frames and the bare SQLite commit of the same row.
enum VisibleBenchmark {
    static let name = "visible"
    private static let rounds = 60
    private static let block = 50

    /// In nanoseconds, each.
    private struct Times {
        var trips: [Double] = []
        var commits: [Double] = []
        /// From the reply to the command to an answer that rests on it.
        var visible: [Double] = []
        /// From the command to that answer.
        var whole: [Double] = []
    }

    @Sendable
    static func run(in workspace: Workspace) async throws -> Report {
        try await workspace.withFolder { try await measure(in: $0) }
    }

    private static func measure(in folder: String) async throws -> Report {
        let home = "\(folder)/home"
        let service = try await ServiceRun(home: home)
        let sizes = try await service.warmUp(commands: block)
        let gateway = try await GatewayProcess(
            home: home, folder: "\(folder)/gateway", knowing: try await service.send().bookmark, within: .seconds(20))
        let roundTrip = try BareRoundTrip(
            endpoint: "ipc://\(folder)/echo", requestBytes: sizes.request, replyBytes: sizes.reply)
        let commit = try BareCommit(path: "\(home)/data/bare.sqlite", rowBytes: sizes.event)
        var times = Times()
        // The first round warms up and is not counted.
        for round in 0...rounds {
            if round == 1 { times = Times() }
            for _ in 0..<block {
                times.trips.append(try roundTrip.time())
                times.commits.append(try commit.time())
            }
            for _ in 0..<block {
                let sent = monotonicNanoseconds()
                let reply = try await service.send()
                let accepted = monotonicNanoseconds()
                try await gateway.ask(after: reply.bookmark)
                let seen = monotonicNanoseconds()
                times.visible.append(Double(seen - accepted))
                times.whole.append(Double(seen - sent))
            }
        }
        roundTrip.close()
        try commit.close()
        await gateway.stop()
        await service.stop()
        return report(of: times)
    }

    private static func report(of times: Times) -> Report {
        var report = Report(
            title: "\(name): a command, and the gateway's answer that rests on it, one at a time", peerName: "bare sum",
            oursName: "ours")
        for (name, part) in [("p50", 0.5), ("p99", 0.99), ("p99.9", 0.999)] {
            let trip = Figures.quantile(part, of: times.trips)
            let commit = Figures.quantile(part, of: times.commits)
            for (what, bare, ours) in [
                ("accepted → visible", trip, times.visible), ("sent → visible", 2 * trip + commit, times.whole),
            ] {
                let figure = Figures.quantile(part, of: ours)
                report.lines.append(
                    Report.Line(
                        what: "\(what), \(name)", peer: Figures.microseconds(bare), ours: Figures.microseconds(figure),
                        ratio: figure / bare, bound: .none))
            }
        }
        report.notes = [
            "bare ZeroMQ round trip: p50 \(Figures.microseconds(Figures.median(times.trips))); bare SQLite commit: p50 "
                + "\(Figures.microseconds(Figures.median(times.commits))); accepted → visible stands beside one round "
                + "trip, sent → visible beside two and a commit",
            "\(rounds) rounds of \(block) each, in turn",
        ]
        return report
    }
}
