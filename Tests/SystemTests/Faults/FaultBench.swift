import Foundation
import MessageSchema
import Testing

/// The five processes under load, one fault among them, and the oracle afterwards.
struct FaultBench: Sendable {
    /// More than any of the five needs; growth beyond it is a leak.
    private static let descriptorsAtMost = 40
    private static let mebibytesAtMost = 200

    let home: TestHome
    let suite: FaultSuite
    let load: FaultLoad

    /// How the services are started.
    struct Start: Sendable {
        /// What services are started with each time.
        var standing: [String: [String: String]] = [:]
        /// What they are started with the first time only.
        var once: [String: [String: String]] = [:]
        /// The service that runs before the others, so that something can be put between.
        var first: String?
        /// Called when it runs.
        var betweenStarts: (@Sendable (TestHome) async throws -> Void)?
    }

    /// Runs one row: start, load, the fault, recovery, the oracle.
    /// - Parameters:
    ///   - fault: the name of the row, with the service that has it.
    ///   - body: brings the fault about and ends it; may say something for the table.
    static func run(
        _ fault: String, on service: String, settings: [String: String] = [:],
        start: @Sendable (TestHome) throws -> Start = { _ in Start() },
        _ body: @Sendable (FaultBench) async throws -> String?
    ) async throws {
        try await withHome(settings: settings) { home in
            let bench = try await begin(home, try start(home))
            let watch = try home.start("muster", ["watch", "pledges", "--json", "--from-start"], name: "watch")
            let before = await bench.suite.use()
            let said = try await body(bench)
            let recovered = try await bench.recover()
            try await bench.load.progress(3, within: .seconds(30))
            let acknowledged = try await bench.load.stop()
            let findings = try await bench.finish(acknowledged, watch, before)
            for wrong in findings.wrong { Issue.record("\(fault) on \(service): \(wrong)") }
            let result =
                findings.wrong.first.map { "FAILED: \($0)" }
                ?? "recovered in \(recovered.shortly), \(acknowledged.count) acknowledged, \(findings.lost) lost"
            FaultTable.record(fault, on: service, [said, result].compactMap { $0 }.joined(separator: "; "))
        }
    }

    /// Starts the services and the load, with an operation that all know.
    static func begin(_ home: TestHome, _ start: Start = Start()) async throws -> FaultBench {
        let suite = FaultSuite(home, standing: start.standing, once: start.once)
        if let first = start.first {
            try await suite.startAll([first])
            try await eventually("\(first) to serve") { (access("\(home.run)/\(first).pid", F_OK) == 0).orNil }
            try await start.betweenStarts?(home)
        }
        try await suite.startAll(Binaries.services.filter { $0 != start.first })
        try await eventually("the gateway's address") { (try? home.address()) }
        let bench = FaultBench(home: home, suite: suite, load: FaultLoad())
        var sender = Sender(home, waitsOut: [503, 507])
        _ = try await sender.acknowledged(.establishment("isf-gaza", title: "A force"))
        for order in [Order.pledge("first", headcount: 1), .contribution("first", dollars: 1), .post("first")] {
            try await eventually("the operation to be known to \(order.service)") {
                (try? await home.post(order))?.status == 200 ? true : nil
            }
        }
        try await bench.load.start(home)
        try await bench.load.progress(5, within: .seconds(30))
        return bench
    }

    /// Waits until all serve, follow and take commands again.
    /// - Returns: how long that took.
    func recover(within limit: Duration = .seconds(45)) async throws -> Duration {
        let begin = ContinuousClock.now
        try await load.progress(1, within: limit)
        try await home.waitUntilWell(within: limit)
        return begin.duration(to: .now)
    }

