import Foundation
import MessageSchema
import Testing

/// The gateway's live stream as a foreign program follows it.
struct StreamTests {
    private static let path = "/v1/operations/isf-gaza/events"

    @Test
    func aStreamThatIsBrokenOffAndResumedIsExactlyTheLogAlsoWhenTheGatewayIsKilled() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            var stalled = Follower(home, name: "stalled")
            try await stalled.connect()
            try await eventually("the stalled client's first event") { (!stalled.arrived.isEmpty).orNil }
            stalled.stop()

            let commands = Task {
                var sender = Sender(home)
                for number in 1...60 {
                    _ = try await sender.acknowledged(.pledge("streamed-\(number)", headcount: number))
                    _ = try await sender.acknowledged(.contribution("streamed-\(number)", dollars: number))
                    _ = try await sender.acknowledged(.post("streamed-\(number)"))
                }
            }
            var follower = Follower(home, name: "follower")
            for round in 1...9 {
                // There is something new in every round, however fast the others are.
                try await home.carryOut(.pledge("round-\(round)", headcount: round))
                try await follower.connect()
                let had = follower.events.count
                try await eventually("something new in round \(round)", finding: { follower.report }) {
                    if follower.isEnded { try await follower.connect() }
                    return (follower.events.count + follower.arrived.count > had).orNil
                }
                if round.isMultiple(of: 3) {
                    let gateway = try #require(try await suite.processID(of: "gateway"))
                    kill(gateway, SIGKILL)
                    try await suite.waitUntilWell()
                }
                try await follower.breakOff()
            }
            try await commands.value
            for _ in 0..<2 { try await home.carryOut(.post("last-\(UUID().uuidString.lowercased().prefix(8))")) }

