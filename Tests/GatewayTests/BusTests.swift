import Foundation
import MessageBus
import MessageSchema
import TestSupport
import Testing

@testable import GatewayApp

@Suite("Over the bus")
struct BusTests {
    @Test("the answer is the same as over HTTP")
    func sameAnswers() async throws {
        let transport = MemoryTransport()
        let mandate = try await ScriptedService.start(.mandate, over: transport)
        try mandate.tell(
            MandateEvent.operationEstablishment(OperationEstablishment(title: "Force", currency: "USD")))
        try await RunningGateway.with(transport: transport) { gateway in
            let question = QueryRequest(.mandate, operation: "isf-gaza", after: mandate.bookmark, waitSeconds: 10)
            let overBus = try await gateway.bus.ask(.query, question, timeout: .seconds(10)).body
            let overHTTP = try await gateway.http("GET", "/v1/operations/isf-gaza/mandate").json()
            for part in ["tasks", "areas", "authorisations", "establishedOn"] {
                #expect(overBus[part] == overHTTP[part])
            }
            #expect(overBus["about"]?["bookmark"] == overHTTP["about"]?["bookmark"])
        }
        await mandate.stop()
    }

    @Test("commands go on to their owner, record-claim with the service beside it")
    func commands() async throws {
        let transport = MemoryTransport()
        let funding = try await ScriptedService.start(.funding, over: transport)
        funding.onCommand { _, command in .success(["command": .string(command.id.wire)]) }
        try await RunningGateway.with(transport: transport) { gateway in
            try await gateway.eventually("live") { try await gateway.picturelessLive(.funding) }
            let payment = CommandEnvelope(
                id: "a-1", name: "record-payment", operation: "isf-gaza", data: ["x": 1], actor: "planner")
            let reply = try await gateway.bus.ask(.command, payment, timeout: .seconds(5)).body
            #expect(reply["command"]?.string == "a-1")
            let claim = CommandEnvelope(
                id: "a-2", name: "record-claim", operation: "isf-gaza", data: [:], actor: "planner")
            let problem = await #expect(throws: Problem.self) {
                _ = try await gateway.bus.ask(.command, claim, timeout: .seconds(5))
            }
            #expect(problem?.detail.contains("funding") == true)
            let addressed = AddressedCommand(service: .funding, command: claim)
            let second = try await gateway.bus.ask(.preview, addressed, timeout: .seconds(5)).body
            #expect(second["command"]?.string == "a-2")
            #expect(funding.received.map(\.id) == ["a-1", "a-2"])
        }
        await funding.stop()
    }

    @Test(
        "what the gateway does not do is refused with what it does",
        arguments: [BusRequest.Kind.head, .replay, .digest])
    func refused(kind: BusRequest.Kind) async throws {
        try await RunningGateway.with { gateway in
            let problem = await #expect(throws: Problem.self) {
                _ = try await gateway.bus.ask(kind, timeout: .seconds(5))
            }
            #expect(problem?.kind == .unknownName)
            #expect(problem?.detail.contains("query, command, preview") == true)
        }
    }

    @Test(
        "bytes that are no request are answered with a problem",
        arguments: ["", "{", "[]", #"{"id": 7}"#, #"{"id": "x"}"#, #"{"id": "x", "request": "query", "body": 3}"#])
    func garbage(text: String) async throws {
        try await RunningGateway.with { gateway in
            let connection = try await gateway.transport.connect(to: "gateway", topics: [])
            try connection.request(Array(text.utf8))
            let replies = try #require(await connection.nextReplies())
            let frame = try #require(replies.first?.first)
            let reply = try JSONDecoder().decode(BusReply.self, from: Data(frame))
            #expect(reply.problem != nil)
            #expect(reply.id == (text.contains("\"x\"") ? "x" : ""))
            await connection.close()
        }
    }
}
