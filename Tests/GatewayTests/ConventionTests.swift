import HTTPTypes
import MessageBus
import MessageSchema
import ServiceRuntime
import TestSupport
import Testing

@testable import GatewayApp

@Suite("The conventions of HTTP")
struct ConventionTests {
    private let established = MandateEvent.operationEstablishment(
        OperationEstablishment(title: "Stabilization Force", currency: "USD"))

    /// A gateway that follows all four services live, whose pledges service records what it accepts.
    private func withServices(
        requestTimeout: Duration = .milliseconds(500), limits: HTTPLimits = HTTPLimits(),
        _ body: @escaping @Sendable (RunningGateway, ScriptedService) async throws -> Void
    ) async throws {
        let transport = MemoryTransport()
        var services: [ScriptedService] = []
        for service in ServiceName.allCases {
            services.append(try await ScriptedService.start(service, over: transport))
        }
        let mandate = try #require(services.first { $0.service == .mandate })
        let pledges = try #require(services.first { $0.service == .pledges })
        try mandate.tell(established)
        pledges.onCommand { [pledges] _, command in
            Result {
                let header = try pledges.tell(
                    PledgesEvent.pledgeAnnouncement(
                        PledgeAnnouncement(
                            pledge: EntityID(wire: command.id.wire), nation: "IDN",
                            lines: [
                                LineOffer(line: "a", capability: "b", personnel: .known(.troops), headcount: 1)
                            ])))
                return try JSONValue.encoding(
                    CommandReply(
                        command: command.id, operation: command.operation, events: [header.id],
                        revision: header.id.sequence, bookmark: pledges.bookmark))
            }.mapError { Problem(.internalFailure, "\($0)") }
        }
        try await RunningGateway.with(transport: transport, requestTimeout: requestTimeout, limits: limits) { gateway in
            try await gateway.reach(mandate.bookmark)
            try await gateway.eventually("live") {
                try await gateway.http("GET", "/v1/operations").headers["muster-stale"] == nil
            }
            try await body(gateway, pledges)
        }
        for service in services { await service.stop() }
    }

    @Test(
        "an answer has a tag, which is the same until there is something new to say, and then 304 is no answer any more"
    )
    func tags() async throws {
        try await withServices { gateway, pledges in
            let path = "/v1/operations/isf-gaza/pledges?asOf=2026-03-01"
            let first = try await gateway.http("GET", path)
            let tag = try #require(first.headers["etag"])
            #expect(tag.hasPrefix("W/\"") && tag.hasSuffix("\""))
            for given in [tag, String(tag.dropFirst(2)), "\"x\", \(tag)", "*"] {
                let again = try await gateway.http("GET", path, headers: [("If-None-Match", given)])
                #expect(again.status == 304, "\(given)")
                #expect(again.body.isEmpty)
                #expect(again.headers["etag"] == tag)
                #expect(again.headers["muster-bookmark"] == first.headers["muster-bookmark"])
            }
            for other in [
                "pledges?asOf=2026-03-02", "pledges?asOf=2026-03-01&knownAt=2026-03-01", "posts?asOf=2026-03-01",
            ] {
                let answer = try await gateway.http(
                    "GET", "/v1/operations/isf-gaza/\(other)", headers: [("If-None-Match", tag)])
                #expect(answer.status == 200, "\(other)")
                #expect(answer.headers["etag"] != tag)
            }
            let reply = try await gateway.command("announce-pledge", key: "new-1")
            let after = ("Muster-After", reply.headers["muster-bookmark"] ?? "")
            let changed = try await gateway.http(
                "GET", path, headers: [("If-None-Match", tag), after, ("Prefer", "wait=10")])
            #expect(changed.status == 200)
            #expect(changed.headers["etag"] != tag)
        }
    }

    @Test("another program may answer otherwise, and so has other tags")
    func builds() throws {
        let bookmark = Bookmark(log: Controls.log(of: .pledges), service: .pledges, epoch: .first, sequence: .zero)
        func tag(_ build: String) throws -> EntityTag {
            try EntityTag(
                question: QueryRequest(.posts, operation: "isf-gaza"), kind: "application/json", bookmark: bookmark,
                asOf: CalendarDay(wire: "2026-03-01"), today: CalendarDay(wire: "2026-03-01"), ages: [:], build: build)
        }
        #expect(try tag("1") == tag("1"))
        #expect(try tag("1") != tag("2"))
    }

