import Foundation

/// Measures raw frames, XPUB to SUB over ipc between two processes, through the module and through libzmq directly.
///
/// Both send the same messages with the same options, the high-water marks off, and every message is received and
/// counted. They alternate, and only the median of the ratios of neighbouring rounds is judged.
enum RawFramesBenchmark {
    static let name = "raw-frames"
    private static let bound = 0.8

    /// What is sent, and how often it is measured.
    private struct Workload {
        let name: String
        let topicBytes: Int
        let bodyBytes: Int
        let count: Int
        let rounds: Int
        let isJudged: Bool

        static let all = [
            Workload(name: "256 B", topicBytes: 0, bodyBytes: 256, count: 1_000_000, rounds: 7, isJudged: true),
            Workload(name: "1 kB", topicBytes: 0, bodyBytes: 1_024, count: 400_000, rounds: 7, isJudged: true),
            Workload(name: "40 B + 256 B", topicBytes: 40, bodyBytes: 256, count: 500_000, rounds: 3, isJudged: false),
        ]
    }

    /// Which code sends and receives.
    private enum Way: String {
        case direct
        case module
    }

    @Sendable
    static func run(in workspace: Workspace) async throws -> Report {
        var report = Report(
            title: "\(name): XPUB to SUB over ipc, two processes, high-water marks off, all received and counted",
            peerName: "libzmq", oursName: "module")
        for workload in Workload.all {
            report.lines.append(try await measure(workload, in: workspace))
            report.notes.append("\(workload.name): \(workload.rounds) rounds of \(workload.count) messages")
        }
        return report
    }

    private static func measure(_ workload: Workload, in workspace: Workspace) async throws -> Report.Line {
        var pairs: [(direct: Double, module: Double)] = []
        for round in 0..<workload.rounds {
            // Each goes first in every other round.
            let order: [Way] = round.isMultiple(of: 2) ? [.direct, .module] : [.module, .direct]
            var rates: [Way: Double] = [:]
            for way in order {
                rates[way] = try await workspace.withFolder { try await rate(of: workload, way, in: $0) }
            }
            pairs.append((rates[.direct] ?? 0, rates[.module] ?? 0))
        }
        return Report.Line(
            what: workload.name, peer: Figures.thousands(Figures.median(pairs.map(\.direct))),
            ours: Figures.thousands(Figures.median(pairs.map(\.module))),
            ratio: Figures.median(pairs.map { $0.module / $0.direct }),
            bound: workload.isJudged ? .atLeast(bound) : .none)
    }

    /// Messages in a second, from the first send to the last receipt.
    private static func rate(of workload: Workload, _ way: Way, in folder: String) async throws -> Double {
        let endpoint = "ipc://\(folder)/x"
        let topic = [UInt8](repeating: 0x74, count: workload.topicBytes)
        let body = [UInt8](repeating: 0x62, count: workload.bodyBytes)
        let receiver: Peer
        let started: UInt64
        let line: String
        switch way {
        case .direct:
            let publisher = try DirectRun(bindingTo: endpoint)
            receiver = try Peer(.receiver, [way.rawValue, endpoint, "\(workload.count)"])
            started = try publisher.publish(topic, body, count: workload.count)
            line = try receiver.answer()
            publisher.close()
        case .module:
            let publisher = try await ModuleRun(bindingTo: endpoint)
            receiver = try Peer(.receiver, [way.rawValue, endpoint, "\(workload.count)"])
            started = try await publisher.publish(topic, body, count: workload.count)
            line = try receiver.answer()
            await publisher.close()
        }
        receiver.stop()
        let numbers = line.split(separator: " ").compactMap { UInt64($0) }
        guard numbers.count == 2, numbers[0] == workload.count else {
            throw BenchmarkFailure(text: "not everything was received: \"\(line)\"")
        }
        return Double(workload.count) / (Double(numbers[1] - started) / 1e9)
    }

    /// The second process: receives, counts, and tells when it had everything.
    static func receive(_ arguments: [String]) async throws {
        guard arguments.count == 3, let way = Way(rawValue: arguments[0]), let count = Int(arguments[2]) else {
            throw BenchmarkFailure(text: "a receiver needs the way, the endpoint and the count")
        }
        let received =
            switch way {
            case .direct: try DirectRun.receive(from: arguments[1], count: count)
            case .module: try await ModuleRun.receive(from: arguments[1], count: count)
            }
        PeerOutput.tell("\(received.messages) \(received.finished)")
    }
}

/// What the receiving process found.
struct Received {
    let messages: Int
    /// By the monotonic clock, in nanoseconds.
    let finished: UInt64
}
