import Foundation
import MessageSchema

/// Measures how long it takes until the last of 1,000 clients of the live stream is told of an event, beside bare writes of as
/// many bytes to as many sockets, and what a client takes in memory.
enum StreamsBenchmark {
    static let name = "streams"
    private static let clients = 1_000
    private static let rounds = 100

    @Sendable
    static func run(in workspace: Workspace) async throws -> Report {
        try await workspace.withFolder { try await measure(in: $0) }
    }

    private static func measure(in folder: String) async throws -> Report {
        let suite = try SuiteProcess(
            home: "\(folder)/home", folder: "\(folder)/suite",
            settings: ["MUSTER_HTTP_STREAMS": "\(clients + 10)", "MUSTER_HTTP_CONNECTIONS": "\(clients + 50)"])
        defer { suite.stop() }
        let gateway = try suite.processIdentifier(of: "gateway")
        let pledges = try await ServiceClient(to: .pledges, home: suite.home)
        let operation = try OperationID(wire: "isf-gaza")
        let before = try ResidentMemory.bytes(of: gateway)
        // The case has claims already, which every client is told first.
        let request =
            "GET /v1/operations/isf-gaza/events?types=pledges.claim. HTTP/1.1\r\nHost: \(suite.address.host)\r\n"
            + "Accept: text/event-stream\r\n\r\n"
        let probe = try StreamClients(
            host: suite.address.host, port: suite.address.port, request: request, count: 1)
        try await claim(0, pledges, operation)
        let known = try eventsOfCase(suite, folder)
        try probe.read(until: known)
        probe.close()
        let streams = try StreamClients(
            host: suite.address.host, port: suite.address.port, request: request, count: clients)
        try streams.read(until: known)
        let connected = try ResidentMemory.bytes(of: gateway)

        let blockBytes = 1_600
        let peer = try Peer(.fanOut, ["\(clients)", "\(blockBytes)"])
        guard let port = UInt16(try peer.answer()) else { throw BenchmarkFailure(text: "the peer has no port") }
        let bare = try StreamClients(host: "127.0.0.1", port: port, request: "", count: clients)
        _ = try peer.answer()
        defer { peer.kill() }

        var (fromReply, fromSend, peers): ([Double], [Double], [Double]) = ([], [], [])
        // The first rounds warm up and are not counted.
        for round in 1...(rounds + 5) {
            let told = monotonicNanoseconds()
            try peer.tell("now")
            try bare.read(until: round)
            let sent = monotonicNanoseconds()
            try await claim(round, pledges, operation)
            let accepted = monotonicNanoseconds()
            try streams.read(until: known + round)
            let seen = monotonicNanoseconds()
            guard round > 5 else { continue }
            peers.append(Double(sent - told))
            fromReply.append(Double(seen - accepted))
            fromSend.append(Double(seen - sent))
        }
        let after = try ResidentMemory.bytes(of: gateway)
        streams.close()
        bare.close()
        await pledges.stop()
        var report = Report(
            title: "\(name): an event told to \(clients) clients of the live stream", peerName: "bare writes",
            oursName: "ours")
        for (name, part) in [("p50", 0.5), ("p99", 0.99)] {
            let limit = Figures.quantile(part, of: peers)
            for (what, times) in [("accepted → last client", fromReply), ("sent → last client", fromSend)] {
                let time = Figures.quantile(part, of: times)
                report.lines.append(
                    Report.Line(
                        what: "\(what), \(name)", peer: Figures.microseconds(limit), ours: Figures.microseconds(time),
                        ratio: time / limit, bound: .none))
            }
        }
        let perClient = (connected - before) / Double(clients) / 1_024
        report.notes = [
            String(format: "memory: %.1f KiB a client; ", perClient)
                + "the gateway \(Figures.mebibytes(before)) without clients, \(Figures.mebibytes(connected)) with them, "
                + "\(Figures.mebibytes(after)) after \(rounds + 5) events",
            "accepted: the command's answer, which comes after its commit; bare writes: one send of \(blockBytes) bytes to each "
                + "of \(clients) sockets by one thread",
            "\(rounds) rounds, in turn; the clients are one thread on the same processors",
        ]
        return report
    }

    private static func claim(_ number: Int, _ pledges: ServiceClient, _ operation: OperationID) async throws {
        try await pledges.send(
            PledgesClaim(
                Claim(
                    claim: try EntityID(wire: "bench-\(number)"), figure: .known(.other),
                    wording: "what a report says of the force, in a sentence of a common length")),
            id: "bench-claim-\(number)", operation: operation,
            by: Source(
                publisher: "Straits Times", published: .day(try CalendarDay(wire: "2026-02-19")),
                grade: try Grade(wire: "B2")))
    }

    /// How many events of that kind there are.
    private static func eventsOfCase(_ suite: SuiteProcess, _ folder: String) throws -> Int {
        let url =
            "http://\(suite.address.host):\(suite.address.port)/v1/operations/isf-gaza/events?types=pledges.claim.&limit=1000"
        let text = try Program.run(["curl", "-sf", url], in: folder)
        return try JSONParser().parse(text)["events"]?.array?.count ?? 0
    }
}
