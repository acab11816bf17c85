import CommandDomain
import DomainModel
import MessageSchema
import TestSupport
import Testing

struct SuccessionTests {
    private let day = Circumstances.decided(on: "2026-06-01")

    private func filled() throws -> CommandScenario {
        var scenario = try Examples.posts()
        for command in Examples.ladder("commander", Examples.jeffers) {
            try scenario.accept(command, .decided(on: "2026-02-19"))
        }
        return scenario
    }

    private func handOver(_ outgoing: Officer, _ incoming: Officer) -> CommandCommand {
        .postHandover(
            PostHandover(post: "commander", outgoing: outgoing, incoming: incoming, confirmedBy: "Board of Peace"))
    }

    @Test func `a handover leaves no day without a holder and none with two`() throws {
        var scenario = try filled()
        let events = try scenario.accept(handOver(Examples.jeffers, Examples.smith), day)
        #expect(events.count == 1 && events.first?.payload is PostHandover)
        let records = scenario.state.records
        #expect(records.post("commander", at: .day("2026-05-31"))?.officer == Examples.jeffers)
        #expect(records.post("commander", at: .day("2026-06-01"))?.officer == Examples.smith)
        #expect(records.post("commander", at: .everything)?.state == .inPost)
    }

    @Test func `each wrong handover is refused with its kind and place`() throws {
        let scenario = try filled()
        func expect(_ outgoing: Officer, _ incoming: Officer, _ kind: Problem.Kind, _ pointer: String) {
            let refusal = scenario.refusal(of: handOver(outgoing, incoming), day)
            #expect(refusal?.kind == kind && refusal?.pointers == [pointer], "\(String(describing: refusal))")
        }
        expect(Examples.smith, Examples.jeffers, .alreadySo, "/incoming")
        expect(Examples.smith, Examples.indonesian, .gateNotMet, "/outgoing")
        expect(Examples.jeffers, Examples.jeffers, .notAllowed, "/incoming")
        expect(Examples.jeffers, Examples.colonel, .notAllowed, "/incoming/grade")
        expect(Examples.jeffers, Examples.israeli, .notAllowed, "/incoming/nation")
        expect(
            Examples.jeffers, Officer(name: "A", nation: "USA", grade: .unrecognised("OF-99")), .invalidContent,
            "/incoming/grade")
    }

    @Test func `a handover needs the confirmation that the post needs`() throws {
        let refusal = try filled().refusal(
            of: .postHandover(
                PostHandover(post: "commander", outgoing: Examples.jeffers, incoming: Examples.smith)), day)
        #expect(refusal?.kind == .gateNotMet && refusal?.pointers == ["/confirmedBy"])
    }

    @Test func `a reported handover into a post that nobody was in fills it`() throws {
        var scenario = try Examples.posts()
        try scenario.accept(handOver(Examples.jeffers, Examples.smith), .reported(on: "2026-06-01"))
        #expect(scenario.state.records.post("commander", at: .everything)?.isFilled == true)
    }

    @Test func `a post is revised from a day on, and the tree of the days before stays`() throws {
        var scenario = try Examples.posts()
        try scenario.accept(.post(Post(post: "rafah-brigade", title: "Rafah", reportsTo: "commander")), day)
        let records = scenario.state.records
        #expect(records.superiors(of: "rafah-brigade", at: .day("2026-05-31")) == ["deputy", "commander"])
        #expect(records.superiors(of: "rafah-brigade", at: .day("2026-06-01")) == ["commander"])
    }

    @Test func `a revision in the past that would close a circle later is refused`() throws {
        var scenario = try Examples.accepted()
        for id in ["a", "b"] as [EntityID] {
            try scenario.accept(.post(Post(post: id, title: "Post")), .decided(on: "2026-01-01"))
        }
        try scenario.accept(.post(Post(post: "a", title: "Post", reportsTo: "b")), .decided(on: "2026-03-01"))
        let back = CommandCommand.post(Post(post: "b", title: "Post", reportsTo: "a"))
        for circumstances in [Circumstances.decided(on: "2026-02-01"), .reported(on: "2026-02-01")] {
            let refusal = try #require(scenario.refusal(of: back, circumstances))
            #expect(refusal.kind == .notAllowed && refusal.pointers == ["/reportsTo"])
        }
    }

    @Test func `a post is abolished when nothing hangs on it, and can be established anew`() throws {
        var scenario = try Examples.posts()
        let abolish = { (post: EntityID) in CommandCommand.postAbolition(PostAbolition(post: post)) }
        #expect(scenario.refusal(of: abolish("deputy"), day)?.kind == .notAllowed)
        try scenario.accept(abolish("rafah-brigade"), day)
        #expect(scenario.refusal(of: abolish("rafah-brigade"), day)?.kind == .alreadySo)
        #expect(scenario.state.records.post("rafah-brigade", at: .day("2026-06-01")) == nil)
        #expect(scenario.state.records.post("rafah-brigade", at: .day("2026-05-31")) != nil)
        #expect(scenario.refusal(of: Examples.offer("rafah-brigade", "IDN"), day)?.kind == .gateNotMet)
        try scenario.accept(.post(Examples.rafah), .decided(on: "2026-07-01"))
        #expect(scenario.state.records.post("rafah-brigade", at: .day("2026-07-01")) != nil)
    }

    @Test func `a post with a holder or with a unit is not abolished, and a report takes it from its holder`() throws {
        var scenario = try filled()
        let abolish = CommandCommand.postAbolition(PostAbolition(post: "commander"))
        #expect(scenario.refusal(of: abolish, day)?.pointers == ["/post"])
        let events = try scenario.accept(abolish, .reported(on: "2026-06-01"))
        #expect(events.first == .postVacancy(PostVacancy(post: "commander")))
        var other = try Examples.pledged()
        try other.accept(.unit(Unit(unit: "u", pledge: "idn-1", line: "a", title: "U")), .decided(on: "2026-02-19"))
        try other.accept(
            .authorityTransfer(AuthorityTransfer(unit: "u", to: "rafah-brigade", authority: .known(.opcon))),
            .reported(on: "2026-03-01"))
        let refusal = other.refusal(of: .postAbolition(PostAbolition(post: "rafah-brigade")), day)
        #expect(refusal?.kind == .notAllowed && refusal?.detail.contains("authority over u") == true)
    }
}
