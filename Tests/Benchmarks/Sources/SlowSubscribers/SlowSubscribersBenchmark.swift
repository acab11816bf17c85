import Foundation
import MessageBus
import MessageSchema

/// Measures what one stopped and one slow subscriber cost the others and the publisher: the events that a follower gets
/// in a second, and the publisher's memory, against blocks of the same length without them.
///
/// Blocks with and without alternate, and the median of the ratios of neighbouring blocks is judged.
enum SlowSubscribersBenchmark {
    static let name = "slow-subscribers"
    private static let bound = 0.9
    /// Two queues of 10,000 messages, each event with its topic and what libzmq needs around them, and as much again for
    /// what the allocator does not give back.
    private static let memoryBound = 64.0 * 1_048_576
    private static let pairs = 6
    /// More than the queue of a subscriber holds.
    private static let block = 15_000
    private static let inFlight = 64
    private static let pauseMilliseconds = 20

    /// What one block brought.
    private struct Outcome {
        /// Events a second that the follower got.
        let rate: Double
        /// What the publisher holds more than before, in bytes.
        let growth: Double
    }

    @Sendable
    static func run(in workspace: Workspace) async throws -> Report {
        try await workspace.withFolder { try await measure(in: $0) }
    }

    private static func measure(in folder: String) async throws -> Report {
        let home = "\(folder)/home"
        // Writing a snapshot takes memory for a moment, as much as the whole state: more than what is looked for here.
        let service = try await MandateProcess(home: home, settings: ["MUSTER_SNAPSHOT_EVERY": "1000000"])
        var commands = ExampleCommands(for: try OperationID(wire: "isf-gaza"))
        _ = try await service.client.ask(.command, try commands.establishment())
        var outcomes: [(without: Outcome, with: Outcome)] = []
        // The first pair warms up: its rates are not counted, its memory is.
        for round in 0...pairs {
            let isFirst = round.isMultiple(of: 2)
            var without = isFirst ? try await outcome(service, home, &commands, isDisturbed: false) : nil
            let with = try await outcome(service, home, &commands, isDisturbed: true)
            if !isFirst { without = try await outcome(service, home, &commands, isDisturbed: false) }
            if let without { outcomes.append((without, with)) }
        }
        await service.stop(within: .seconds(30))
        let growth = outcomes.reduce(0) { $0 + $1.with.growth - $1.without.growth }
        let measured = outcomes.dropFirst()
        var report = Report(
            title: "\(name): events that reach a follower, with \(inFlight) commands in flight", peerName: "without",
            oursName: "with")
        report.lines = [
            Report.Line(
                what: "one stopped, one slow", peer: Figures.thousands(Figures.median(measured.map(\.without.rate))),
                ours: Figures.thousands(Figures.median(measured.map(\.with.rate))),
                ratio: Figures.median(measured.map { $0.with.rate / $0.without.rate }), bound: .atLeast(bound)),
            Report.Line(
                what: "memory beyond that without, against its limit", peer: Figures.mebibytes(memoryBound),
                ours: Figures.mebibytes(growth), ratio: growth / memoryBound, bound: .atMost(1)),
        ]
        report.notes = [
            "\(pairs) pairs of \(block) events each; the slow one reads a message every \(pauseMilliseconds) ms; memory "
                + "is what the publisher's process grew by in all blocks with them, less in all blocks without",
            "with them, by block: \(growths(outcomes.map(\.with))); without: \(growths(outcomes.map(\.without)))",
        ]
        return report
    }

    private static func growths(_ outcomes: [Outcome]) -> String {
        outcomes.map { Figures.mebibytes($0.growth) }.joined(separator: ", ")
    }

    private static func outcome(
        _ service: MandateProcess, _ home: String, _ commands: inout ExampleCommands, isDisturbed: Bool
    ) async throws -> Outcome {
        let endpoint = "ipc://\(home)/run/\(ServiceName.mandate.rawValue).events"
        let frames = try commands.frames(block)
        let head = try await service.head()
        let follower = try FollowersPeer.start(
            home: home, count: 1, from: head, upTo: head.sequence.value + UInt64(block))
        defer { follower.stop() }
        let pauses = isDisturbed ? [0, pauseMilliseconds] : []
        let slow = try pauses.map { try SlowSubscriber.start(endpoint: endpoint, pauseMilliseconds: $0) }
        // A stopped process cannot end by itself.
        defer { for peer in slow { peer.kill() } }
        slow.first?.send(SIGSTOP)
        let memory = try service.residentBytes
        let generator = try LoadGenerator(endpoint: service.endpoint, inFlight: inFlight)
        defer { generator.close() }
        let began = monotonicNanoseconds()
        _ = try generator.send(frames)
        guard let ended = UInt64(try follower.answer()) else {
            throw BenchmarkFailure(text: "the follower said no time")
        }
        return Outcome(
            rate: Double(block) / (Double(ended - began) / 1e9), growth: try service.residentBytes - memory)
    }
}