            let bus = try PythonBus(home)
            var expected: [String: [String]] = [:]
            for service in Binaries.logs {
                let log = try await bus.log(of: service)
                expected[service] = zip(log.events, log.texts).filter { $0.0["operation"]?.string == "isf-gaza" }
                    .map(\.1)
            }
            let total = expected.values.map(\.count).reduce(0, +)
            #expect(total > 200)
            // The one that was stopped goes on where it was cut off, or reads on where it was not.
            stalled.goOn()
            try await stalled.breakOff()
            for var client in [follower, stalled] {
                try await client.connect()
                try await eventually("all events", finding: { client.report }) {
                    (client.events.count + client.arrived.count >= total).orNil
                }
                try await client.breakOff()
                #expect(client.events.count == total)
                for (service, texts) in expected {
                    let found = client.events.filter { $0.type.hasPrefix("muster.\(service).") }.map(\.data)
                    #expect(found == texts, "\(client.name): \(service)")
                }
            }
            // A stream that is open holds nothing up when the suite stops, and ends as one that is whole.
            try await follower.connect()
            try await home.carryOut(.pledge("the-end", headcount: 1))
            try await eventually("the last event", finding: { follower.report }) {
                follower.arrived.contains { $0.data.contains("the-end") }.orNil
            }
            let time = try await suite.stop()
            #expect(time < .seconds(8))
            try await eventually("the end of the stream", finding: { follower.report }) { follower.isEnded.orNil }
            #expect(follower.end == .exited(0), "\(follower.report)")
        }
    }

    @Test
    func aCommandIsCarriedOutOnceAndOnlyOnWhatItsSenderSaw() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            let first = try await home.post(.pledge("once-1", headcount: 10), headers: [("Prefer", "wait=20")])
            #expect(first.status == 200 && first["Preference-Applied"] == "wait=20", "\(first.text)")
            let revision = try #require(first["ETag"])
            let again = try await home.post(.pledge("once-1", headcount: 10))
            #expect(again.status == 200 && again.text == first.text)
            let other = try await home.post(.pledge("once-1", headcount: 11))
            #expect(other.status == 422 && other.text.contains("/problems/id-reused"), "\(other.text)")
            let stale = try await home.post(.assessment("once-1"), headers: [("If-Match", "\"1\"")])
            #expect(stale.status == 412, "\(stale.text)")
            #expect(try stale.json()["currentRevision"]?.int64.map { "\"\($0)\"" } == revision)
            // The gateway has its own copy of the log: what is recorded is in its answers once it has waited for it.
            let seen = try await home.post(
                .assessment("once-1"), headers: [("If-Match", revision), ("Prefer", "wait=20")])
            #expect(seen.status == 200 && seen["Preference-Applied"] == "wait=20", "\(seen.text)")
            let page = try await home.get("/v1/operations/isf-gaza/events?types=pledges.pledge.&limit=1000")
            let mine = try page.json()["events"]?.array?.filter { $0["subject"]?.string == "pledge/once-1" }
            #expect(
                mine?.map { $0["type"]?.string } == ["announced", "assessed"].map { "muster.pledges.pledge.\($0).v1" })
            try await suite.stop()
        }
    }

    @Test
    func theTraceOfACommandIsThatOfEverythingThatFollowsFromIt() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home, loads: false)
            let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            let established = try await home.post(
                .establishment("traced", title: "Traced Force"), headers: [("traceparent", trace)])
            #expect(established.status == 200, "\(established.text)")
            let events = try await eventually("the other services to accept the operation") { () -> [JSONValue]? in
                let page = try await home.get("/v1/operations/traced/events")
                let events = page.status == 200 ? try page.json()["events"]?.array ?? [] : []
                return Set(events.compactMap { $0["source"]?.string }).count == 4 ? events : nil
            }
            for event in events { #expect(event["traceparent"]?.string == trace, "\(JSONWriter.text(of: event))") }
            #expect(events.contains { $0["causationid"] != nil })
            try await suite.stop()
        }
    }

    @Test
    func theMetricsOfEveryProcessAreThereForPrometheusThroughTheGateway() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            for path in ["/metrics"] + Binaries.logs.map({ "/metrics/\($0)" }) {
                let response = try await home.get(path)
                #expect(response.status == 200 && response["Content-Type"]?.contains("version=0.0.4") == true)
                let lines = response.text.split(separator: "\n")
                func families(_ kind: String) -> [Substring] {
                    lines.filter { $0.hasPrefix("# \(kind) ") }.map { $0.split(separator: " ")[2] }
                }
                let typed = families("TYPE")
                #expect(typed.count > 5 && Set(typed).count == typed.count, "\(path)")
                #expect(typed == families("HELP"), "\(path): a family without help")
                for line in lines where !line.hasPrefix("#") {
                    let name = line.prefix { $0 != "{" && $0 != " " }
                    let family = typed.contains {
                        name == $0
                            || ["_bucket", "_sum", "_count"].contains(name.dropFirst($0.count)) && name.hasPrefix($0)
                    }
                    #expect(family, "\(path): \(line)")
                    #expect(line.split(separator: " ").last.flatMap { Double($0) } != nil, "\(path): \(line)")
                }
                for line in lines where line.hasSuffix(" counter") {
                    #expect(line.hasSuffix("_total counter"), "\(line)")
                }
            }
            try await suite.stop()
        }
    }

    /// `curl` as a client that keeps the place it was told last, as a browser does.
    private struct Follower {
        struct Event: Equatable {
            let type: String
            let data: String
        }

        let home: TestHome
        let name: String
        private(set) var events: [Event] = []
        private var place = ""
        private var connections = 0
        private var program: Program?

        init(_ home: TestHome, name: String) {
            self.home = home
            self.name = name
        }

        var end: Program.End? { program?.end }
        var isEnded: Bool { program?.end != nil }
        var report: String { "\(events.count) events before; \(program?.report ?? "not connected")" }

        /// What came whole over this connection so far.
        var arrived: [Event] { read().events }

        mutating func connect() async throws {
            try await breakOff()
            connections += 1
            let address = try await eventually("the gateway's address") { try? home.address() }
            program = try home.start(
                "/usr/bin/curl",
                [
                    "-sN", "--fail", "--noproxy", "*", "-H", "Accept: text/event-stream", "-H",
                    "Last-Event-ID: \(place)",
                    address + StreamTests.path,
                ], name: "\(name)-\(connections)")
        }

        /// Ends the connection as nothing can be prepared for, and keeps what came whole.
        mutating func breakOff() async throws {
            guard let program else { return }
            program.kill9()
            _ = try await program.waitForEnd()
            let read = read()
            events += read.events
            place = read.place
            self.program = nil
        }

        func stop() { program?.signal(SIGSTOP) }
        func goOn() { program?.signal(SIGCONT) }

        private func read() -> (events: [Event], place: String) {
            var (events, place) = ([Event](), place)
            // What follows the last empty line did not come whole.
            for block in (program?.output ?? "").components(separatedBy: "\n\n").dropLast() {
                var (type, data) = ("", "")
                for line in block.split(separator: "\n") {
                    if line.hasPrefix("id: ") { place = String(line.dropFirst(4)) }
                    if line.hasPrefix("event: ") { type = String(line.dropFirst(7)) }
                    if line.hasPrefix("data: ") { data = String(line.dropFirst(6)) }
                }
                if !data.isEmpty { events.append(Event(type: type, data: data)) }
            }
            return (events, place)
        }
    }
}