    @Test("a page of events has a strong tag, as it is the same bytes every time")
    func pageTags() async throws {
        try await withServices { gateway, _ in
            let first = try await gateway.http("GET", "/v1/operations/isf-gaza/events")
            let tag = try #require(first.headers["etag"])
            #expect(tag.hasPrefix("\""))
            let again = try await gateway.http(
                "GET", "/v1/operations/isf-gaza/events", headers: [("If-None-Match", tag)])
            #expect(again.status == 304)
        }
    }

    @Test("If-Match is the revision that the sender saw, and an answer's ETag the one there is now")
    func revisions() async throws {
        try await withServices { gateway, pledges in
            let answer = try await gateway.command("hold-pledge", key: "k-1", headers: [("If-Match", "\"42\"")])
            #expect(answer.status == 200)
            #expect(answer.headers["etag"] == "\"1\"")
            #expect(answer.headers["cache-control"] == "no-store")
            #expect(pledges.received.last?.revision == SequenceNumber(42))
            let same = #"{"actor": "planner", "data": {"pledge": "idn-1"}, "revision": 42}"#
            let other = #"{"actor": "planner", "data": {"pledge": "idn-1"}, "revision": 41}"#
            let cases: [(String, String, Int, String)] = [
                ("\"42\"", same, 200, ""), ("\"42\"", other, 422, "/revision"), ("*", same, 400, "the one revision"),
                ("\"1\", \"2\"", same, 400, "the one revision"), ("W/\"42\"", same, 412, "number in quotes"),
                ("\"abc\"", same, 412, "number in quotes"), ("42", same, 412, "number in quotes"),
            ]
            for (index, (tag, body, status, hint)) in cases.enumerated() {
                let answer = try await gateway.command(
                    "hold-pledge", key: "c-\(index)", headers: [("If-Match", tag)], body: body)
                #expect(answer.status == status, "\(tag) \(answer.text)")
                #expect(answer.text.contains(hint), "\(answer.text)")
            }
            #expect(pledges.received.count == 2)
        }
    }

