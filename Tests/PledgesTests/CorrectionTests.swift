import DomainModel
import HashTreeCollections
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct CorrectionTests {
    private func retract(_ event: EventID) -> PledgesCommand {
        .entryRetraction(EntryRetraction(event: event, reason: "not so"))
    }

    private func correct(_ event: EventID, _ content: JSONValue) -> PledgesCommand {
        .entryCorrection(EntryCorrection(event: event, content: content, reason: "a slip of the pen"))
    }

    /// Indonesia's 800, reported on 19 February and learned that evening.
    private func reported() throws -> PledgesScenario {
        var scenario = PledgesScenario.accepted()
        try scenario.accept(
            Examples.announcement(lines: [Examples.line("inf", 800)]),
            .reported(on: "2026-02-19").learned(on: "2026-02-19"))
        return scenario
    }

    private func headcount(_ scenario: PledgesScenario, knownAt: Instant? = nil) -> Int? {
        scenario.state.records.known(at: knownAt).lineStandings(at: Moment(asOf: "2026-05-31", knownAt: knownAt))
            .first { $0.line == "inf" }?.headcount.figures?.headline
    }

    @Test func aCorrectedAnnouncementCountsFromWhenItWasLearnedAndKeepsItsDate() throws {
        var scenario = try reported()
        let event = scenario.event()
        var lines = try #require(try scenario.content(of: event)["lines"]?.array)
        var line = try #require(lines[0].object)
        line["headcount"] = 900
        lines[0] = .object(line)
        try scenario.accept(
            correct(event, try scenario.content(of: event, "lines", .array(lines))),
            .reported(on: "2026-02-19", publisher: "Antara").learned(on: "2026-03-10"))
        #expect(headcount(scenario) == 900)
        #expect(headcount(scenario, knownAt: CalendarDay("2026-03-09").end) == 800)
        #expect(scenario.state.effectiveDate(of: correct(event, .null)) == "2026-02-19")
        #expect(scenario.state.subject(of: retract(event)) == "pledge/idn-1")
        #expect(try scenario.refolded() == scenario.state)
    }

    @Test func aRetractedReportIsGoneFromThenOnAndBackWhenTheRetractionIsRetracted() throws {
        var scenario = try reported()
        let event = scenario.event()
        try scenario.accept(retract(event), .decided.learned(on: "2026-03-10"))
        #expect(headcount(scenario) == nil)
        #expect(headcount(scenario, knownAt: CalendarDay("2026-03-09").end) == 800)
        #expect(scenario.refusal(of: retract(event))?.kind == .alreadySo)
        #expect(scenario.refusal(of: Examples.step(to: .assessed))?.kind == .unknownEntity)
        try scenario.accept(retract(scenario.event()))
        #expect(headcount(scenario) == 800)
        #expect(headcount(scenario, knownAt: CalendarDay("2026-03-11").end) == nil)
    }

    @Test func aRetractedSplitMakesTheLineWholeAgain() throws {
        var scenario = try PledgesScenario.decided(up: .assessed)
        try scenario.accept(
            Examples.step(to: .committed, lines: [Examples.part(350)]), .decided(on: "2026-02-25"))
        let split = scenario.event()
        #expect(scenario.total(on: "2026-03-01").best == 800)
        try scenario.accept(
            Examples.step(to: .committed, lines: [Examples.part(100, as: "inf-b")]),
            .decided(on: "2026-02-26"))
        try scenario.accept(retract(split))
        #expect(scenario.state.records.pledges["idn-1"]?.lines.keys.sorted() == ["inf", "inf-b"])
        #expect(headcount(scenario) == 700)
        #expect(scenario.total(on: "2026-03-01").best == 800)
    }

    @Test func aStepIsCorrectedAsThingsStoodAndLaterStepsStay() throws {
        var scenario = try PledgesScenario.decided(up: .ready)
        let commitment = scenario.event(1)
        let content = try scenario.content(of: commitment, "wording", "by exchange of letters")
        try scenario.accept(correct(commitment, content), .decided(on: "2026-02-21"))
        let line = try #require(scenario.state.records.pledges["idn-1"]?.lines["inf"])
        #expect(line.stage(at: .everything) == .known(.ready))
        #expect(line.steps.entries.contains { $0.value.wording == "by exchange of letters" })
        // The gate of a decided commitment is the signed agreement, also when it is corrected.
        let corrected = scenario.event()
        let refusal = scenario.refusal(
            of: correct(corrected, try scenario.content(of: corrected, "agreement", nil)), .decided(on: "2026-02-21"))
        #expect(refusal?.kind == .gateNotMet)
        #expect(refusal?.pointers == ["/content/agreement"])
    }

    @Test func whatStandsOnADecisionKeepsItFromBeingRetracted() throws {
        let scenario = try PledgesScenario.decided(up: .committed)
        let announcement = scenario.event(2)
        let refusal = try #require(scenario.refusal(of: retract(announcement)))
        #expect(refusal.kind == .notAllowed)
        #expect(refusal.pointers == ["/event"])
        #expect(refusal.detail.contains(scenario.event().wire))
        #expect(scenario.refusal(of: retract(scenario.event(1)))?.kind == .notAllowed)
        #expect(scenario.refusal(of: retract(scenario.event())) == nil)
    }

    @Test func whatStoodOnARetractedReportIsNamedAndHasNothingToStandOn() throws {
        var scenario = try reported()
        let announcement = scenario.event()
        try scenario.accept(Examples.step(to: .assessed), .decided(on: "2026-02-25"))
        let assessment = scenario.event()
        let events = try scenario.accept(retract(announcement))
        #expect(events.first?.retracted?.unsupported == [assessment])
        #expect(scenario.state.records.unsupported("pledge/idn-1") == [assessment])
        #expect(scenario.state.records.lineStandings(at: .everything).isEmpty)
        #expect(try scenario.roundTripped() == scenario.state)
    }

    @Test func aCorrectionIsCorrectedByItsOwnEventAndRetractedToWhatItCorrected() throws {
        var scenario = PledgesScenario.accepted()
        try scenario.accept(
            .milestone(Milestone(milestone: "m", strength: 100, personnel: .known(.troops), setBy: "P")),
            .decided(on: "2026-01-01"))
        let original = scenario.event()
        func strength() -> Int? {
            scenario.state.records.milestones["m"]?.definition.value(at: .everything)?.strength.figures?.headline
        }
        try scenario.accept(correct(original, try scenario.content(of: original, "strength", 200)))
        let first = scenario.event()
        #expect(strength() == 200)
        let again = scenario.refusal(of: correct(original, try scenario.content(of: original, "strength", 300)))
        #expect(again?.kind == .notAllowed)
        #expect(again?.detail.contains(first.wire) == true)
        #expect(scenario.refusal(of: retract(original))?.kind == .alreadySo)
        try scenario.accept(correct(first, try scenario.content(of: first, "strength", 300)))
        #expect(strength() == 300)
        try scenario.accept(retract(scenario.event()))
        #expect(strength() == 200)
        try scenario.accept(retract(first))
        #expect(strength() == 100)
    }

    @Test func wrongEventsAreRefusedWithWhereTheyBelong() throws {
        let scenario = try reported()
        for (event, hint) in [
            ("mandate-0000.1.1", "mandate"), ("pledges-0000.1.99", "none of this operation's"),
            ("somebody-1.1.1", "is not that of pledges"),
        ] {
            let refusal = try #require(scenario.refusal(of: retract(try EventID(wire: event))))
            #expect(refusal.kind == .unknownEntity)
            #expect(refusal.pointers == ["/event"])
            #expect(refusal.detail.contains(hint), "\(refusal.detail)")
        }
        let acceptance = scenario.event(1)
        #expect(scenario.refusal(of: retract(acceptance))?.detail.contains("mandate") == true)
        #expect(scenario.refusal(of: correct(acceptance, ["title": "ISF"]))?.kind == .notAllowed)
    }

    @Test func wrongContentIsRefusedUnderContent() throws {
        var scenario = try reported()
        let event = scenario.event()
        let report = Circumstances.reported(on: "2026-02-19")
        func refusal(_ field: String, _ value: JSONValue?) throws -> Refusal? {
            scenario.refusal(of: correct(event, try scenario.content(of: event, field, value)), report)
        }
        #expect(
            scenario.refusal(of: correct(event, .object(try scenario.content(of: event))), report)?.kind == .alreadySo)
        #expect(try refusal("nation", "MAR")?.pointers == ["/content/nation"])
        #expect(try refusal("pledge", "idn-2")?.pointers == ["/content"])
        #expect(try refusal("conference", "nowhere")?.pointers == ["/content/conference"])
        #expect(try refusal("nation", nil)?.kind == .invalidContent)
        #expect(try refusal("nation", "XYZ")?.pointers == ["/content/nation"])
        #expect(try refusal("surplus", true)?.pointers == ["/content/surplus"])
        let more: JSONValue = [["line": "other", "capability": "c", "personnel": "troops", "headcount": 1]]
        let lines = try #require(try refusal("lines", more))
        #expect(lines.pointers == ["/content/lines"])
        #expect(lines.detail.contains("record it anew"))
        let early = scenario.refusal(of: retract(event), .decided.learned(on: "2026-02-18"))
        #expect(early?.kind == .notAllowed)
        try scenario.accept(retract(event))
        #expect(scenario.refusal(of: correct(event, .object(JSONObject())))?.kind == .alreadySo)
        #expect(scenario.refusal(of: correct(scenario.event(), .object(JSONObject())))?.kind == .notAllowed)
    }

    @Test func aWeakReportRetractsNothing() throws {
        var scenario = try reported()
        let event = scenario.event()
        try scenario.accept(retract(event), .reported(on: "2026-03-01", grade: "E5"))
        #expect(headcount(scenario) == 800)
        #expect(scenario.refusal(of: retract(event)) == nil)
    }

    @Test func aCorrectedTitleOfTheOperationIsTakenIn() throws {
        var scenario = PledgesScenario.accepted()
        let event = ExampleEvent.recorded(
            MandateEvent.entryCorrected(
                EntryCorrected(
                    event: "mandate-0000.1.1", subject: "operation/isf-gaza", type: OperationEstablishment.type,
                    content: ["title": "ISF", "currency": "USD"], reason: "short")), sequence: 9)
        let reaction = WhenEstablishmentCorrectedAcceptItAnew()
        let commands = reaction.commands(for: event, state: scenario.state)
        #expect(commands.count == 1)
        for command in commands { try scenario.accept(command) }
        #expect(scenario.state.records.acceptance?.acceptance.title == "ISF")
        #expect(reaction.commands(for: event, state: scenario.state).isEmpty)
    }
}
