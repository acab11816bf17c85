import Foundation
import MessageBus
import MessageSchema
import ServiceRuntime

/// Measures the picture of an operation with 200 nations, 5,000 lines and 100,000 events beside that of the case, and what a
/// moment of the past costs in it beside the same moment in an operation in which nothing followed.
enum LargePictureBenchmark {
    static let name = "large-picture"
    private static let nations = 200
    private static let linesOfPledge = 25
    private static let events: UInt64 = 100_000
    private static let rounds = 20
    private static let bound = 1.2

    @Sendable
    static func run(in workspace: Workspace) async throws -> Report {
        try await workspace.withFolder { try await measure(in: $0) }
    }

    private static func measure(in folder: String) async throws -> Report {
        let suite = try SuiteProcess(home: "\(folder)/home", folder: "\(folder)/suite")
        defer { suite.stop() }
        let mandate = try await ServiceClient(to: .mandate, home: suite.home)
        let pledges = try await ServiceClient(to: .pledges, home: suite.home)
        let codes = NationRegistry.all.map(\.code).filter { $0.utf8.count == 3 }.prefix(nations)
        guard codes.count == nations else { throw BenchmarkFailure(text: "there are \(codes.count) nations") }
        for name in ["large", "early"] {
            let operation = try OperationID(wire: name)
            let reply = try await mandate.decide(
                OperationEstablishment(title: "A large force", currency: try CurrencyCode(wire: "USD")),
                id: "\(name)-establish", operation: operation)
            for code in codes {
                try await pledges.decide(
                    PledgeAnnouncement(
                        pledge: try EntityID(wire: "p-\(code.lowercased())"), nation: try NationCode(wire: code),
                        lines: try (0..<linesOfPledge).map {
                            LineOffer(
                                line: try EntityID(wire: "l-\($0)"), capability: "infantry company",
                                personnel: .known(.troops),
                                headcount: .known(try Quantity.Figures(best: 100)))
                        }), id: "\(name)-announce-\(code)", operation: operation, after: reply.bookmark)
            }
        }
        let early = SystemClock.now()
        // What was recorded within the same microsecond would be on neither side of the moment.
        try await Task.sleep(for: .milliseconds(20))
        // One event more, so that neither operation is still as it was then.
        try await pledges.decide(
            PledgeHold(pledge: try EntityID(wire: "p-\(codes[codes.startIndex].lowercased())"), reason: "on hold"),
            id: "early-hold", operation: try OperationID(wire: "early"))
        let load = try LoadGenerator(endpoint: "ipc://\(suite.home)/run/pledges.requests", inFlight: 64)
        var (step, head) = (0, try await pledges.head())
        while head.sequence.value < events {
            _ = try load.send(try frames(step, codes))
            step += 1
            head = try await pledges.head()
        }
        load.close()
        let bookmark = Bookmark(log: head.log, service: .pledges, epoch: head.epoch, sequence: head.sequence)
        let after = String(decoding: try JSONValue.bytes(encoding: bookmark), as: UTF8.self)
        let base = "http://\(suite.address.host):\(suite.address.port)/v1/operations"
        for _ in 0..<20 {
            guard
                (try? Program.run(
                    [
                        "curl", "-sf", "-o", "/dev/null", "-H", "Muster-After: \(after)", "-H", "Prefer: wait=30",
                        "\(base)/large/picture",
                    ], in: folder)) == nil
            else { break }
        }

        var times: [String: [Double]] = [:]
        func time(_ what: String, _ query: String) throws -> Double {
            let began = try HTTPLoad(
                host: suite.address.host, port: suite.address.port, path: "/v1/operations/\(query)", connections: 1)
            defer { began.close() }
            let took = try began.once()
            times[what, default: []].append(took)
            return took
        }
        var past: [Double] = []
        // Each day is a question of its own, so that every answer is worked out. The first rounds warm up.
        for round in 0..<(rounds + 3) {
            if round == 3 { (times, past) = ([:], []) }
            let day = try CalendarDay(wire: "2027-01-\(round < 9 ? "0" : "")\(round + 1)").wire
            _ = try time("case", "isf-gaza/picture?asOf=\(day)")
            _ = try time("large", "large/picture?asOf=\(day)")
            let moment = "recordedBy=\(early.wire)&asOf=\(day)"
            past.append(try time("past", "large/picture?\(moment)") / time("early", "early/picture?\(moment)"))
        }
        await mandate.stop()
        await pledges.stop()
        func median(_ what: String) -> Double { Figures.median(times[what] ?? []) }
        var report = Report(
            title: "\(name): \(nations) nations, \(nations * linesOfPledge) lines, \(head.sequence) events, over HTTP",
            peerName: "beside", oursName: "ours")
        report.lines = [
            Report.Line(
                what: "picture, beside that of the case", peer: Figures.microseconds(median("case")),
                ours: Figures.microseconds(median("large")), ratio: median("large") / median("case"), bound: .none),
            Report.Line(
                what: "as recorded before all but 400 of them, beside an operation with 401",
                peer: Figures.microseconds(median("early")), ours: Figures.microseconds(median("past")),
                ratio: Figures.median(past), bound: .atMost(bound)),
        ]
        report.notes = [
            "every answer is worked out; one asked for again costs what `picture` says", "\(rounds) rounds, in turn",
        ]
        return report
    }

    /// A step of every pledge: all lines on hold, or all of them going on.
    private static func frames(_ step: Int, _ codes: ArraySlice<String>) throws -> [[UInt8]] {
        let operation = try OperationID(wire: "large")
        return try codes.enumerated().map { number, code in
            let pledge = try EntityID(wire: "p-\(code.lowercased())")
            let (name, data): (String, JSONValue) =
                step.isMultiple(of: 2)
                ? (PledgeHold.name, try .encoding(PledgeHold(pledge: pledge, reason: "everything is on hold")))
                : (PledgeResumption.name, try .encoding(PledgeResumption(pledge: pledge)))
            return try JSONValue.bytes(
                encoding: TypedBusRequest(
                    id: "\(number)", request: .command,
                    body: CommandEnvelope(
                        id: try CommandID(wire: "step-\(step)-\(code)"), name: name, operation: operation, data: data,
                        actor: "planner")))
        }
    }
}
