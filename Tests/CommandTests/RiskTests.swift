import CommandDomain
import DomainModel
import MessageSchema
import TestSupport
import Testing

struct RiskTests {
    private let reaction = WhenPledgeChangesReviewPostsAndUnits()
    private let march = Circumstances.reported(on: "2026-03-17")

    private func accepted() throws -> CommandScenario {
        var scenario = try Examples.pledged()
        try scenario.accept(Examples.accept("deputy", "IDN"), .reported(on: "2026-02-19"))
        try scenario.accept(
            .unit(Unit(unit: "u", pledge: "idn-1", line: "a", title: "U")), .decided(on: "2026-02-19"))
        return scenario
    }

    @Test func `a hold puts the nation's post and the line's unit at risk, once, and a resumption ends it`() throws {
        var scenario = try accepted()
        let held = try scenario.react(to: Examples.hold(["a"]), reaction, sequence: 12, march)
        let risk = PostRisk(post: "deputy", nation: "IDN", pledges: ["idn-1"])
        #expect(
            held.dropFirst() == [
                .postRisk(risk), .unitRisk(UnitRisk(unit: "u", pledge: "idn-1", line: "a", stage: .known(.onHold))),
            ])
        #expect(try scenario.react(to: Examples.hold(["a"]), reaction, sequence: 12, march).isEmpty)
        #expect(scenario.state.records.risk(of: "deputy", at: .day("2026-03-16")) == nil)
        #expect(scenario.state.records.risk(of: "deputy", at: .day("2026-03-17")) == risk)
        let resumed = try scenario.react(
            to: Examples.resume("a", to: .committed), reaction, sequence: 13, .reported(on: "2026-04-01"))
        #expect(
            resumed.dropFirst() == [
                .postRiskEnd(PostRiskEnd(post: "deputy", nation: "IDN")), .unitRiskEnd(UnitRiskEnd(unit: "u")),
            ])
    }

    @Test func `a withdrawal puts at risk as well, other units of the nation only where it is their line`() throws {
        var scenario = try accepted()
        let withdrawn = PledgesEvent.pledgeLinesWithdrawn(
            PledgeLinesWithdrawn(pledge: "idn-1", lines: ["b"], splits: []))
        let events = try scenario.react(to: withdrawn, reaction, sequence: 12, march)
        #expect(events.dropFirst() == [.postRisk(PostRisk(post: "deputy", nation: "IDN", pledges: ["idn-1"]))])
    }

    @Test func `a post that a nation on hold accepts is at risk at once, and no longer when it is vacated`() throws {
        var scenario = try Examples.pledged()
        try scenario.react(to: Examples.hold(["a", "b"]), reaction, sequence: 12, march)
        let offered = try scenario.accept(Examples.offer("deputy", "IDN"), .decided(on: "2026-03-20"))
        #expect(offered.count == 1)
        let events = try scenario.accept(Examples.accept("deputy", "IDN"), .decided(on: "2026-03-21"))
        #expect(events.last == .postRisk(PostRisk(post: "deputy", nation: "IDN", pledges: ["idn-1"])))
        let vacated = try scenario.accept(Examples.vacate("deputy"), .decided(on: "2026-03-22"))
        #expect(vacated.last == .postRiskEnd(PostRiskEnd(post: "deputy", nation: "IDN")))
    }

    @Test func `a hold that arrives before the announcement counts once the nation is known`() throws {
        var scenario = try Examples.posts()
        try scenario.accept(Examples.accept("deputy", "IDN"), .reported(on: "2026-02-19"))
        #expect(try scenario.react(to: Examples.hold(["a"]), reaction, sequence: 12, march).count == 1)
        let announced = try scenario.react(
            to: .pledgeAnnouncement(
                PledgeAnnouncement(
                    pledge: "idn-1", nation: "IDN",
                    lines: [LineOffer(line: "a", capability: "i", personnel: .known(.troops), headcount: .unknown)])),
            reaction, sequence: 10, .reported(on: "2026-02-19"))
        #expect(announced.last == .postRisk(PostRisk(post: "deputy", nation: "IDN", pledges: ["idn-1"])))
    }

    @Test func `what was taken in is refused when it comes again`() throws {
        var scenario = try accepted()
        let note = CommandPledgeNote(
            pledge: "idn-1", lines: [NotedLine(line: "a", stage: .known(.onHold))],
            origin: ForeignPosition(
                service: .known(.pledges), log: Controls.log(of: .pledges), epoch: .first, sequence: SequenceNumber(12))
        )
        try scenario.accept(.commandPledgeNote(note), march)
        let refusal = try #require(scenario.refusal(of: .commandPledgeNote(note), march))
        #expect(refusal.kind == .alreadySo && refusal.pointers == ["/origin"])
    }
}
