import DomainModel
import MandateDomain
import MessageSchema
import TestSupport
import Testing

struct CorrectionTests {
    private func retract(_ event: EventID) -> MandateCommand {
        .entryRetraction(EntryRetraction(event: event, reason: "not so"))
    }

    private func correct(_ event: EventID, _ content: JSONValue) -> MandateCommand {
        .entryCorrection(EntryCorrection(event: event, content: content, reason: "a slip of the pen"))
    }

    @Test func `the title of an operation can be corrected, its currency and the establishment cannot`() throws {
        var scenario = try Examples.established()
        let event = scenario.events[0].header.id
        try scenario.accept(
            correct(event, ["title": "ISF", "currency": "USD"]), Circumstances.decided(on: "2025-11-17"))
        #expect(scenario.state.records.operation?.establishment.title == "ISF")
        let correction = scenario.event()
        let currency = scenario.refusal(of: correct(correction, ["title": "ISF", "currency": "EUR"]))
        #expect(currency?.pointers == ["/content/currency"])
        for event in [event, correction] {
            let refusal = scenario.refusal(of: retract(event))
            #expect(refusal?.kind == .notAllowed)
            #expect(refusal?.detail.contains("for good") == true)
        }
    }

    @Test func `a retracted finding leaves the precondition unknown`() throws {
        var scenario = try Examples.established()
        try scenario.accept(.precondition(Examples.disarmament), .decided(on: "2025-11-17"))
        try scenario.accept(
            .preconditionFinding(PreconditionFinding(precondition: "armed-groups-disarm", status: .known(.met))),
            .reported(on: "2026-02-19"))
        let event = scenario.event()
        let before = scenario.now
        try scenario.accept(retract(event))
        let records = scenario.state.records
        #expect(records.status(ofPrecondition: "armed-groups-disarm", at: .everything) == .known(.unknown))
        let earlier = Moment(asOf: nil, knownAt: Instant(microseconds: before.microseconds - 1))
        #expect(
            records.known(at: earlier.knownAt).status(ofPrecondition: "armed-groups-disarm", at: earlier)
                == .known(.met))
        #expect(scenario.refusal(of: retract(event))?.kind == .alreadySo)
        try scenario.accept(retract(scenario.event()))
        #expect(
            scenario.state.records.status(ofPrecondition: "armed-groups-disarm", at: .everything) == .known(.met))
    }

    @Test func `an area that others lie within is retracted only where it is a report`() throws {
        var scenario = try Examples.established()
        try scenario.accept(.area(Examples.gaza), .reported(on: "2025-11-17"))
        let gaza = scenario.event()
        try scenario.accept(.area(Examples.rafah), .decided(on: "2025-11-17"))
        try scenario.accept(retract(gaza))
        #expect(scenario.state.records.areas(at: .everything).map(\.value.area) == ["rafah"])
        try scenario.accept(retract(scenario.event()))
        try scenario.accept(.area(Area(area: "north", title: "North", kind: .known(.sector))), .decided)
        let north = scenario.event()
        try scenario.accept(.area(Area(area: "beit", title: "Beit", kind: .known(.sector), within: "north")), .decided)
        let refusal = try #require(scenario.refusal(of: retract(north)))
        #expect(refusal.detail.contains("area/beit"))
        #expect(
            scenario.refusal(of: correct(north, try scenario.content(of: north, "within", "beit")))?.pointers
                == ["/content/within"])
    }

    @Test func `an option in force is retracted, and the one before is in force again`() throws {
        var scenario = try Examples.established()
        try scenario.accept(.authorisation(Examples.resolution), Examples.adoption)
        for task in [Examples.protect, Examples.train, Examples.disarm] {
            scenario.given(.taskAuthorisation(task), .decided(on: "2025-11-17"))
        }
        scenario.given(.mandateOption(Examples.narrow), .decided(on: "2025-11-17"))
        scenario.given(.mandateOption(Examples.full), .decided(on: "2025-11-17"))
        try scenario.accept(.optionChoice(OptionChoice(option: "narrow")), .decided(on: "2025-12-01"))
        try scenario.accept(.optionChoice(OptionChoice(option: "full")), .decided(on: "2026-01-01"))
        let full = scenario.event()
        try scenario.accept(retract(full))
        #expect(scenario.state.records.assignmentInForce(at: .everything)?.value.option == "narrow")
        try scenario.accept(retract(scenario.event()))
        #expect(scenario.state.records.assignmentInForce(at: .everything)?.value.option == "full")
        try scenario.accept(correct(full, ["option": "full"]), .decided(on: "2026-02-01"))
        #expect(
            scenario.state.records.assignmentInForce(at: Moment(asOf: "2026-01-15", knownAt: nil))?.value.option
                == "narrow")
        #expect(scenario.refusal(of: correct(scenario.event(), ["option": "narrow"]))?.pointers == ["/content"])
    }

    @Test func `what cannot be corrected is refused with the reason`() throws {
        var scenario = try Examples.established()
        try scenario.accept(.precondition(Examples.disarmament), .decided(on: "2025-11-17"))
        let event = scenario.event()
        let content = try scenario.content(of: event)
        #expect(scenario.refusal(of: correct(event, .object(content)), .decided(on: "2025-11-17"))?.kind == .alreadySo)
        #expect(scenario.refusal(of: correct(event, ["precondition": "x", "title": "X"]))?.pointers == ["/content"])
        #expect(scenario.refusal(of: correct(event, ["precondition": "armed-groups-disarm"]))?.kind == .invalidContent)
        #expect(scenario.refusal(of: correct(event, "text"))?.kind == .invalidContent)
        #expect(scenario.refusal(of: retract("mandate-0000.1.99"))?.kind == .unknownEntity)
        #expect(scenario.refusal(of: retract("pledges-0000.1.1"))?.kind == .unknownEntity)
        #expect(MandateScenario().refusal(of: retract(event))?.kind == .unknownOperation)
    }
}