    /// Stops everything and looks for what is wrong.
    private func finish(
        _ acknowledged: [Sender.Acknowledged], _ watch: Program, _ before: [String: (descriptors: Int, memory: Int)]
    ) async throws -> FaultOracle.Findings {
        try await home.waitUntilFollowed(within: .seconds(20))
        var wrong: [String] = []
        let after = await suite.use()
        for (service, use) in after.sorted(by: { $0.key < $1.key }) {
            guard let earlier = before[service] ?? before.values.max(by: { $0.descriptors < $1.descriptors }) else {
                continue
            }
            if use.descriptors > earlier.descriptors + Self.descriptorsAtMost {
                wrong.append("\(service) has \(use.descriptors) descriptors open, \(earlier.descriptors) before")
            }
            if use.memory > earlier.memory + Self.mebibytesAtMost {
                wrong.append("\(service) takes \(use.memory) MiB, \(earlier.memory) before")
            }
        }
        let figures = try await Figures(home.question("/v1/operations/isf-gaza/picture"))
        let seen = try await home.wholeWatch(watch)
        watch.signal(SIGINT)
        wrong += try await suite.stopAll()
        var findings = try await FaultOracle.findings(home, acknowledged: acknowledged)
        findings.wrong = wrong + findings.wrong
        if seen != Array(1...(findings.heads["pledges"] ?? 0)) {
            findings.wrong.append("a watcher of pledges saw \(seen.count) events, or not in order: \(seen.suffix(20))")
        }
        let expected = Self.figures(of: acknowledged, besides: figures)
        if figures != expected { findings.wrong.append("the picture says \(figures), acknowledged were \(expected)") }
        return findings
    }

    /// What the picture must say: every acknowledged command once, and what the bench itself began with.
    private static func figures(of acknowledged: [Sender.Acknowledged], besides shown: Figures) -> Figures {
        var figures = shown
        (figures.announced, figures.assessed, figures.pledgedCents) = ([0, 0], [0, 0], 0)
        (figures.posts, figures.preconditions) = (0, 0)
        let begun = [Order.pledge("first", headcount: 1), .contribution("first", dollars: 1), .post("first")]
        for order in begun + acknowledged.map(\.order) { figures.add(order, assessing: [:]) }
        return figures
    }
}

extension TestHome {
    /// Waits until every process says that it is well, and the gateway that all services are heard.
    func waitUntilWell(within limit: Duration) async throws {
        var last = ""
        try await eventually("all to be well", within: limit, every: .milliseconds(50), finding: { last }) {
            let health = try await muster("health", "--json")
            last = health.output + health.errors
            guard health.code == 0, let ready = try? await get("/v1/operations") else { return false.orNil }
            return (ready.status == 200 && ready["Muster-Stale"] == nil).orNil
        }
    }

    /// Waits until whoever follows a log has taken in all of it.
    func waitUntilFollowed(within limit: Duration) async throws {
        var last = ""
        try await eventually("all to have taken in all", within: limit, every: .milliseconds(100), finding: { last }) {
            let health = try await muster("health", "--json")
            last = health.output + health.errors
            guard health.code == 0 else { return false.orNil }
            return Self.areAtHeads(try health.json()).orNil
        }
    }

    /// Compares what followers say of a log (`position 5` the gateway, `at 5 of 5` an inbox) with what its service says
    /// of it (`at 5 of pledges-…`): what a follower has last heard of the head may be old.
    private static func areAtHeads(_ health: JSONValue) -> Bool {
        var heads: [String: Substring] = [:]
        var positions: [(source: String, position: Substring)] = []
        for reply in health.array ?? [] {
            for check in reply["checks"]?.array ?? [] {
                guard let name = check["name"]?.string, let detail = check["detail"]?.string else { continue }
                let words = detail.split { $0 == " " || $0 == "," }
                guard words.count > 1 else { continue }
                if name == "log", let service = reply["service"]?.string { heads[service] = words[1] }
                if name.hasPrefix("inbox/") { positions.append((String(name.dropFirst(6)), words[1])) }
                if Binaries.logs.contains(name) { positions.append((name, words[1])) }
            }
        }
        return heads.count == Binaries.logs.count && positions.allSatisfy { heads[$0.source] == $0.position }
    }

    /// The sequences that a watcher has printed, once it has the last one that the service names.
    fileprivate func wholeWatch(_ watch: Program) async throws -> [UInt64] {
        let bus = try PythonBus(self, name: "head")
        let answer = try await bus.ask("pledges", "head")
        guard let head = answer?.body?["sequence"].flatMap(sequence) else { throw Failure("pledges names no head") }
        func seen() -> [UInt64] {
            watch.lines.compactMap { try? JSONParser().parse($0)["sequence"].flatMap(sequence) }
        }
        try await eventually("the watcher to have seen event \(head)", within: .seconds(20), every: .milliseconds(100))
        {
            (watch.lines.last?.contains(String(head)) ?? false) && seen().last == head ? true : nil
        }
        return seen()
    }
}
