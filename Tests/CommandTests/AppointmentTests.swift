import CommandDomain
import DomainModel
import MessageSchema
import TestSupport
import Testing

/// Confirmation, declination and acting: what stands beside the plain ladder of a post.
struct AppointmentTests {
    private func standing(
        _ scenario: CommandScenario, _ post: EntityID, _ moment: Moment = .everything
    ) throws -> PostStanding { try #require(scenario.state.records.post(post, at: moment)) }

    @Test func `only whom the post names confirms, after the designation`() throws {
        var scenario = try Examples.posts()
        for command in Examples.ladder("commander", Examples.jeffers).prefix(3) { try scenario.accept(command) }
        let confirm = Examples.confirm("commander", Examples.jeffers)
        #expect(scenario.refusal(of: confirm)?.kind == .gateNotMet)
        try scenario.accept(Examples.designate("commander", Examples.jeffers))
        let fill = try #require(scenario.refusal(of: Examples.fill("commander", Examples.jeffers)))
        #expect(fill.kind == .gateNotMet && fill.detail.contains("confirmed by Board of Peace"))
        let other = CommandCommand.postConfirmation(
            PostConfirmation(post: "commander", officer: Examples.jeffers, by: "The press"))
        #expect(scenario.refusal(of: other)?.pointers == ["/by"])
        try scenario.accept(confirm)
        #expect(try standing(scenario, "commander").state == .confirmed)
        #expect(scenario.refusal(of: confirm)?.kind == .alreadySo)
        try scenario.accept(Examples.fill("commander", Examples.jeffers))
        #expect(try standing(scenario, "commander").notEvidenced.isEmpty)
    }

    @Test func `where nobody has to confirm, a decided confirmation is refused and no gate is missed`() throws {
        var scenario = try Examples.posts()
        for command in Examples.ladder("deputy", Examples.indonesian).prefix(4) { try scenario.accept(command) }
        let refusal = scenario.refusal(of: Examples.confirm("deputy", Examples.indonesian))
        #expect(refusal?.kind == .notAllowed && refusal?.pointers == ["/post"])
        try scenario.accept(Examples.fill("deputy", Examples.indonesian))
        #expect(try standing(scenario, "deputy").notEvidenced.isEmpty)
    }

    @Test func `a report may skip the confirmation, and then it is not evidenced`() throws {
        var scenario = try Examples.posts()
        try scenario.accept(Examples.fill("commander", Examples.jeffers), .reported(on: "2026-02-19"))
        #expect(try standing(scenario, "commander").notEvidenced.contains(.confirmed))
    }

    @Test func `a nation declines what was offered to it, and the post is vacant`() throws {
        var scenario = try Examples.posts()
        let decline = CommandCommand.postDeclination(
            PostDeclination(post: "deputy", nation: "IDN", reason: "no troops, no post"))
        #expect(scenario.refusal(of: decline)?.kind == .gateNotMet)
        try scenario.accept(Examples.offer("deputy", "IDN"))
        let wrong = CommandCommand.postDeclination(PostDeclination(post: "deputy", nation: "MAR"))
        #expect(scenario.refusal(of: wrong)?.pointers == ["/nation"])
        try scenario.accept(decline)
        #expect(try standing(scenario, "deputy").state == .vacant)
        #expect(try standing(scenario, "deputy").step.wording == "no troops, no post")
        try scenario.accept(Examples.offer("deputy", "MAR"))
        try scenario.accept(Examples.accept("deputy", "MAR"))
        #expect(try standing(scenario, "deputy").nation == "MAR")
    }

    @Test func `an officer in post vacates it and does not decline it`() throws {
        var scenario = try Examples.posts()
        for command in Examples.ladder("deputy", Examples.indonesian) { try scenario.accept(command) }
        let decline = CommandCommand.postDeclination(PostDeclination(post: "deputy", nation: "IDN"))
        #expect(scenario.refusal(of: decline)?.kind == .notAllowed)
    }

    @Test func `who acts is neither in post nor a vacancy's end, and stops when somebody is in post`() throws {
        var scenario = try Examples.posts()
        let act = CommandCommand.actingAppointment(
            ActingAppointment(post: "deputy", officer: Examples.indonesian, reason: "until Rabat decides"))
        try scenario.accept(act, .decided(on: "2026-02-01"))
        let acting = try standing(scenario, "deputy", .day("2026-02-01"))
        #expect(acting.state == .vacant && acting.acting?.value.officer == Examples.indonesian)
        #expect(try standing(scenario, "deputy", .day("2026-01-31")).acting == nil)
        #expect(scenario.refusal(of: act, .decided(on: "2026-02-01"))?.kind == .alreadySo)
        let barred = CommandCommand.actingAppointment(ActingAppointment(post: "commander", officer: Examples.israeli))
        #expect(scenario.refusal(of: barred)?.pointers == ["/officer/nation"])
        for command in Examples.ladder("deputy", Examples.indonesian) {
            try scenario.accept(command, .decided(on: "2026-03-01"))
        }
        #expect(try standing(scenario, "deputy", .day("2026-03-01")).acting == nil)
        #expect(scenario.refusal(of: act, .decided(on: "2026-03-02"))?.kind == .notAllowed)
        try scenario.accept(Examples.vacate("deputy"), .decided(on: "2026-04-01"))
        #expect(try standing(scenario, "deputy", .day("2026-04-01")).acting == nil)
        let end = CommandCommand.actingEnd(ActingEnd(post: "deputy"))
        #expect(scenario.refusal(of: end, .decided(on: "2026-04-02"))?.kind == .alreadySo)
        try scenario.accept(act, .decided(on: "2026-04-02"))
        try scenario.accept(end, .decided(on: "2026-04-03"))
        #expect(try standing(scenario, "deputy", .day("2026-04-03")).acting == nil)
        #expect(try scenario.refolded() == scenario.state)
    }

    @Test func `an officer of a grade that is none is refused`() throws {
        let scenario = try Examples.posts()
        let officer = Officer(name: "A", nation: "IDN", grade: .unrecognised("OF-99"))
        let refusal = scenario.refusal(of: .actingAppointment(ActingAppointment(post: "deputy", officer: officer)))
        #expect(refusal?.kind == .invalidContent && refusal?.pointers == ["/officer/grade"])
    }
}
