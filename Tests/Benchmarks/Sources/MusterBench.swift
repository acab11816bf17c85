import Foundation

/// `muster-bench [name]`: measures ratios against peers and limits, each within one run. Where two processes are needed it
/// runs itself a second time as `muster-bench peer <role> …`.
@main
enum MusterBench {
    private static let benchmarks = [
        Benchmark(name: RawFramesBenchmark.name, run: RawFramesBenchmark.run),
        Benchmark(name: TypedEventsBenchmark.name, run: TypedEventsBenchmark.run),
        Benchmark(name: OneCommandBenchmark.name, run: OneCommandBenchmark.run),
        Benchmark(name: VisibleBenchmark.name, run: VisibleBenchmark.run),
        Benchmark(name: LargeOperationBenchmark.name, limit: .seconds(300), run: LargeOperationBenchmark.run),
        Benchmark(name: SettlingBenchmark.name, limit: .seconds(300), run: SettlingBenchmark.run),
        Benchmark(name: PictureBenchmark.name, limit: .seconds(300), run: PictureBenchmark.run),
        Benchmark(name: LargePictureBenchmark.name, limit: .seconds(600), run: LargePictureBenchmark.run),
        Benchmark(name: StreamsBenchmark.name, limit: .seconds(300), run: StreamsBenchmark.run),
        Benchmark(name: OptionsBenchmark.name, run: OptionsBenchmark.run),
        Benchmark(name: SlowSubscribersBenchmark.name, limit: .seconds(600), run: SlowSubscribersBenchmark.run),
        Benchmark(name: CommandsBenchmark.name, limit: .seconds(600), run: CommandsBenchmark.run),
        Benchmark(name: RestartBenchmark.name, limit: .seconds(1_200), run: RestartBenchmark.run),
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

    /// - Returns: whether every benchmark came to its end and every bound was kept.
    private static func measure(_ names: [String]) async throws -> Bool {
        let chosen = names.isEmpty ? benchmarks : try names.map(benchmark)
        let workspace = try Workspace()
        defer { workspace.remove() }
        let signals = workspace.removeWhenSignalled()
        defer { withExtendedLifetime(signals) {} }
        print("\(ProcessInfo.processInfo.activeProcessorCount) cores\n")
        var verdicts: [(text: String, isKept: Bool)] = []
        for benchmark in chosen {
            let watch = workspace.removeWhenLate(benchmark)
            let before = loadAverage()
            do {
                let report = try await benchmark.run(workspace)
                print(report.text + "  load before \(before), after \(loadAverage())\n")
                verdicts += report.verdicts(of: benchmark.name)
            } catch {
                // The others are measured all the same.
                print("\(benchmark.name) failed: \(error)\n")
                verdicts.append(("FAILED: \(benchmark.name)", false))
            }
            watch.cancel()
            // A run takes minutes: what is found is shown at once, also to a pipe.
            fflush(nil)
        }
        let kept = verdicts.count { $0.isKept }
        print("\(kept) of \(verdicts.count) bounds were kept")
        for verdict in verdicts { print("  \(verdict.text)") }
        return kept == verdicts.count
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
