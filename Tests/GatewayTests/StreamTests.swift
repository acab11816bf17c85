import EventLog
import Foundation
import MessageBus
import MessageSchema
import ServiceRuntime
import TestSupport
import Testing

@testable import GatewayApp

@Suite("The live stream")
struct StreamTests {
    private static let path = "/v1/operations/isf-gaza/events"

    private func announced(_ pledge: String) throws -> PledgesEvent {
        .pledgeAnnouncement(
            PledgeAnnouncement(
                pledge: try EntityID(wire: pledge), nation: "IDN",
                lines: [LineOffer(line: "troops", capability: "infantry", personnel: .known(.troops), headcount: 10)]))
    }

    private let established = MandateEvent.operationEstablishment(
        OperationEstablishment(title: "Stabilization Force", currency: "USD"))

    /// A gateway that has taken in what a mandate and a pledges service said so far.
    private func withServices(
        announcing count: Int, mirror: (any MirrorStore)? = nil, limits: HTTPLimits = HTTPLimits(),
        _ body: @escaping @Sendable (RunningGateway, ScriptedService, ScriptedService) async throws -> Void
    ) async throws {
        let transport = MemoryTransport()
        let mandate = try await ScriptedService.start(.mandate, over: transport)
        let pledges = try await ScriptedService.start(.pledges, over: transport)
        try mandate.tell(established)
        if count > 0 { for number in 1...count { try pledges.tell(announced("early-\(number)")) } }
        try await RunningGateway.with(mirror: mirror, transport: transport, limits: limits) { gateway in
            try await gateway.reach(mandate.bookmark.merged(with: pledges.bookmark))
            try await body(gateway, mandate, pledges)
        }
        await pledges.stop()
        await mandate.stop()
    }

    private func sequences(_ client: StreamClient, of service: String = "pledges") -> [UInt64] {
        client.events.filter { $0.type.hasPrefix("muster.\(service).") }.compactMap { event in
            (try? JSONParser().parse(event.data))?["sequence"]?.string.flatMap { UInt64($0) }
        }
    }

    @Test(
        "every event of the operation comes once, first those that are stored and then those that happen, byte for byte"
    )
    func all() async throws {
        let mirror = try MemoryMirror()
        try await withServices(announcing: 20, mirror: mirror) { gateway, _, pledges in
            try pledges.tell(announced("elsewhere"), operation: "other")
            let client = try StreamClient(port: gateway.port, path: Self.path)
            try await gateway.eventually("what is stored") { client.events.count == 21 }
            for number in 1...20 { try pledges.tell(announced("late-\(number)")) }
            try await gateway.eventually("what happens") { client.events.count == 41 }
            #expect(client.head.hasPrefix("http/1.1 200"))
            #expect(client.head.contains("content-type: text/event-stream"))
            #expect(sequences(client) == (1...20).map { $0 } + (22...41).map { $0 })
            let stored = try await mirror.events(source: "pledges", after: .zero, maxEvents: 100, maxBytes: 1 << 20)
            let expected = stored.filter { $0.operation == "isf-gaza" }.map {
                String(decoding: $0.bytes, as: UTF8.self)
            }
            #expect(client.events.filter { $0.type.hasPrefix("muster.pledges.") }.map(\.data) == expected)
            #expect(client.events.allSatisfy { $0.data.contains("\"type\":\"\($0.type)\"") })
            let last = try JSONParser().parse(client.lastID)
            #expect(last["pledges-0000"]?["sequence"]?.int64 == 41)
            #expect(last["mandate-0000"]?["sequence"]?.int64 == 1)
        }
    }

    @Test("a client that breaks off anywhere goes on where it was: nothing twice, nothing missed")
    func resumed() async throws {
        try await withServices(announcing: 30) { gateway, mandate, pledges in
            let whole = try StreamClient(port: gateway.port, path: Self.path)
            for number in 1...10 {
                try pledges.tell(announced("late-\(number)"))
                try mandate.tell(
                    MandateEvent.operationEstablishment(.init(title: Text(wire: "Force \(number)"), currency: "USD")))
            }
            try await gateway.eventually("all") { whole.events.count == 51 }
            for event in whole.events {
                let client = try StreamClient(
                    port: gateway.port, path: Self.path, headers: [("Last-Event-ID", event.id)])
                let rest = Array(whole.events.drop { $0 != event }.dropFirst())
                try await gateway.eventually("the rest after \(event.id)") {
                    !client.blocks.isEmpty && client.events.count >= rest.count
                }
                #expect(Set(client.events.map(\.data)) == Set(rest.map(\.data)))
                #expect(client.events.count == rest.count)
                client.breakOff()
            }
        }
    }

