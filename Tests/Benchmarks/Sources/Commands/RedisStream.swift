import Foundation

/// Redis appending to a stream, each reply after its fsync, driven by redis-benchmark over a Unix socket.
final class RedisStream: CommandsPeer {
    let name: String
    let bound: Double?
    private let folder: String
    private let server: Program
    private let event: String
    /// How many requests each connection has in flight, at most.
    private let pipeline: Int
    private var rate = 2_000.0

    /// Starts a server of its own.
    /// - Parameter pipeline: 1 for a connection for each request in flight.
    init(folder: String, event: [UInt8], pipeline: Int = 1) throws {
        self.folder = folder
        self.event = String(decoding: event, as: UTF8.self)
        self.pipeline = pipeline
        bound = pipeline == 1 ? 0.35 : nil
        name = pipeline == 1 ? "Redis" : "Redis, \(pipeline) a connection"
        let server = try Program(
            [
                "redis-server", "--port", "0", "--unixsocket", "\(folder)/socket", "--dir", folder, "--save", "",
                "--appendonly", "yes", "--appendfsync", "always", "--auto-aof-rewrite-percentage", "0",
            ], in: folder)
        self.server = server
        try Program.untilReady("redis-server", showing: server) {
            _ = try Program.run(["redis-cli", "-s", "\(folder)/socket", "ping"], in: folder)
        }
    }

    func measure(inFlight: Int) throws -> PeerOutcome {
        let depth = min(pipeline, inFlight)
        // What the last block reached tells how many make about half a second.
        let count = max(inFlight, Int(rate / 2))
        let text = try Program.run(
            [
                "redis-benchmark", "-s", "\(folder)/socket", "-c", "\(inFlight / depth)", "-P", "\(depth)", "-n",
                "\(count)", "--csv", "XADD", "events", "*", "event", event,
            ], in: folder)
        // The name of the test, which holds the whole command, comes first; the figures have no commas in them.
        let figures = (text.split(separator: "\n").last ?? "").split(separator: ",").suffix(7)
            .compactMap { Double($0.trimmingCharacters(in: CharacterSet(charactersIn: "\" \r"))) }
        guard figures.count == 7, figures[0] > 0 else {
            throw BenchmarkFailure(text: "redis-benchmark says something else than its figures: \(text.suffix(200))")
        }
        rate = figures[0]
        return PeerOutcome(rate: rate, p50: figures[3] * 1e6, p99: figures[5] * 1e6)
    }

    func stop() {
        server.stop()
    }
}
