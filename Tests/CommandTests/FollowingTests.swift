import CommandDomain
import DomainModel
import HashTreeCollections
import MessageSchema
import TestSupport
import Testing

/// What mandate and pledges correct or retract, command follows.
struct FollowingTests {
    private let notes = WhenPledgeChangesReviewPostsAndUnits()
    private let follows = WhenPledgeEntryIsCorrectedFollowIt()
    private let march = Circumstances.reported(on: "2026-03-17").learned(on: "2026-03-17")
    private let april = Circumstances.decided(on: "2026-04-02").learned(on: "2026-04-02")

    private func id(_ sequence: UInt64, of service: ServiceName = .pledges) -> EventID {
        EventID(log: Controls.log(of: service), epoch: .first, sequence: SequenceNumber(sequence))
    }

    /// Indonesia, which accepted the deputy's post, has a line on hold by event 12.
    private func held() throws -> CommandScenario {
        var scenario = try Examples.pledged()
        try scenario.accept(Examples.accept("deputy", "IDN"), .reported(on: "2026-02-19").learned(on: "2026-02-19"))
        try scenario.react(to: Examples.hold(["a"]), notes, sequence: 12, march)
        return scenario
    }

    private func retraction(_ target: UInt64, _ type: EventType) -> PledgesEvent {
        .entryRetracted(EntryRetracted(event: id(target), subject: "pledge/idn-1", type: type, reason: "misread"))
    }

    @Test func `a hold that is retracted puts nothing at risk any longer, and what was known then stays known`() throws
    {
        var scenario = try held()
        #expect(scenario.state.records.postRisks["deputy"] != nil)
        let retracted = retraction(12, PledgeLinesOnHold.type)
        let events = try scenario.react(to: retracted, follows, sequence: 13, april)
        #expect(events.map { type(of: $0.payload).type.name } == ["entry.followed", "post.riskEnded"])
        let records = scenario.state.records
        #expect(records.risk(of: "deputy", at: .everything) == nil && records.postRisks["deputy"] == nil)
        let before = CalendarDay("2026-04-01").end
        #expect(records.known(at: before).risk(of: "deputy", at: .day("2026-04-01", knownAt: before)) != nil)
        #expect(try scenario.react(to: retracted, follows, sequence: 13, april).isEmpty)
        #expect(try scenario.refolded() == scenario.state)
        #expect(try scenario.roundTripped() == scenario.state)

        // The retraction is itself taken back.
        let back = try scenario.react(
            to: retraction(13, EntryRetracted<PledgesOwned>.type), follows, sequence: 14, april)
        #expect(back.map { type(of: $0.payload).type.name } == ["entry.followed", "post.atRisk"])
        #expect(scenario.state.records.risk(of: "deputy", at: .everything) != nil)
    }

    @Test func `a hold that is corrected holds from the corrected day on`() throws {
        var scenario = try held()
        let content = try JSONValue.encoding(PledgeLinesOnHold(pledge: "idn-1", lines: ["a", "b"], splits: []))
        let corrected = PledgesEvent.entryCorrected(
            EntryCorrected(
                event: id(12), subject: "pledge/idn-1", type: PledgeLinesOnHold.type, content: content,
                reason: "both lines, and later"))
        try scenario.react(to: corrected, follows, sequence: 13, april)
        let records = scenario.state.records
        #expect(records.risk(of: "deputy", at: .day("2026-03-20")) == nil)
        #expect(records.risk(of: "deputy", at: .day("2026-04-02")) != nil)
        #expect(records.pledges["idn-1"]?.stopped(at: .everything) == ["a", "b"])
        #expect(try scenario.refolded() == scenario.state)
    }

    @Test func `a constraint that mandate retracts ends the breach of stations`() throws {
        var scenario = try Examples.mandated()
        let station = Station(station: "s", nation: "USA", area: "rafah")
        try scenario.accept(.station(station), .reported(on: "2026-01-10"))
        #expect(scenario.state.records.breaches["s"] != nil)
        let retracted = MandateEvent.entryRetracted(
            EntryRetracted(
                event: id(30, of: .mandate), subject: "constraint/no-us-troops", type: Constraint.type,
                reason: "of another force"))
        let events = try scenario.react(to: retracted, WhenMandateEntryIsCorrectedFollowIt(), sequence: 31, april)
        #expect(events.map { type(of: $0.payload).type.name } == ["mandate-term.takenIn", "station.breachEnded"])
        #expect(scenario.state.records.breaches["s"] == nil)
    }

    @Test func `nobody else takes a copy back`() throws {
        let scenario = try held()
        let note = try #require(
            scenario.events.last { if case .commandPledgeNote = $0.event { true } else { false } }?.header.id)
        let refusal = scenario.refusal(of: .entryRetraction(EntryRetraction(event: note, reason: "no")))
        #expect(refusal?.kind == .notAllowed && refusal?.detail.contains("pledges") == true)
        #expect(!CommandCommand.payloads.contains { $0.name == EntryFollowing<CommandOwned>.name })
    }
}
