import DomainModel
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct CaveatTests {
    private func caveat(
        _ id: EntityID = "c", party: Party = .nation(Controls.indonesia), kind: CaveatKind = .task,
        scope: [CaveatScope]? = nil, refusesTasks: [EntityID]? = ["disarm-armed-groups"],
        requires: [EntityID]? = nil, from: EffectiveDate? = nil, until: EffectiveDate? = nil
    ) -> PledgesCommand {
        .caveat(
            Caveat(
                caveat: id, party: party, kind: .known(kind), effect: .known(.restricts), scope: scope,
                refusesTasks: refusesTasks, requires: requires, from: from, until: until, wording: "no combat"))
    }

    @Test func aCaveatMayExistBeforeAnyPledgeAndOfNationsThatAreNotNamed() throws {
        var scenario = PledgesScenario.accepted()
        try scenario.accept(caveat(party: .nation(Controls.pakistan)), .reported(on: "2025-11-29"))
        try scenario.accept(
            caveat("d", party: .unnamed("would-be contributors", count: nil)), .reported(on: "2025-12", grade: "C3"))
        #expect(scenario.state.records.caveatsInForce(at: .everything).map(\.caveat.caveat) == ["c", "d"])
        #expect(scenario.refusal(of: caveat())?.kind == .alreadyExists)
    }

    @Test func aCaveatRefusesOrRequiresSomethingUnlessItsKindIsOther() {
        let scenario = PledgesScenario.accepted()
        #expect(scenario.refusal(of: caveat(refusesTasks: nil))?.kind == .invalidContent)
        #expect(scenario.refusal(of: caveat(kind: .other, refusesTasks: nil)) == nil)
        #expect(scenario.refusal(of: caveat(kind: .timing, refusesTasks: nil, until: "2026-12")) == nil)
    }

    @Test func listsOfACaveatAreBoundedAndItsPeriodRuns() {
        let scenario = PledgesScenario.accepted()
        #expect(scenario.refusal(of: caveat(refusesTasks: []))?.pointers == ["/refusesTasks"])
        #expect(scenario.refusal(of: caveat(requires: ["a", "a"]))?.pointers == ["/requires/1"])
        #expect(scenario.refusal(of: caveat(from: "2026-06", until: "2026-05"))?.pointers == ["/until"])
    }

    @Test func aScopeNamesPledgesAndLinesOfThatNation() throws {
        var scenario = try PledgesScenario.announced()
        try scenario.accept(Examples.announcement("mar-1", Controls.morocco, lines: [Examples.line("pol")]))
        func refusal(_ scope: [CaveatScope], party: Party = .nation(Controls.indonesia)) -> Refusal? {
            scenario.refusal(of: caveat(party: party, scope: scope))
        }
        #expect(refusal([CaveatScope(pledge: "idn-1", lines: ["inf"])]) == nil)
        #expect(refusal([])?.pointers == ["/scope"])
        #expect(refusal([CaveatScope(pledge: "idn-2")])?.kind == .unknownEntity)
        #expect(refusal([CaveatScope(pledge: "idn-1", lines: ["x"])])?.pointers == ["/scope/0/lines/0"])
        #expect(refusal([CaveatScope(pledge: "idn-1", lines: [])])?.pointers == ["/scope/0/lines"])
        #expect(refusal([CaveatScope(pledge: "idn-1"), CaveatScope(pledge: "idn-1")])?.pointers == ["/scope/1/pledge"])
        let foreign = refusal([CaveatScope(pledge: "mar-1")])
        #expect(foreign?.kind == .notAllowed)
        #expect(foreign?.pointers == ["/scope/0/pledge"])
        let unnamed = refusal([CaveatScope(pledge: "idn-1")], party: .unnamed("some", count: nil))
        #expect(unnamed?.pointers == ["/scope"])
    }

    @Test func aCaveatOnALineCoversThePartsThatLeaveIt() throws {
        var scenario = try PledgesScenario.announced()
        try scenario.accept(.lineAddition(LineAddition(pledge: "idn-1", lines: [Examples.line("eng", 10)])))
        try scenario.accept(caveat(scope: [CaveatScope(pledge: "idn-1", lines: ["inf"])]))
        try scenario.accept(Examples.step(to: .assessed, lines: [Examples.part(10)]))
        let pledge = try #require(scenario.state.records.pledges["idn-1"])
        let record = try #require(scenario.state.records.caveats["c"])
        #expect(record.covers(line: "inf", of: pledge))
        #expect(record.covers(line: "inf-a", of: pledge))
        #expect(!record.covers(line: "eng", of: pledge))
    }

    @Test func aCaveatHoldsFromItsDeclarationUntilItIsLifted() throws {
        var scenario = PledgesScenario.accepted()
        let lifting = PledgesCommand.caveatLifting(CaveatLifting(caveat: "c"))
        #expect(scenario.refusal(of: lifting)?.kind == .unknownEntity)
        try scenario.accept(caveat(until: "2026-12"), .reported(on: "2026-02"))
        #expect(scenario.refusal(of: lifting, .reported(on: "2026-02-27"))?.kind == .notAllowed)
        try scenario.accept(lifting, .reported(on: "2026-06-01"))
        #expect(scenario.refusal(of: lifting, .reported(on: "2026-06-01"))?.kind == .alreadySo)
        try scenario.accept(lifting, .decided(on: "2026-06-02"))
        #expect(scenario.refusal(of: lifting, .decided(on: "2026-06-03"))?.kind == .alreadySo)
        let record = try #require(scenario.state.records.caveats["c"])
        let days: [(CalendarDay, Bool)] = [
            ("2026-02-27", false), ("2026-02-28", true), ("2026-05-31", true), ("2026-06-01", false),
        ]
        for (day, holds) in days { #expect(record.isInForce(at: Moment(asOf: day, knownAt: nil)) == holds, "\(day)") }
    }

    @Test func aWeaklySourcedCaveatIsKeptAndDoesNotHold() throws {
        var scenario = PledgesScenario.accepted()
        try scenario.accept(caveat(), .reported(on: "2026-02-01", grade: "E5"))
        let record = try #require(scenario.state.records.caveats["c"])
        #expect(record.exists(at: .everything))
        #expect(!record.isInForce(at: .everything))
    }
}
