import CommandDomain
import DomainModel
import MessageSchema
import TestSupport
import Testing

struct CorrectionTests {
    private let jeffers = Officer(name: "Jasper Jeffers", nation: "USA", grade: .known(.of7))

    private func retract(_ event: EventID) -> CommandCommand {
        .entryRetraction(EntryRetraction(event: event, reason: "not so"))
    }

    private func correct(_ event: EventID, _ content: JSONValue) -> CommandCommand {
        .entryCorrection(EntryCorrection(event: event, content: content, reason: "a slip of the pen"))
    }

    private func posts() throws -> CommandScenario {
        var scenario = try Examples.accepted()
        try scenario.accept(.post(Post(post: "commander", title: "Commander")), .decided(on: "2026-01-01"))
        try scenario.accept(
            .post(Post(post: "deputy", title: "Deputy", reportsTo: "commander")), .decided(on: "2026-01-01"))
        return scenario
    }

    @Test func `a corrected post is what it should have been from then on`() throws {
        var scenario = try posts()
        let event = scenario.event()
        let before = scenario.now
        try scenario.accept(
            correct(event, try scenario.content(of: event, "title", "Deputy commander")), .decided(on: "2026-01-01"))
        let records = scenario.state.records
        #expect(records.post("deputy", at: .everything)?.post.title == "Deputy commander")
        let earlier = Moment(asOf: nil, knownAt: Instant(microseconds: before.microseconds - 1))
        #expect(records.known(at: earlier.knownAt).post("deputy", at: earlier)?.post.title == "Deputy")
    }

    @Test func `posts stay a tree when one is corrected`() throws {
        let scenario = try posts()
        let commander = scenario.event(1)
        let refusal = scenario.refusal(
            of: correct(commander, try scenario.content(of: commander, "reportsTo", "deputy")),
            .decided(on: "2026-01-01"))
        #expect(refusal?.kind == .notAllowed)
        #expect(refusal?.pointers == ["/content/reportsTo"])
    }

    @Test func `a post that others report to is retracted only where it is a report`() throws {
        let scenario = try posts()
        let refusal = try #require(scenario.refusal(of: retract(scenario.event(1))))
        #expect(refusal.kind == .notAllowed)
        #expect(refusal.detail.contains("post/deputy"))
        #expect(scenario.refusal(of: retract(scenario.event())) == nil)
    }

    @Test func `a reported designation is corrected, retracted, and back when that is retracted`() throws {
        var scenario = try posts()
        try scenario.accept(Examples.designate("commander", jeffers), .reported(on: "2026-02-19"))
        let event = scenario.event()
        func officer() -> Text? { scenario.state.records.post("commander", at: .everything)?.officer?.name }
        let officerContent: JSONValue = ["name": "Jasper H. Jeffers", "nation": "USA", "grade": "OF-7"]
        try scenario.accept(
            correct(event, try scenario.content(of: event, "officer", officerContent)), .reported(on: "2026-02-19"))
        #expect(officer() == "Jasper H. Jeffers")
        try scenario.accept(retract(scenario.event()))
        #expect(officer() == "Jasper Jeffers")
        try scenario.accept(retract(event))
        #expect(officer() == nil)
        try scenario.accept(retract(scenario.event()))
        #expect(officer() == "Jasper Jeffers")
    }

    @Test func `what cannot be corrected is refused with the reason`() throws {
        var scenario = try posts()
        let event = scenario.event()
        let content = try scenario.content(of: event)
        #expect(scenario.refusal(of: correct(event, .object(content)), .decided(on: "2026-01-01"))?.kind == .alreadySo)
        #expect(
            scenario.refusal(of: correct(event, try scenario.content(of: event, "post", "other")))?.pointers
                == ["/content"])
        #expect(
            scenario.refusal(of: correct(event, try scenario.content(of: event, "grade", "OF-99")))?.pointers
                == ["/content/grade"])
        #expect(scenario.refusal(of: retract(scenario.events[0].header.id))?.detail.contains("mandate") == true)
        #expect(scenario.refusal(of: correct(scenario.events[0].header.id, .object(content)))?.kind == .notAllowed)
        #expect(scenario.refusal(of: retract("command-0000.1.99"))?.kind == .unknownEntity)
        try scenario.accept(retract(event))
        #expect(scenario.refusal(of: retract(event))?.kind == .alreadySo)
        #expect(scenario.refusal(of: correct(event, .object(content)))?.kind == .alreadySo)
    }

    @Test func `steps that the cell decided stand on each other`() throws {
        var scenario = try posts()
        for command in Examples.ladder("commander", jeffers) {
            try scenario.accept(command, .decided(on: "2026-02-19"))
        }
        let nomination = scenario.event(2)
        #expect(scenario.refusal(of: retract(nomination))?.kind == .notAllowed)
        #expect(scenario.refusal(of: retract(scenario.event())) == nil)
        let content = try scenario.content(of: nomination)
        #expect(
            scenario.refusal(of: correct(nomination, .object(content)), .decided(on: "2026-02-20"))?.kind == .notAllowed
        )
    }
}
