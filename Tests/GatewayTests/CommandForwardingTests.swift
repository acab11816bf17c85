import MessageBus
import MessageSchema
import TestSupport
import Testing

@testable import GatewayApp

@Suite("Commands on their way to a service")
struct CommandForwardingTests {
    /// A gateway with a pledges service that accepts everything.
    private func withPledges(
        _ body: @escaping @Sendable (RunningGateway, ScriptedService) async throws -> Void
    ) async throws {
        let transport = MemoryTransport()
        let pledges = try await ScriptedService.start(.pledges, over: transport)
        pledges.onCommand { kind, command in
            guard kind == .command else { return .success(["events": []]) }
            let id = EventID(log: Controls.log(of: .pledges), epoch: .first, sequence: SequenceNumber(7))
            let reply = CommandReply(
                command: command.id, operation: command.operation, events: [id], revision: id.sequence,
                bookmark: Bookmark(log: id.log, service: .pledges, epoch: id.epoch, sequence: id.sequence))
            return Result { try JSONValue.encoding(reply) }.mapError { Problem(.internalFailure, "\($0)") }
        }
        try await RunningGateway.with(transport: transport) { gateway in
            try await gateway.eventually("live") { try await gateway.picturelessLive(.pledges) }
            try await body(gateway, pledges)
        }
        await pledges.stop()
    }

    @Test("a command goes to its owner as it was sent, with id, name and operation from the request")
    func forwarded() async throws {
        try await withPledges { gateway, pledges in
            let answer = try await gateway.command(
                "announce-pledge", key: "0b6c-1",
                body: """
                    {"actor": "planner", "effectiveDate": "2026-02-19", "data": {"pledge": "idn-1", "odd": [1, "x"]},
                     "sources": [{"publisher": "Straits Times", "published": "2026-02-19", "grade": "B2"}]}
                    """)
            #expect(answer.status == 200)
            #expect(try answer.json()["command"]?.string == "0b6c-1")
            let bookmark = try JSONParser().parse(answer.headers["muster-bookmark"] ?? "")
            #expect(bookmark["pledges-0000"]?["sequence"]?.int64 == 7)
            let command = try #require(pledges.received.last)
            #expect(command.id == "0b6c-1")
            #expect(command.name == "announce-pledge")
            #expect(command.operation == "isf-gaza")
            #expect(command.actor == "planner")
            #expect(command.data["odd"]?[1]?.string == "x")
            #expect(command.sources.first?.publisher == "Straits Times")
        }
    }

