import EventLog
import MessageBus
import MessageSchema
import ServiceRuntime
import TestSupport
import Testing

@testable import GatewayApp

@Suite("Why something came about")
struct WhyTests {
    private static let strength = StrengthStatement(
        nation: "IDN", on: "2026-03-17", periods: [StrengthPeriod(from: "2026-03", groups: [])])

    private static func shortfall(_ level: MoneyLevel) -> ShortfallStatement {
        ShortfallStatement(
            strength: .known(.nominal), money: .known(level), on: "2026-03-17", month: "2026-05",
            missing: Money(minor: 100, currency: "USD"), until: "2027-03")
    }

    /// A hold, what it states of strength, and what funding and command make of the two.
    private func withChain(
        _ body: @escaping @Sendable (RunningGateway, [EventID]) async throws -> Void
    ) async throws {
        let transport = MemoryTransport()
        let pledges = try await ScriptedService.start(.pledges, over: transport)
        let funding = try await ScriptedService.start(.funding, over: transport)
        let command = try await ScriptedService.start(.command, over: transport)
        let offer = LineOffer(line: "a", capability: "infantry", personnel: .known(.troops), headcount: 10)
        try pledges.tell(
            PledgesEvent.pledgeAnnouncement(PledgeAnnouncement(pledge: "idn-1", nation: "IDN", lines: [offer])),
            command: "announce")
        let hold = try pledges.tell(
            PledgesEvent.pledgeLinesOnHold(PledgeLinesOnHold(pledge: "idn-1", lines: ["a"], splits: [])),
            command: "hold"
        ).id
        let stated = try pledges.tell(
            PledgesEvent.strengthStated(StrengthStated(Self.strength)), command: "hold"
        ).id
        try pledges.tell(PledgesEvent.caveatLifting(CaveatLifting(caveat: "c")), command: "another")
        let position = ForeignPosition(
            service: .known(.pledges), log: stated.log, epoch: stated.epoch, sequence: stated.sequence)
        let taken = try funding.tell(
            FundingEvent.strengthTaking(StrengthTaking(origin: position, strength: Self.strength)), command: "react",
            cause: stated
        ).id
        let opened = try funding.tell(
            FundingEvent.shortfallOpened(ShortfallOpened(Self.shortfall(.held))), command: "react", cause: stated
        ).id
        let noted = try command.tell(
            CommandEvent.commandPledgeNote(
                CommandPledgeNote(
                    pledge: "idn-1", nation: "IDN", lines: [NotedLine(line: "a", stage: .known(.onHold))],
                    origin: position)), command: "note", cause: hold
        ).id
        try await RunningGateway.with(transport: transport) { gateway in
            try await gateway.reach(
                pledges.bookmark.merged(with: funding.bookmark).merged(with: command.bookmark))
            try await body(gateway, [hold, noted, stated, taken, opened])
        }
        for service in [pledges, funding, command] { await service.stop() }
    }

    @Test("whichever of its events is asked for, the chain is told from the first command to the last consequence")
    func chain() async throws {
        try await withChain { gateway, events in
            for asked in events {
                let request = QueryRequest(.why, operation: "isf-gaza", filter: QueryFilter(event: asked))
                let reply = try await gateway.bus.ask(.query, request, timeout: .seconds(10)).decoded(as: WhyReply.self)
                #expect(reply.steps.map(\.event) == events)
                #expect(reply.steps.map(\.depth) == [0, 1, 0, 1, 1])
                #expect(reply.steps.map(\.service.wire) == ["pledges", "command", "pledges", "funding", "funding"])
                #expect(reply.steps.filter(\.asked).map(\.event) == [asked])
                #expect(reply.steps.map(\.cause) == [nil, events[0], nil, events[2], events[2]])
                #expect(reply.statement.contains("the command hold of planner"))
                #expect(reply.leftOut == nil)
            }
            let shown = try await gateway.http("GET", "/v1/operations/isf-gaza/why?event=\(events[4].wire)")
            #expect(shown.status == 200, "\(shown.text)")
            #expect(try shown.json()["steps"]?.array?.count == 5)
        }
    }

    @Test("a cause that no stored log holds is named")
    func missing() async throws {
        let transport = MemoryTransport()
        let funding = try await ScriptedService.start(.funding, over: transport)
        let event = try funding.tell(
            FundingEvent.shortfallOpened(ShortfallOpened(Self.shortfall(.held))), cause: "pledges-lost.1.9"
        ).id
        try await RunningGateway.with(transport: transport) { gateway in
            try await gateway.reach(funding.bookmark)
            let request = QueryRequest(.why, operation: "isf-gaza", filter: QueryFilter(event: event))
            let reply = try await gateway.bus.ask(.query, request, timeout: .seconds(10)).decoded(as: WhyReply.self)
            #expect(reply.steps.map(\.event) == [event])
            #expect(reply.statement.contains("pledges-lost.1.9"))
        }
        await funding.stop()
    }

    @Test(
        "what is none of the operation's events is said, with what to do",
        arguments: [
            ("", 422, "/filter/event"), ("?event=pledges-0000.1.99", 404, "entries"),
            ("?event=pledges-0000", 400, "event"),
            ("?event=other-0000.1.1", 404, "no event"), ("?event=pledges-0000.2.1", 404, "no event"),
            ("?event=pledges-0000.1.0", 404, "no event"),
        ])
    func wrong(query: String, status: Int, hint: String) async throws {
        try await withChain { gateway, _ in
            let answer = try await gateway.http("GET", "/v1/operations/isf-gaza/why" + query)
            #expect(answer.status == status, "\(answer.text)")
            #expect(answer.text.contains(hint), "\(answer.text)")
            #expect(answer.headers["content-type"] == "application/problem+json")
        }
    }
}
