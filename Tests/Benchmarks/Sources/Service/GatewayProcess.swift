import Foundation
import MessageBus
import MessageSchema

/// A gateway as a process of its own, and a client that asks it.
final class GatewayProcess {
    /// How long it took from the start of the process until it answered from all that was wanted, in nanoseconds.
    private(set) var readyNanoseconds: UInt64 = 0
    private let client: RequestClient
    private let program: Program
    private let transport: ZeroMQTransport
    private let answers: Task<Void, Never>

    /// Starts it in a home, and waits until it knows what a bookmark names.
    /// - Parameter folder: for its output.
    init(home: String, folder: String, knowing bookmark: Bookmark? = nil, within limit: Duration) async throws {
        let started = monotonicNanoseconds()
        // Built beside this executable, by the same command.
        let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("muster-gateway").path
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw BenchmarkFailure(
                text: "there is no \(path): run `make bench`, or build the product muster-gateway of this package first"
            )
        }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        program = try Program(
            [path], endsBy: .pipe, in: folder,
            environment: [
                "MUSTER_HOME": home, "MUSTER_LOG_LEVEL": "warning", "MUSTER_HTTP_PORT": "0", "MUSTER_PARENT_PIPE": "3",
            ])
        try await UnixSocket.waitUntilListening(at: "\(home)/run/gateway.requests", within: limit)
        transport = try await ZeroMQTransport.start(directory: "\(home)/run", name: "asker")
        let client = RequestClient(to: "gateway", over: try await transport.connect(to: "gateway", topics: []))
        self.client = client
        answers = Task { await client.run() }
        try await waitUntilReady(knowing: bookmark, within: limit)
        readyNanoseconds = monotonicNanoseconds() - started
    }

    private func waitUntilReady(knowing bookmark: Bookmark?, within limit: Duration) async throws {
        let deadline = ContinuousClock.now.advanced(by: limit)
        while true {
            do {
                return try await ask(after: bookmark, waitSeconds: 30)
            } catch {
                guard ContinuousClock.now < deadline else {
                    throw BenchmarkFailure(text: "the gateway is not ready: \(error) \(program.output)")
                }
                // It refuses at once where it cannot wait, as for a log that it has not heard of yet.
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    /// Asks which operations there are, after what a bookmark names has arrived.
    func ask(after bookmark: Bookmark?, waitSeconds: Double = 5) async throws(Problem) {
        let question = QueryRequest(.operations, after: bookmark, waitSeconds: waitSeconds)
        _ = try await client.ask(.query, question, timeout: .seconds(waitSeconds + 5))
    }

    /// What stays in memory, in bytes.
    var residentBytes: Double { get throws { try ResidentMemory.bytes(of: program.processIdentifier) } }

    func stop() async {
        answers.cancel()
        await transport.close()
        program.stop()
    }
}