    @Test("a bookmark as a parameter begins the stream there, and what Last-Event-ID says counts more")
    func parameter() async throws {
        try await withServices(announcing: 5) { gateway, mandate, pledges in
            let now = mandate.bookmark.merged(with: pledges.bookmark)
            let text = String(decoding: try WireJSON.bytes(of: now), as: UTF8.self)
            let query = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let client = try StreamClient(port: gateway.port, path: "\(Self.path)?after=\(query)")
            try await gateway.eventually("the opening") { !client.blocks.isEmpty }
            #expect(client.lastID == text)
            try pledges.tell(announced("new-1"))
            try await gateway.eventually("the new one") { !client.events.isEmpty }
            #expect(sequences(client) == [6])
            let again = try StreamClient(
                port: gateway.port, path: "\(Self.path)?after=%7B%7D", headers: [("Last-Event-ID", client.lastID)])
            try pledges.tell(announced("new-2"))
            try await gateway.eventually("the one after") { !again.events.isEmpty }
            #expect(sequences(again) == [7])
        }
    }

    @Test("the place survives the gateway: its store has all that it ever sent")
    func restart() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        var seen: [UInt64] = []
        var place = ""
        for round in 1...3 {
            let mirror = try await SQLiteMirror.open(directory: folder.path)
            let transport = MemoryTransport()
            let told = try await mirror.events(source: "pledges", after: .zero, maxEvents: 1_000, maxBytes: 1 << 20)
            let mandate = try await ScriptedService.start(.mandate, over: transport)
            try mandate.tell(established)
            let pledges = try await ScriptedService.start(.pledges, over: transport, events: told.map(\.bytes))
            // What happens while the gateway is away comes as well.
            try pledges.tell(announced("away-\(round)"))
            let from = place
            let (now, last): ([UInt64], String) = try await RunningGateway.result(mirror: mirror, transport: transport)
            {
                gateway in
                try await gateway.reach(mandate.bookmark.merged(with: pledges.bookmark))
                let client = try StreamClient(
                    port: gateway.port, path: "\(Self.path)?service=pledges", headers: [("Last-Event-ID", from)])
                for number in 1...10 { try pledges.tell(announced("p-\(round)-\(number)")) }
                try await gateway.eventually("eleven more") { client.events.count >= 11 }
                return (sequences(client), client.lastID)
            }
            seen += now
            place = last
            await pledges.stop()
            await mandate.stop()
            await mirror.close()
        }
        #expect(seen == (1...33).map { $0 })
    }

    @Test("a stream outlives the time that a request and a silence may take")
    func quiet() async throws {
        var limits = HTTPLimits()
        limits.idleTimeout = .milliseconds(100)
        limits.requestTimeout = .milliseconds(100)
        limits.keepAlive = .milliseconds(50)
        try await withServices(announcing: 1, limits: limits) { gateway, _, pledges in
            let client = try StreamClient(port: gateway.port, path: Self.path)
            try await gateway.eventually("twenty signs of life") {
                client.blocks.count { $0.hasPrefix(": alive") } >= 20
            }
            #expect(!client.isEnded)
            try pledges.tell(announced("late"))
            try await gateway.eventually("the late one") { client.events.count == 3 }
        }
    }

    @Test("types and services choose, and the place goes on without them")
    func filtered() async throws {
        var limits = HTTPLimits()
        limits.keepAlive = .milliseconds(50)
        try await withServices(announcing: 3, limits: limits) { gateway, _, pledges in
            let mandates = try StreamClient(port: gateway.port, path: "\(Self.path)?service=mandate")
            let typed = try StreamClient(port: gateway.port, path: "\(Self.path)?types=pledges.pledge.,funding.")
            let full = try StreamClient(
                port: gateway.port, path: "\(Self.path)?types=muster.pledges.pledge.announced.v1")
            let none = try StreamClient(
                port: gateway.port, path: "\(Self.path)?types=pledges.x&service=pledges,command")
            try pledges.tell(announced("late-1"))
            try await gateway.eventually("the late one") { typed.events.count == 4 && full.events.count == 4 }
            try await gateway.eventually("the place without an event") {
                none.lastID == typed.lastID && mandates.lastID == typed.lastID
            }
            #expect(mandates.events.map(\.type) == ["muster.mandate.operation.established.v1"])
            #expect(none.events.isEmpty)
            #expect(none.blocks.contains { $0.hasPrefix(": alive") })
        }
    }

    @Test(
        "a place that is none of these logs is refused, and what to do is said",
        arguments: [
            (#"{"pledges-other":{"service":"pledges","epoch":1,"sequence":1}}"#, 409, "the log pledges-other"),
            (#"{"pledges-0000":{"service":"pledges","epoch":2,"sequence":1}}"#, 409, "epoch 2"),
            (#"{"pledges-0000":{"service":"pledges","epoch":1,"sequence":99}}"#, 409, "event 99"),
            ("nonsense", 400, "Last-Event-ID"), (#"{"x":1}"#, 400, "Last-Event-ID"),
        ])
    func wrongPlaces(place: String, status: Int, hint: String) async throws {
        try await withServices(announcing: 3) { gateway, _, _ in
            let answer = try await gateway.http(
                "GET", Self.path,
                headers: [("Accept", "text/event-stream"), ("Last-Event-ID", place), ("Prefer", "wait=0")])
            #expect(answer.status == status, "\(answer.text)")
            #expect(answer.headers["content-type"] == "application/problem+json")
            #expect(try answer.problem().detail.contains(hint), "\(answer.text)")
            guard status == 409 else { return }
            #expect(try answer.problem().kind == .divergence)
            #expect(try answer.problem().detail.contains("Begin anew"))
        }
    }

    @Test("who follows a log that is replaced is told to begin anew, and its stream ends")
    func replaced() async throws {
        try await withServices(announcing: 3) { gateway, _, pledges in
            let client = try StreamClient(port: gateway.port, path: Self.path)
            try await gateway.eventually("what is stored") { client.events.count == 4 }
            await pledges.stop()
            let other = try await ScriptedService.start(
                .pledges, over: gateway.transport, log: LogID("pledges-other"))
            try other.tell(announced("mar-1"))
            try await gateway.eventually("the end") { client.isEnded }
            #expect(client.events.last?.type == "reset")
            #expect(client.events.last?.data.contains("/problems/divergence") == true)
            #expect(client.blocks.last?.hasPrefix("id\n") == true)
            let anew = try StreamClient(port: gateway.port, path: Self.path)
            try await gateway.eventually("the other log") { anew.events.contains { $0.data.contains("mar-1") } }
            await other.stop()
        }
    }

    @Test("a client that does not read is cut off and counted, others are not held up, and it can go on later")
    func stalled() async throws {
        var limits = HTTPLimits()
        limits.streamEvents = 500
        limits.keepAlive = .milliseconds(200)
        try await withServices(announcing: 1, limits: limits) { gateway, _, pledges in
            let stalled = try StreamClient(port: gateway.port, path: Self.path, reads: false)
            let reader = try StreamClient(port: gateway.port, path: Self.path)
            try await gateway.eventually("both") {
                try await gateway.http("GET", "/metrics").text.contains("\nmuster_gateway_streams 2\n")
            }
            try await gateway.eventually("the cut") {
                let told = Int(pledges.head.sequence.value)
                for number in 1...200 { try pledges.tell(announced("p-\(told + number)")) }
                try await gateway.reach(pledges.bookmark)
                return try await gateway.http("GET", "/metrics").text.contains("streams_cut_total 1\n")
            }
            let all = pledges.head.sequence.value
            try await gateway.eventually("the reader has all") { sequences(reader).last == all }
            #expect(sequences(reader) == (1...all).map { $0 })
            stalled.readOn()
            try await gateway.eventually("the end") { stalled.isEnded }
            let had = sequences(stalled)
            #expect(had.count < Int(all))
            let resumed = try StreamClient(
                port: gateway.port, path: Self.path, headers: [("Last-Event-ID", stalled.lastID)])
            try await gateway.eventually("the rest") { sequences(resumed).last == all }
            #expect(had + sequences(resumed) == (1...all).map { $0 })
        }
    }

    @Test("clients beyond the limit are refused, and a place that becomes free can be taken")
    func limited() async throws {
        var limits = HTTPLimits()
        limits.streams = 1
        try await withServices(announcing: 1, limits: limits) { gateway, _, _ in
            let first = try StreamClient(port: gateway.port, path: Self.path)
            try await gateway.eventually("the first") { !first.events.isEmpty }
            let second = try await gateway.http("GET", Self.path, headers: [("Accept", "text/event-stream")])
            #expect(second.status == 503)
            #expect(second.headers["retry-after"] == "5")
            #expect(try second.problem().kind == .overloaded)
            first.breakOff()
            try await gateway.eventually("room") {
                try await gateway.http("HEAD", Self.path, headers: [("Accept", "text/event-stream")]).status == 200
            }
        }
    }

    @Test("a gateway that stops ends its streams at once")
    func stopped() async throws {
        let client: StreamClient = try await RunningGateway.result(transport: MemoryTransport()) { gateway in
            let mandate = try await ScriptedService.start(.mandate, over: gateway.transport)
            try mandate.tell(established)
            try await gateway.reach(mandate.bookmark)
            let client = try StreamClient(port: gateway.port, path: Self.path)
            try await gateway.eventually("the stream") { !client.events.isEmpty }
            await mandate.stop()
            return client
        }
        #expect(await eventually { client.isEnded })
        #expect(client.events.count == 1)
    }

    @Test(
        "pages lead from one to the next through all events, each byte as it is stored, and end where the stream would")
    func pages() async throws {
        try await withServices(announcing: 25) { gateway, mandate, pledges in
            let stream = try StreamClient(port: gateway.port, path: Self.path)
            try await gateway.eventually("all") { stream.events.count == 26 }
            var path = "\(Self.path)?limit=10&service=pledges,mandate"
            var events: [JSONValue] = []
            var counts: [Int] = []
            var texts = ""
            for _ in 0..<4 {
                let answer = try await gateway.http("GET", path)
                try #require(answer.status == 200, "\(answer.text)")
                let page = try answer.json()
                events += page["events"]?.array ?? []
                counts.append(page["events"]?.array?.count ?? -1)
                texts += answer.text
                #expect(page["more"]?.bool == (counts.count < 3))
                #expect(answer.headers["link"]?.contains("rel=\"next\"") == true)
                path = page["next"]?.string ?? ""
            }
            #expect(counts == [10, 10, 6, 0])
            #expect(Set(events.compactMap { $0["id"]?.string }).count == 26)
            for event in stream.events { #expect(texts.contains(event.data)) }
            try pledges.tell(announced("late"))
            try await gateway.reach(pledges.bookmark)
            #expect(try await gateway.http("GET", path).json()["events"]?.array?.count == 1)
            let request = EventsRequest(operation: "isf-gaza", limit: 1_000, types: ["pledges."])
            let overBus = try await gateway.bus.ask(.query, request, timeout: .seconds(10)).decoded(
                as: EventsReply.self)
            #expect(overBus.events.count == 26)
            #expect(overBus.bookmark == mandate.bookmark.merged(with: pledges.bookmark))
            #expect(overBus.more == false)
        }
    }

    @Test(
        "what is wrong with a question for events is said",
        arguments: [
            ("?limit=0", 422, "1 to 1000"), ("?limit=1001", 422, "1 to 1000"), ("?limit=x", 400, "`limit`"),
            ("?service=pledge", 400, "pledges"), ("?types=", 422, "1 to 200 bytes"), ("?type=x", 400, "`types`"),
            ("?asOf=2026-01-01", 400, "`asOf`"), ("?after=x", 400, "`after`"),
        ])
    func wrong(query: String, status: Int, hint: String) async throws {
        try await withServices(announcing: 1) { gateway, _, _ in
            let answer = try await gateway.http("GET", Self.path + query)
            #expect(answer.status == status, "\(answer.text)")
            #expect(answer.text.contains(hint), "\(answer.text)")
            let unknown = try await gateway.http("GET", "/v1/operations/isf-gasa/events")
            #expect(unknown.status == 404 && unknown.text.contains("isf-gaza"))
            let limited = try await gateway.http(
                "GET", Self.path + "?limit=3", headers: [("Accept", "text/event-stream")])
            #expect(limited.status == 400)
            let overBus = await #expect(throws: Problem.self) {
                _ = try await gateway.bus.ask(
                    .query, ["name": "events", "operation": "isf-gaza", "asOf": "2026-01-01"] as JSONValue,
                    timeout: .seconds(5))
            }
            #expect(overBus?.errors.first?.pointer == "/asOf")
        }
    }
}

extension RunningGateway {
    /// Runs a gateway as long as the body does, and comes back with what that found.
    static func result<Found: Sendable>(
        mirror: (any MirrorStore)? = nil, transport: any Transport, limits: HTTPLimits = HTTPLimits(),
        _ body: @escaping @Sendable (RunningGateway) async throws -> Found
    ) async throws -> Found {
        let (results, continuation) = AsyncStream.makeStream(of: Found.self)
        try await with(mirror: mirror, transport: transport, limits: limits) { gateway in
            continuation.yield(try await body(gateway))
        }
        return try #require(await results.first { _ in true })
    }

    /// Waits until the gateway has taken in what a bookmark names.
    func reach(_ bookmark: Bookmark) async throws {
        let after = String(decoding: try WireJSON.bytes(of: bookmark), as: UTF8.self)
        try await eventually("the bookmark") {
            try await http("GET", "/v1/operations", headers: [("Muster-After", after), ("Prefer", "wait=10")]).status
                == 200
        }
    }
}