    @Test("a key without quotes, and the actor and the trace in headers, are taken too")
    func headers() async throws {
        try await withPledges { gateway, pledges in
            let answer = try await gateway.http(
                "POST", "/v1/operations/isf-gaza/commands/hold-pledge",
                headers: [
                    ("Content-Type", "application/json; charset=utf-8"), ("Idempotency-Key", "bare-1"),
                    ("Muster-Actor", "analyst"),
                    ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
                    ("Origin", "http://127.0.0.1:\(gateway.port)"), ("Sec-Fetch-Site", "same-origin"),
                ], body: #"{"data": {"pledge": "idn-1"}}"#)
            #expect(answer.status == 200)
            #expect(pledges.received.last?.id == "bare-1")
            #expect(pledges.received.last?.actor == "analyst")
            #expect(pledges.received.last?.traceparent?.wire.hasPrefix("00-0af7") == true)
        }
    }

    @Test("a preview is decided by the service, and so marked")
    func preview() async throws {
        try await withPledges { gateway, _ in
            let answer = try await gateway.http(
                "POST", "/v1/operations/isf-gaza/commands/hold-pledge?preview=true",
                headers: [("Content-Type", "application/json"), ("Idempotency-Key", "p-1")],
                body: #"{"actor": "planner", "data": {"pledge": "idn-1"}}"#)
            #expect(answer.status == 200)
            #expect(answer.text == #"{"events":[]}"#)
            #expect(answer.headers["muster-bookmark"] == nil)
        }
    }

    @Test("record-claim goes to the service that is named in the path or as a parameter, else the choice is named")
    func claims() async throws {
        try await withPledges { gateway, pledges in
            let refused = try await gateway.command("record-claim")
            #expect(refused.status == 422)
            #expect(try refused.problem().detail.contains("mandate, pledges, funding, command"))
            #expect(try await gateway.command("pledges/record-claim", key: "c-1").status == 200)
            #expect(try await gateway.command("record-claim?service=pledges", key: "c-2").status == 200)
            #expect(pledges.received.map(\.id) == ["c-1", "c-2"])
            let contrary = try await gateway.command("pledges/record-claim?service=funding")
            #expect(contrary.status == 400)
            let unknown = try await gateway.command("pledge/record-claim")
            #expect(unknown.status == 404)
            #expect(try unknown.problem().detail.contains("did you mean pledges"))
        }
    }

    @Test("what is wrong with a request is refused before any service hears of it")
    func refused() async throws {
        try await withPledges { gateway, pledges in
            let path = "/v1/operations/isf-gaza/commands/announce-pledge"
            let json = ("Content-Type", "application/json")
            let key = ("Idempotency-Key", "\"k\"")
            let good = #"{"actor": "planner", "data": {}}"#
            let cases: [(String, [(String, String)], String, Int, String)] = [
                (path, [json], good, 400, "Idempotency-Key"),
                (path, [json, ("Idempotency-Key", "\"a b\"")], good, 400, "command id"),
                (path, [json, key, key], good, 400, "2 times"),
                (path, [key], good, 415, "application/json"),
                (path, [key, ("Content-Type", "text/plain")], good, 415, "text/plain"),
                (path, [json, key], #"{"data": {}}"#, 422, "Muster-Actor"),
                (path, [json, key], #"{"data": {}"#, 400, "line 1"),
                (path, [json, key], #"{"actor": "a", "actor": "b"}"#, 400, "actor"),
                (path, [json, key], "[]", 422, "object"), (path, [json, key], "", 400, ""),
                (path, [json, key], #"{"actor": "a", "data": {}, "name": "other"}"#, 422, "/name"),
                (path, [json, key], #"{"actor": "a", "data": {}, "id": "other"}"#, 422, "Idempotency-Key"),
                (path + "?dryRun=true", [json, key], good, 400, "`preview`"),
                (path + "?preview=maybe", [json, key], good, 400, "true"),
                ("/v1/operations/isf-gaza/commands/anounce-pledge", [json, key], good, 404, "announce-pledge"),
                (path, [json, key, ("Origin", "https://evil.example")], good, 403, "Origin"),
                (path, [json, key, ("Origin", "http://127.0.0.1:1")], good, 403, "Origin"),
                (path, [json, key, ("Origin", "null")], good, 403, "Origin"),
                (path, [json, key, ("Sec-Fetch-Site", "cross-site")], good, 403, "Sec-Fetch-Site"),
                (path, [json, key, ("Sec-Fetch-Site", "same-site")], good, 403, "Sec-Fetch-Site"),
                (path, [json, key, ("Host", "muster.example")], good, 403, "localhost"),
            ]
            for (path, headers, body, status, hint) in cases {
                let answer = try await gateway.http("POST", path, headers: headers, body: body)
                #expect(answer.status == status, "\(headers) \(body) \(answer.text)")
                #expect(answer.headers["content-type"] == "application/problem+json")
                #expect(try answer.problem().description.contains(hint), "\(answer.text)")
            }
            #expect(pledges.received.isEmpty)
        }
    }

    @Test("a body above 1 MiB is refused, whether its length is announced or not")
    func tooLarge() async throws {
        try await withPledges { gateway, pledges in
            let body =
                "{\"actor\": \"planner\", \"data\": {\"x\": \"" + String(repeating: "a", count: 1_100_000) + "\"}}"
            let announced = try await gateway.command("announce-pledge", body: body)
            #expect(announced.status == 413)
            #expect(try announced.problem().kind == .tooLarge)
            let head = """
                POST /v1/operations/isf-gaza/commands/announce-pledge HTTP/1.1\r
                Host: localhost\r
                Connection: close\r
                Content-Type: application/json\r
                Idempotency-Key: "k"\r
                Transfer-Encoding: chunked\r
                \r

                """
            let chunked = "\(String(body.utf8.count, radix: 16))\r\n\(body)\r\n0\r\n\r\n"
            let streamed = try await LocalHTTP.send(Array((head + chunked).utf8), port: gateway.port)
            #expect(streamed.status == 413)
            #expect(pledges.received.isEmpty)
        }
    }

    @Test("the service's own refusal comes back as it is")
    func refusal() async throws {
        try await withPledges { gateway, pledges in
            pledges.onCommand { _, _ in
                .failure(
                    Problem(
                        .staleRevision, "changed since", errors: [Problem.Place(pointer: "/revision", detail: "7")],
                        currentRevision: SequenceNumber(9)))
            }
            let answer = try await gateway.command("hold-pledge")
            #expect(answer.status == 412)
            #expect(try answer.problem().currentRevision == SequenceNumber(9))
            #expect(try answer.problem().errors.first?.pointer == "/revision")
        }
    }

    @Test("a service that hangs, and one that is away, give 503 with Retry-After and say that repeating is safe")
    func unavailable() async throws {
        let transport = MemoryTransport()
        let pledges = try await ScriptedService.start(.pledges, over: transport)
        try await RunningGateway.with(transport: transport) { gateway in
            try await gateway.eventually("live") { try await gateway.picturelessLive(.pledges) }
            let hanging = try await gateway.command("hold-pledge")
            #expect(hanging.status == 503)
            #expect(hanging.headers["retry-after"] != nil)
            #expect(try hanging.problem().detail.contains("same id"))
            await pledges.stop()
            try await gateway.eventually("refused at once") {
                let began = ContinuousClock.now
                let answer = try await gateway.command("hold-pledge")
                #expect(answer.status == 503)
                let detail = try answer.problem().detail
                return detail.contains("nothing has been heard") && ContinuousClock.now - began < .milliseconds(400)
            }
            let answer = try await gateway.http("GET", "/v1/operations")
            let stale = answer.headers["muster-stale"] ?? ""
            #expect(stale.contains("pledges;age="))
            #expect(stale.contains("mandate"))
        }
    }
}

extension RunningGateway {
    /// Whether the gateway follows a service live, asked without any operation.
    func picturelessLive(_ service: ServiceName) async throws -> Bool {
        let list = try await http("GET", "/v1/operations").json()
        return list["about"]?["services"]?[service.rawValue]?["live"]?.bool ?? false
    }
}
