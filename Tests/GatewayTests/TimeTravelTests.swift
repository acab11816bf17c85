import GatewayDomain
import MessageSchema
import TestSupport
import Testing

@Suite("Answers at a moment")
struct TimeTravelTests {
    @Test("what was believed on a day is not what is now known of it")
    func believedAndKnown() throws {
        var force = try FoldedCase.gaza()
        try force.tell(
            PledgesEvent.approachResponse(
                ApproachResponse(approach: "aze", nation: "AZE", answer: .known(.interestExpressed))),
            .reported(on: "2025-12-10", published: "2026-01-05").learned(on: "2026-01-05"))
        let then = try force.picture(asOf: "2025-12-20", knownAt: .day("2025-12-20"))
        #expect(then.nations.interested.count == 0)
        let now = try force.picture(asOf: "2025-12-20")
        #expect(now.nations.interested.nations.map(\.nation.wire) == ["AZE"])
    }

    @Test("a day given as knownAt means its end, a moment means itself")
    func knownAt() throws {
        let force = try FoldedCase.gaza()
        #expect(try force.picture(knownAt: .day("2026-03-17")).strength.onHold.lines == 1)
        #expect(try force.picture(knownAt: .moment("2026-03-17T12:00:00Z")).strength.onHold.lines == 0)
    }

    @Test("a month as asOf means its last day")
    func asOfMonth() throws {
        let force = try FoldedCase.gaza()
        #expect(try force.picture(asOf: "2026-03").strength.onHold.lines == 1)
        #expect(try force.picture(asOf: "2026-02").strength.onHold.lines == 0)
        #expect(try force.picture(asOf: "2026-02").about.asOf == "2026-02-28")
    }

    @Test("before anything was known the picture is empty, not an error")
    func before() throws {
        let picture = try FoldedCase.gaza().picture(asOf: "2020-01-01", knownAt: .day("2020-01-01"))
        #expect(picture.strength.stages.allSatisfy { $0.lines == 0 })
        #expect(picture.newestChanges.isEmpty)
        #expect(picture.milestones.isEmpty)
        #expect(picture.money.claims.isEmpty)
    }

    @Test("an answer is the same however the four logs interleaved")
    func interleaving() throws {
        let forth = try FoldedCase.gaza()
        var back = FoldedCase()
        // Each log keeps its own order; the logs come the other way round.
        let bytes = try FoldedCase.gazaBytes()
        for service in ServiceName.allCases.reversed() {
            for event in bytes[service] ?? [] { try back.tell(bytes: event, of: service) }
        }
        for name in QueryName.allCases where name.needsOperation && name.needed == nil {
            let request = QueryRequest(name, operation: forth.operation)
            let (left, right): (JSONValue, JSONValue) = (try forth.ask(request), try back.ask(request))
            #expect(left == right, "\(name)")
        }
    }
}
