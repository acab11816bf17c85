import DomainModel
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct TargetTests {
    private func milestone(_ strength: Quantity, by date: EffectiveDate? = nil) -> PledgesCommand {
        .milestone(
            Milestone(
                milestone: "full", strength: strength, personnel: .known(.troops), by: date, setBy: "Board of Peace"))
    }

    private func estimate(_ strength: Quantity?, by date: EffectiveDate? = nil, wording: Text? = nil) -> PledgesCommand
    {
        .estimate(
            Estimate(
                estimate: "cap", kind: .known(.ceiling), strength: strength, by: date, statedBy: "officials",
                wording: wording))
    }

    @Test func aMilestoneIsRevisedUnderTheSameIdAndBothVersionsAreKept() throws {
        var scenario = PledgesScenario.accepted()
        try scenario.accept(milestone(10_000, by: "2026-12"), .reported(on: "2025-12-13"))
        try scenario.accept(milestone(20_000), .reported(on: "2026-02-19"))
        let record = try #require(scenario.state.records.milestones["full"])
        #expect(record.entry(at: Moment(asOf: "2025-12-31", knownAt: nil))?.value.strength == 10_000)
        #expect(record.entry(at: Moment(asOf: "2026-02-19", knownAt: nil))?.value.strength == 20_000)
        #expect(!record.exists(at: Moment(asOf: "2025-12-12", knownAt: nil)))
    }

    @Test func theSameMilestoneAgainIsAlreadySoAndByAnotherSourceItIsNews() throws {
        var scenario = PledgesScenario.accepted()
        try scenario.accept(milestone(20_000), .reported(on: "2026-02-19"))
        #expect(scenario.refusal(of: milestone(20_000), .reported(on: "2026-02-19"))?.kind == .alreadySo)
        #expect(scenario.refusal(of: milestone(20_000), .reported(on: "2026-02-19", publisher: "Antara")) == nil)
    }

    @Test func aMilestoneOfUnknownStrengthIsRefused() {
        let refusal = PledgesScenario.accepted().refusal(of: milestone(.unknown))
        #expect(refusal?.kind == .invalidContent)
        #expect(refusal?.pointers == ["/strength"])
    }

    @Test func anEstimateIsStatedAnewUnderTheSameId() throws {
        var scenario = PledgesScenario.accepted()
        try scenario.accept(estimate(.of(high: 8_000)), .reported(on: "2025-12-13", grade: "B3"))
        #expect(
            scenario.refusal(of: estimate(.of(high: 8_000)), .reported(on: "2025-12-13", grade: "B3"))?.kind
                == .alreadySo)
        try scenario.accept(estimate(.of(high: 9_000)), .reported(on: "2026-01-13", grade: "B3"))
        #expect(scenario.state.records.estimates["cap"]?.definition.entries.count == 2)
    }

    @Test func anEstimateThatSaysNothingIsRefused() {
        let scenario = PledgesScenario.accepted()
        #expect(scenario.refusal(of: estimate(nil))?.kind == .invalidContent)
        #expect(scenario.refusal(of: estimate(.unknown))?.kind == .invalidContent)
        #expect(scenario.refusal(of: estimate(nil, wording: "much of 2026")) == nil)
    }

    @Test func aConferenceIsCalledAgainWhenItIsPutOff() throws {
        var scenario = PledgesScenario.accepted()
        try scenario.accept(conference(on: "2025-12-16"), .decided(on: "2025-12-01"))
        #expect(scenario.refusal(of: conference(on: "2025-12-16"), .decided(on: "2025-12-02"))?.kind == .alreadySo)
        try scenario.accept(conference(on: "2026-01-10"), .decided(on: "2025-12-10"))
        let record = try #require(scenario.state.records.conferences["doha"])
        #expect(record.entry(at: .everything)?.value.on == "2026-01-10")
        let twice = scenario.refusal(of: conference(on: "2026-02-10", invited: [.nation("ITA"), .nation("ITA")]))
        #expect(twice?.pointers == ["/invited/1"])
        #expect(scenario.refusal(of: conference(on: "2026-02-10", invited: []))?.pointers == ["/invited"])
    }

    @Test func anOutcomeNeedsItsConferenceAndMayBeRevised() throws {
        var scenario = PledgesScenario.accepted()
        let missing = scenario.refusal(of: outcome("more than 25 nations came"))
        #expect(missing?.kind == .unknownEntity)
        #expect(missing?.pointers == ["/conference"])
        try scenario.accept(conference(on: "2025-12-16"), .decided(on: "2025-12-01"))
        let early = scenario.refusal(of: outcome("nothing yet"), .decided(on: "2025-12-15"))
        #expect(early?.kind == .gateNotMet)
        try scenario.accept(outcome("more than 25 nations came"), .reported(on: "2025-12-16"))
        #expect(
            scenario.refusal(of: outcome("more than 25 nations came"), .reported(on: "2025-12-16"))?.kind == .alreadySo)
        try scenario.accept(outcome("40 nations came"), .reported(on: "2025-12-16", grade: "A2"))
        #expect(
            scenario.state.records.conferences["doha"]?.outcome.value(at: .everything)?.outcome == "40 nations came")
        let repeated = PledgesCommand.conferenceOutcome(
            ConferenceOutcome(conference: "doha", attending: [.nation("ITA"), .nation("ITA")], outcome: "x"))
        #expect(scenario.refusal(of: repeated)?.pointers == ["/attending/1"])
    }

    private func conference(on date: EffectiveDate, invited: [Party]? = nil) -> PledgesCommand {
        .conference(Conference(conference: "doha", title: "Doha", place: "Doha", on: date, invited: invited))
    }

    private func outcome(_ words: Text) -> PledgesCommand {
        .conferenceOutcome(ConferenceOutcome(conference: "doha", outcome: words))
    }
}
