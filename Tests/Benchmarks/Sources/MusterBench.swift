import Foundation

/// `muster-bench [name]`: measures ratios against peers and limits, each within one run (issue "The suite runs", section
/// on speed). Where two processes are needed it runs itself a second time as `muster-bench peer <role> …`.
@main
enum MusterBench {
    private static let benchmarks = [
        Benchmark(name: RawFramesBenchmark.name, run: RawFramesBenchmark.run),
        Benchmark(name: TypedEventsBenchmark.name, run: TypedEventsBenchmark.run),
        Benchmark(name: OneCommandBenchmark.name, run: OneCommandBenchmark.run),
    ]

    static func main() async {
        signal(SIGPIPE, SIG_IGN)
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            if arguments.first == "peer" {
                try await PeerRole.run(Array(arguments.dropFirst()))
            } else {
                exit(try await measure(arguments) ? 0 : 1)
            }
        } catch {
            FileHandle.standardError.write(Data("muster-bench: \(error)\n".utf8))
            exit(2)
        }
    }

    /// - Returns: whether every bound was kept.
    private static func measure(_ names: [String]) async throws -> Bool {
        let chosen = names.isEmpty ? benchmarks : try names.map(benchmark)
        let workspace = try Workspace()
        defer { workspace.remove() }
        let watch = workspace.removeWhenEnded(after: .seconds(170))
        defer { withExtendedLifetime(watch) {} }
        print("\(ProcessInfo.processInfo.activeProcessorCount) cores, load \(loadAverage())\n")
        var areKept = true
        for benchmark in chosen {
            let report = try await benchmark.run(workspace)
            print(report.text)
            areKept = areKept && report.isKept
        }
        print("load \(loadAverage())")
        return areKept
    }

    private static func benchmark(_ name: String) throws -> Benchmark {
        guard let found = benchmarks.first(where: { $0.name == name }) else {
            let known = benchmarks.map(\.name).joined(separator: ", ")
            throw BenchmarkFailure(
                text: "there is no benchmark `\(name)`; there are \(known), and without a name all run")
        }
        return found
    }

    private static func loadAverage() -> String {
        var loads = [Double](repeating: 0, count: 3)
        getloadavg(&loads, 3)
        return loads.map { String(format: "%.2f", $0) }.joined(separator: " ")
    }
}
