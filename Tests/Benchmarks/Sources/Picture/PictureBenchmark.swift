import Foundation
import MessageSchema

/// Measures the picture of the case over HTTP, beside Hummingbird that serves the same bytes from memory: with nothing else
/// going on, and with commands flowing in.
enum PictureBenchmark {
    static let name = "picture"
    private static let connections = 16
    private static let rounds = 8
    private static let block = Duration.milliseconds(700)
    private static let commandsPerSecond = 1_000

    private struct Times {
        var rates: [Double] = []
        var latencies: [Double] = []

        mutating func add(_ outcome: HTTPLoad.Outcome) {
            rates.append(outcome.rate)
            latencies += outcome.latencies
        }
    }

    @Sendable
    static func run(in workspace: Workspace) async throws -> Report {
        try await workspace.withFolder { folder in try measure(in: folder) }
    }

    private static func measure(in folder: String) throws -> Report {
        let suite = try SuiteProcess(home: "\(folder)/home", folder: "\(folder)/suite")
        defer { suite.stop() }
        let path = "/v1/operations/isf-gaza/picture"
        let file = "\(folder)/bytes"
        let url = "http://\(suite.address.host):\(suite.address.port)\(path)"
        let size = try Program.run(["curl", "-sf", "-o", file, "-w", "%{size_download}", url], in: folder)
        let (server, port) = try bytesServer(file, in: folder)
        defer { server.stop() }
        let ours = try HTTPLoad(
            host: suite.address.host, port: suite.address.port, path: path, connections: connections)
        let peer = try HTTPLoad(host: "127.0.0.1", port: port, path: path, connections: connections)
        var report = Report(
            title: "\(name): requests for the picture of the case, \(size) bytes, over \(connections) connections",
            peerName: "Hummingbird", oursName: "ours")
        let (idle, idlePeer) = try alternate(ours, peer)
        report.lines = lines("idle", idle, idlePeer, bound: 0.8)

        for (number, operation) in ["flow", "isf-gaza"].enumerated() {
            let seconds = rounds * 2 * Int((block / .milliseconds(1)).rounded(.up)) / 1_000 + 4
            // What the case already has: the picture stays as long as the peer's bytes.
            let found = try ["armed-groups-disarm", "ceasefire-holds"].map { try EntityID(wire: $0) }
            var commands = ExampleCommands(
                for: try OperationID(wire: operation), series: number, findingsOn: operation == "flow" ? [] : found)
            var frames = try commands.frames(seconds * commandsPerSecond)
            if operation == "flow" {
                frames.insert(
                    try JSONValue.bytes(
                        encoding: TypedBusRequest(id: "0", request: .command, body: try commands.establishment())),
                    at: 0)
            }
            let flow = CommandFlow(
                to: "ipc://\(suite.home)/run/mandate.requests", frames: frames, perSecond: commandsPerSecond)
            let began = monotonicNanoseconds()
            let (busy, busyPeer) = try alternate(ours, peer)
            let took = Double(monotonicNanoseconds() - began) / 1e9
            let accepted = Int(Double(try flow.stop()) / took)
            report.lines += lines(
                operation == "flow" ? "commands in another operation" : "commands in the same one", busy, busyPeer,
                bound: 0.5)
            report.notes.append(
                "\(accepted) of \(commandsPerSecond) commands a second were accepted in `\(operation)` meanwhile, each "
                    + (operation == "flow" ? "a precondition" : "a finding")
                    + " that pledges, funding and command take in as well")
        }
        report.notes.append("\(rounds) rounds of \(block), in turn; client and suite share the processors")
        ours.close()
        peer.close()
        return report
    }

    /// Hummingbird with the bytes of a file, and its port.
    private static func bytesServer(_ file: String, in folder: String) throws -> (Program, UInt16) {
        let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("muster-bytes-server").path
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw BenchmarkFailure(text: "there is no \(path): run `make bench`, or build that product first")
        }
        let place = "\(folder)/hummingbird"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        let server = try Program([path, file], in: place)
        let port = try Program.untilReady("Hummingbird", showing: server) {
            guard let line = server.output.split(separator: "\n").first(where: { $0.hasPrefix("port ") }),
                let port = UInt16(line.dropFirst(5))
            else { throw BenchmarkFailure(text: "it has no port yet") }
            return port
        }
        return (server, port)
    }

    private static func alternate(_ ours: HTTPLoad, _ peer: HTTPLoad) throws -> (ours: Times, peer: Times) {
        var (mine, others) = (Times(), Times())
        // The first round warms up and is not counted.
        for round in 0...rounds {
            if round == 1 { (mine, others) = (Times(), Times()) }
            others.add(try peer.run(for: block))
            mine.add(try ours.run(for: block))
        }
        return (mine, others)
    }

    private static func lines(_ what: String, _ ours: Times, _ peer: Times, bound: Double) -> [Report.Line] {
        let (rate, other) = (Figures.median(ours.rates), Figures.median(peer.rates))
        let (last, otherLast) = (
            Figures.quantile(0.99, of: ours.latencies), Figures.quantile(0.99, of: peer.latencies)
        )
        return [
            Report.Line(
                what: "\(what), requests", peer: Figures.thousands(other), ours: Figures.thousands(rate),
                ratio: rate / other, bound: .atLeast(bound)),
            Report.Line(
                what: "\(what), p99", peer: Figures.microseconds(otherLast), ours: Figures.microseconds(last),
                ratio: last / otherLast, bound: .none),
        ]
    }
}
