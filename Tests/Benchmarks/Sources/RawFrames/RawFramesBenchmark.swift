import Foundation
import ZeroMQ

/// Measures raw frames, XPUB to SUB over ipc between two processes, through the module and through libzmq directly.
///
/// Both send the same messages with the same options, the high-water marks off, and every message is received and
/// counted. They alternate within one run, and only the median of the ratios of neighbouring runs is judged.
@main
struct RawFramesBenchmark {
    static func main() async throws {
        let arguments = CommandLine.arguments
        if arguments.count == 5, arguments[1] == "receive", let count = Int(arguments[4]) {
            try await receive(through: arguments[2], from: arguments[3], count: count)
            return
        }
        let rounds = arguments.count > 1 ? Int(arguments[1]) ?? 7 : 7
        var passed = true
        for workload in Workload.all {
            passed = try await measure(workload, rounds: rounds) && passed
        }
        if !passed { exit(1) }
    }

    private static func measure(_ workload: Workload, rounds: Int) async throws -> Bool {
        var pairs: [(direct: Double, module: Double)] = []
        for round in 0..<rounds {
            // Each goes first in every other round.
            let order: [Way] = round.isMultiple(of: 2) ? [.direct, .module] : [.module, .direct]
            var rates: [Way: Double] = [:]
            for way in order { rates[way] = try await Round(workload: workload, way: way).rate() }
            pairs.append((rates[.direct] ?? 0, rates[.module] ?? 0))
        }
        let ratio = median(pairs.map { $0.module / $0.direct })
        let verdict = workload.isGated ? (ratio >= limit ? "ok" : "TOO SLOW, limit \(limit)") : "for information"
        print(
            "raw frames, \(workload.name): module \(thousands(median(pairs.map(\.module)))), "
                + "direct \(thousands(median(pairs.map(\.direct)))), "
                + String(format: "ratio %.2f ", ratio) + "(\(verdict); \(rounds) rounds, \(workload.count) messages)")
        return ratio >= limit || !workload.isGated
    }

    private static let limit = 0.8

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }

    private static func thousands(_ rate: Double) -> String {
        String(format: "%.0f k/s", rate / 1_000)
    }

    /// The second process: receives, counts, and prints when it had everything.
    private static func receive(through way: String, from endpoint: String, count: Int) async throws {
        let received =
            way == Way.module.rawValue
            ? try await ModuleRun.receive(from: endpoint, count: count)
            : try DirectRun.receive(from: endpoint, count: count)
        print("\(received.messages) \(received.finished)")
    }
}

/// What is sent.
struct Workload {
    let name: String
    let topicBytes: Int
    let bodyBytes: Int
    let count: Int
    let isGated: Bool

    static let all = [
        Workload(name: "256 B", topicBytes: 0, bodyBytes: 256, count: 1_000_000, isGated: true),
        Workload(name: "1 kB", topicBytes: 0, bodyBytes: 1_024, count: 400_000, isGated: true),
        Workload(name: "40 B + 256 B", topicBytes: 40, bodyBytes: 256, count: 500_000, isGated: false),
    ]
}

/// Which code sends and receives.
enum Way: String, CaseIterable {
    case direct
    case module
}

/// What the receiving process found.
struct Received {
    let messages: Int
    /// The system's monotonic clock, in nanoseconds; the same in both processes.
    let finished: UInt64
}

/// One way, once: the second process is started, and everything is sent to it.
struct Round {
    let workload: Workload
    let way: Way

    /// Messages in a second, from the first send to the last receipt.
    func rate() async throws -> Double {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("raw-frames-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let endpoint = "ipc://\(folder.path)/x"
        let receiver = Process()
        receiver.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        receiver.arguments = ["receive", way.rawValue, endpoint, "\(workload.count)"]
        let output = Pipe()
        receiver.standardOutput = output
        let topic = [UInt8](repeating: 0x74, count: workload.topicBytes)
        let body = [UInt8](repeating: 0x62, count: workload.bodyBytes)
        let started: UInt64
        let line: String
        switch way {
        case .direct:
            let publisher = try DirectRun(bindingTo: endpoint)
            try receiver.run()
            started = try publisher.publish(topic, body, count: workload.count)
            line = answer(of: receiver, output)
            publisher.close()
        case .module:
            let publisher = try await ModuleRun(bindingTo: endpoint)
            try receiver.run()
            started = try await publisher.publish(topic, body, count: workload.count)
            line = answer(of: receiver, output)
            await publisher.close()
        }
        let numbers = line.split(whereSeparator: \.isWhitespace).compactMap { UInt64($0) }
        guard numbers.count == 2, numbers[0] == workload.count else {
            throw BenchmarkFailure(text: "Not everything was received: \"\(line)\"")
        }
        return Double(workload.count) / (Double(numbers[1] - started) / 1e9)
    }

    private func answer(of receiver: Process, _ output: Pipe) -> String {
        let data = output.fileHandleForReading.readDataToEndOfFile()
        receiver.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}

/// Why a measurement means nothing.
struct BenchmarkFailure: Error, CustomStringConvertible {
    let text: String
    var description: String { text }
}

/// The system's monotonic clock, in nanoseconds.
func monotonicNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
