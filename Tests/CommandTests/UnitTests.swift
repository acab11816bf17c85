import CommandDomain
import DomainModel
import MessageSchema
import TestSupport
import Testing

struct UnitTests {
    private let later = Circumstances.decided(on: "2026-04-01")

    private func form(_ unit: EntityID, _ line: EntityID, pledge: EntityID = "idn-1") -> CommandCommand {
        .unit(Unit(unit: unit, pledge: pledge, line: line, title: "A unit"))
    }

    private func transfer(_ to: EntityID, _ authority: Coded<CommandAuthority> = .known(.opcon)) -> CommandCommand {
        .authorityTransfer(AuthorityTransfer(unit: "u", to: to, authority: authority))
    }

    private func formed(inTheatre: Bool = true) throws -> CommandScenario {
        var scenario = try Examples.pledged()
        try scenario.accept(form("u", "a"), .decided(on: "2026-02-19"))
        if inTheatre {
            try scenario.react(
                to: Examples.arrive(["a"]), WhenPledgeChangesReviewPostsAndUnits(), sequence: 11,
                .decided(on: "2026-03-01"))
        }
        return scenario
    }

    @Test func `a unit in theatre is transferred, passed on below, and reverts`() throws {
        var scenario = try formed()
        try scenario.accept(transfer("commander"), later)
        try scenario.accept(transfer("deputy", .known(.tacon)), .decided(on: "2026-04-02"))
        let unit = try #require(scenario.state.records.units["u"])
        #expect(unit.authority(at: .day("2026-03-31")) == .national)
        #expect(unit.authority(at: .day("2026-04-01")).post == "commander")
        #expect(unit.authority(at: .day("2026-04-02")).authority == .known(.tacon))
        try scenario.accept(.authorityReversion(AuthorityReversion(unit: "u")), .decided(on: "2026-04-03"))
        #expect(scenario.state.records.units["u"]?.authority(at: .everything).post == nil)
    }

    @Test func `a unit that is not in theatre receives nothing, unless a source says so`() throws {
        var scenario = try formed(inTheatre: false)
        let refusal = try #require(scenario.refusal(of: transfer("commander"), later))
        #expect(refusal.kind == .gateNotMet && refusal.pointers == ["/unit"])
        #expect(refusal.detail.contains("announced"))
        try scenario.accept(transfer("commander"), .reported(on: "2026-04-01"))
        #expect(scenario.state.records.units["u"]?.authority(at: .everything).post == "commander")
    }

    @Test func `full command stays national whoever says otherwise`() throws {
        let scenario = try formed()
        for circumstances in [later, .reported(on: "2026-04-01")] {
            let refusal = try #require(scenario.refusal(of: transfer("commander", .known(.fullCommand)), circumstances))
            #expect(refusal.kind == .notAllowed && refusal.pointers == ["/authority"])
        }
    }

    @Test func `each wrong unit, transfer and reversion is refused with its kind and place`() throws {
        var scenario = try formed()
        func expect(_ command: CommandCommand, _ kind: Problem.Kind, _ pointer: String, _ at: Circumstances? = nil) {
            let refusal = scenario.refusal(of: command, at ?? later)
            #expect(
                refusal?.kind == kind && refusal?.pointers == [pointer], "\(command): \(String(describing: refusal))")
        }
        expect(form("v", "a"), .alreadyExists, "/line")
        expect(form("u", "b"), .alreadyExists, "/unit")
        expect(form("v", "c"), .unknownEntity, "/line")
        expect(form("v", "a", pledge: "idn-2"), .unknownEntity, "/pledge")
        expect(form("u", "a"), .alreadySo, "/unit")
        expect(transfer("comander"), .unknownEntity, "/to")
        expect(transfer("commander", .known(.none)), .invalidContent, "/authority")
        expect(transfer("commander", .unrecognised("all")), .invalidContent, "/authority")
        expect(
            .authorityTransfer(AuthorityTransfer(unit: "x", to: "deputy", authority: .known(.opcon))), .unknownEntity,
            "/unit")
        expect(.authorityReversion(AuthorityReversion(unit: "x")), .unknownEntity, "/unit")
        expect(.authorityReversion(AuthorityReversion(unit: "u")), .alreadySo, "/unit")
        expect(transfer("commander"), .gateNotMet, "/unit", .decided(on: "2026-02-18"))
        expect(transfer("commander"), .gateNotMet, "/unit", .decided(on: "2026-02-20"))
        try scenario.accept(.post(Post(post: "late", title: "Late")), .decided(on: "2026-05-01"))
        expect(transfer("late"), .gateNotMet, "/to")
        try scenario.accept(transfer("deputy", .known(.tacom)), later)
        expect(transfer("deputy", .known(.tacom)), .alreadySo, "/unit")
        expect(transfer("commander"), .notAllowed, "/to")
        expect(transfer("rafah-brigade", .known(.opcon)), .notAllowed, "/authority")
        #expect(scenario.refusal(of: transfer("rafah-brigade", .known(.tacom)), .decided(on: "2026-04-02")) == nil)
    }
}