    @Test("a key whose command is still being carried out is refused with 409, and can be repeated after that")
    func inFlight() async throws {
        try await withServices(requestTimeout: .seconds(3)) { gateway, pledges in
            let accepts = Task {
                try await gateway.command("hold-pledge", key: "slow", body: #"{"actor": "a", "data": {}}"#)
            }
            _ = try await accepts.value
            pledges.hang()
            let first = Task { try await gateway.command("hold-pledge", key: "same") }
            try await gateway.eventually("the first") { pledges.received.contains { $0.id == "same" } }
            let second = try await gateway.command("hold-pledge", key: "same")
            #expect(second.status == 409)
            #expect(second.headers["retry-after"] == "1")
            #expect(try second.problem().type == "/problems/in-progress")
            let elsewhere = try await gateway.command("funding/record-claim", key: "same")
            #expect(try elsewhere.problem().type != "/problems/in-progress")
            #expect(try await first.value.status == 503)
            let third = try await gateway.command("hold-pledge", key: "same")
            #expect(third.status == 503)
            #expect(pledges.received.filter { $0.id == "same" }.count == 2)
        }
    }

    @Test("a command waits as long as its sender wishes until its event is in the answers, and says whether it is")
    func preferences() async throws {
        try await withServices { gateway, pledges in
            let answer = try await gateway.command("announce-pledge", key: "idn-7", headers: [("Prefer", "wait=10")])
            #expect(answer.status == 200)
            #expect(answer.headers["preference-applied"] == "wait=10")
            let list = try await gateway.http("GET", "/v1/operations/isf-gaza/pledges")
            #expect(list.text.contains("idn-7"))
            let none = try await gateway.command("announce-pledge", key: "idn-8")
            #expect(none.headers["preference-applied"] == nil)
            let after = String(decoding: try WireJSON.bytes(of: pledges.bookmark), as: UTF8.self)
            _ = try await gateway.command("announce-pledge", key: "idn-9", headers: [("Muster-After", after)])
            #expect(pledges.received.last?.after?.positions["pledges-0000"]?.sequence == SequenceNumber(2))
            pledges.onCommand { _, command in
                Result {
                    try JSONValue.encoding(
                        CommandReply(
                            command: command.id, operation: command.operation, events: [], revision: SequenceNumber(9),
                            bookmark: Bookmark(
                                log: Controls.log(of: .pledges), service: .pledges, epoch: .first,
                                sequence: SequenceNumber(9_999))))
                }.mapError { Problem(.internalFailure, "\($0)") }
            }
            let late = try await gateway.command("announce-pledge", key: "idn-10", headers: [("Prefer", "wait=1")])
            #expect(late.status == 200)
            #expect(late.headers["preference-applied"] == nil)
        }
    }

    @Test(
        "a trace context is taken where it is one, and passed over where it is not",
        arguments: [
            ("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", true),
            ("cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more", false),
            ("cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-abc", true),
            ("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-abc", false),
            ("ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", false),
            ("00-00000000000000000000000000000000-b7ad6b7169203331-01", false),
            ("00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01", false),
            ("00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01", false), ("nonsense", false), ("", false),
        ])
    func traces(text: String, isOne: Bool) throws {
        var headers = HTTPFields()
        headers[try #require(HTTPField.Name("traceparent"))] = text
        #expect(CommandHeaders.traceparent(headers) == (isOne ? text : nil))
    }

    @Test(
        "the kind of content is the one that the client likes best",
        arguments: [
            ([], "application/json"), (["*/*"], "application/json"), (["text/event-stream"], "text/event-stream"),
            (["text/*"], "text/event-stream"), (["application/*;q=0.1, text/event-stream;q=0.5"], "text/event-stream"),
            (["*/*;q=0.9, text/event-stream;q=0.1"], "application/json"),
            (["application/json;q=0", "*/*"], "text/event-stream"), (["text/html"], nil),
            (["text/event-stream;q=0"], nil), (["nonsense"], "application/json"),
        ] as [([String], String?)])
    func accepted(values: [String], kind: String?) throws {
        let types = AcceptedTypes(values)
        guard let kind else {
            let problem = #expect(throws: Problem.self) {
                try types.choice(among: ["application/json", "text/event-stream"])
            }
            #expect(problem?.status == 406)
            return
        }
        #expect(try types.choice(among: ["application/json", "text/event-stream"]) == kind)
    }

    @Test("what a client does not take is not sent, and a method that nobody takes is refused as one")
    func refused() async throws {
        try await withServices { gateway, pledges in
            for path in ["/v1/operations", "/v1/operations/isf-gaza/picture", "/livez"] {
                let answer = try await gateway.http("GET", path, headers: [("Accept", "text/html")])
                #expect(answer.status == 406)
                #expect(answer.headers["content-type"] == "application/problem+json")
            }
            let command = try await gateway.command("hold-pledge", headers: [("Accept", "image/png")])
            #expect(command.status == 406)
            #expect(pledges.received.isEmpty)
            for method in ["PROPFIND", "PURGE", "TRACE", "PATCH"] {
                let answer = try await gateway.http(method, "/v1/operations/isf-gaza/events")
                #expect(answer.status == 405, "\(method)")
                #expect(answer.headers["allow"] == "GET, HEAD")
            }
        }
    }

    @Test("requests beyond the limit are asked to come again, and are answered when there is room")
    func tooMany() async throws {
        var limits = HTTPLimits()
        limits.requests = 1
        try await withServices(limits: limits) { gateway, _ in
            let far = Bookmark(
                log: Controls.log(of: .pledges), service: .pledges, epoch: .first, sequence: SequenceNumber(9_999))
            let after = String(decoding: try WireJSON.bytes(of: far), as: UTF8.self)
            let waiting = Task {
                try await gateway.http(
                    "GET", "/v1/operations", headers: [("Muster-After", after), ("Prefer", "wait=5")])
            }
            try await gateway.eventually("the refusal") {
                let answer = try await gateway.http("GET", "/livez")
                guard answer.status == 429 else { return false }
                #expect(answer.headers["retry-after"] == "1")
                return try answer.problem().type == "/problems/too-many-requests"
            }
            // It may itself have been the one that was refused.
            #expect([429, 503].contains(try await waiting.value.status))
            try await gateway.eventually("room") { try await gateway.http("GET", "/livez").status == 200 }
        }
    }

    @Test("metrics are given in the format that the scraper reads, the services' through the gateway")
    func metrics() async throws {
        try await withServices { gateway, _ in
            let plain = try await gateway.http("GET", "/metrics")
            #expect(plain.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
            #expect(plain.text.contains("# TYPE muster_gateway_http_requests_total counter\n"))
            #expect(!plain.text.contains("# EOF") && !plain.text.contains("# UNIT"))
            #expect(plain.text.contains("\nmuster_gateway_streams 0\n"))
            let open = try await gateway.http(
                "GET", "/metrics", headers: [("Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5")])
            #expect(open.headers["content-type"]?.hasPrefix("application/openmetrics-text; version=1.0.0") == true)
            #expect(open.text.hasSuffix("# EOF\n"))
            let service = try await gateway.http("GET", "/metrics/pledges")
            #expect(
                service.text == """
                    # TYPE muster_commands_total counter
                    # HELP muster_commands_total Commands.
                    muster_commands_total 3

                    """)
            #expect(try await gateway.http("GET", "/metrics/pledge").status == 404)
        }
    }
}
