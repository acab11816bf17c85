import CommandDomain
import DomainModel
import MessageSchema
import TestSupport
import Testing

struct LadderTests {
    private let jeffers = Examples.jeffers
    private let post: EntityID = "commander"

    private func standing(_ scenario: CommandScenario, _ moment: Moment = .everything) throws -> PostStanding {
        try #require(scenario.state.records.post(post, at: moment))
    }

    @Test func `a post is filled rung by rung`() throws {
        var scenario = try Examples.posts()
        for (command, state) in zip(Examples.ladder(post, jeffers), PostState.allCases.dropFirst()) {
            let before = scenario.state
            _ = try scenario.state.decide(command, in: scenario.context(.decided))
            #expect(scenario.state == before)
            try scenario.accept(command)
            let now = try standing(scenario)
            #expect(now.state == state)
            #expect(now.nation == "USA")
            #expect(now.entries.last == scenario.last?.header.id)
            #expect(now.notEvidenced.isEmpty)
            #expect(now.ineligibilities.isEmpty)
            #expect(scenario.refusal(of: command)?.kind == .alreadySo)
        }
        #expect(try standing(scenario).officer == jeffers)
        #expect(scenario.state.records.counts(at: .everything).filled == 1)
        try scenario.accept(Examples.vacate(post))
        #expect(try standing(scenario).state == .vacant)
        #expect(try standing(scenario).officer == nil)
        #expect(scenario.refusal(of: Examples.vacate(post))?.kind == .alreadySo)
        #expect(scenario.state.records.counts(at: .everything).filled == 0)
    }

    /// From each rung, the steps that the cell may not decide, with kind and place.
    @Test(arguments: 0...6) func `the cell skips no rung and takes no post twice`(_ rung: Int) throws {
        var scenario = try Examples.posts()
        let ladder = Examples.ladder(post, jeffers)
        for command in ladder.prefix(rung) { try scenario.accept(command) }
        for command in ladder.dropFirst(rung + 1) {
            #expect(scenario.refusal(of: command)?.kind == .gateNotMet)
            #expect(scenario.refusal(of: command, .reported(on: "2026-04-01")) == nil)
        }
        let others = Examples.ladder(post, Examples.indonesian)
        let grade = Officer(name: "Other", nation: "IDN", grade: .known(.of9))
        #expect(scenario.refusal(of: others[0])?.kind == (rung < 2 ? nil : .notAllowed))
        #expect(scenario.refusal(of: others[1])?.kind == (rung < 2 ? .gateNotMet : .notAllowed))
        #expect(scenario.refusal(of: Examples.nominate(post, grade))?.kind == (rung < 4 ? .gateNotMet : .notAllowed))
        #expect(scenario.refusal(of: Examples.designate(post, grade))?.kind == (rung < 4 ? .gateNotMet : .notAllowed))
        #expect(scenario.refusal(of: Examples.fill(post, grade))?.kind == (rung < 6 ? .gateNotMet : .notAllowed))
    }

    @Test func `each missing rung is refused at its field`() throws {
        let scenario = try Examples.posts()
        func pointers(_ command: CommandCommand) -> [String]? { scenario.refusal(of: command)?.pointers }
        #expect(pointers(Examples.accept(post, "USA")) == ["/nation"])
        #expect(pointers(Examples.nominate(post, jeffers)) == ["/officer/nation"])
        #expect(pointers(Examples.designate(post, jeffers)) == ["/officer"])
        #expect(pointers(Examples.fill(post, jeffers)) == ["/officer"])
        #expect(pointers(Examples.vacate(post)) == ["/post"])
    }

    @Test func `a new offer takes the place of one that is not accepted`() throws {
        var scenario = try Examples.posts()
        try scenario.accept(Examples.offer(post, "USA"))
        try scenario.accept(Examples.offer(post, "FRA"))
        #expect(try standing(scenario).nation == "FRA")
        #expect(scenario.refusal(of: Examples.accept(post, "USA"))?.kind == .gateNotMet)
        try scenario.accept(Examples.accept(post, "FRA"))
        let refusal = try #require(scenario.refusal(of: Examples.offer(post, "USA")))
        #expect(refusal.kind == .notAllowed)
        #expect(refusal.detail.contains("vacate-post"))
        try scenario.accept(Examples.vacate(post))
        #expect(scenario.refusal(of: Examples.offer(post, "USA")) == nil)
    }

    @Test func `the nation may name another officer until one is designated`() throws {
        var scenario = try Examples.posts()
        for command in Examples.ladder(post, jeffers).prefix(3) { try scenario.accept(command) }
        try scenario.accept(Examples.nominate(post, Examples.smith))
        #expect(scenario.refusal(of: Examples.designate(post, jeffers))?.kind == .gateNotMet)
        try scenario.accept(Examples.designate(post, Examples.smith))
        #expect(scenario.refusal(of: Examples.nominate(post, jeffers))?.kind == .notAllowed)
    }

    @Test func `the same officer's new grade is recorded in the same state`() throws {
        var scenario = try Examples.posts()
        for command in Examples.ladder(post, jeffers) { try scenario.accept(command, .decided(on: "2026-02-19")) }
        let promoted = Officer(name: jeffers.name, nation: jeffers.nation, grade: .known(.of8))
        try scenario.accept(Examples.fill(post, promoted), .decided(on: "2026-06-01"))
        #expect(try standing(scenario).officer?.grade == .known(.of8))
        #expect(try standing(scenario).notEvidenced.isEmpty)
        #expect(try standing(scenario, .day("2026-05-31")).officer?.grade == .known(.of7))
    }

    @Test func `a report may skip rungs and the picture shows them as not evidenced`() throws {
        var scenario = try Examples.posts()
        try scenario.accept(Examples.designate(post, jeffers), .reported(on: "2026-02-19"))
        #expect(try standing(scenario).notEvidenced == [.offered, .accepted, .nominated])
        try scenario.accept(Examples.accept(post, "USA"), .reported(on: "2026-02-10"))
        #expect(try standing(scenario).notEvidenced == [.offered, .nominated])
        #expect(try standing(scenario, .day("2026-02-18")).state == .accepted)
        try scenario.accept(Examples.nominate(post, Examples.smith), .reported(on: "2026-02-12"))
        #expect(try standing(scenario).notEvidenced == [.offered, .nominated])
        try scenario.accept(Examples.confirm(post, jeffers), .decided(on: "2026-02-28"))
        try scenario.accept(Examples.fill(post, jeffers), .decided(on: "2026-03-01"))
        #expect(try standing(scenario).state == .inPost)
        #expect(try standing(scenario).notEvidenced == [.offered, .nominated])
    }

    @Test func `what was passed before a vacancy evidences nothing after it`() throws {
        var scenario = try Examples.posts()
        for command in Examples.ladder(post, jeffers) { try scenario.accept(command, .decided(on: "2026-02-01")) }
        try scenario.accept(Examples.vacate(post), .decided(on: "2026-03-01"))
        try scenario.accept(Examples.fill(post, jeffers), .reported(on: "2026-03-10"))
        #expect(try standing(scenario).notEvidenced == [.offered, .accepted, .nominated, .designated, .confirmed])
    }

    @Test func `late reports change the past alone, gates look at their own day, and rumours move nothing`() throws {
        var scenario = try Examples.posts()
        try scenario.accept(Examples.fill(post, jeffers), .reported(on: "2026-03-01"))
        try scenario.accept(Examples.offer(post, "FRA"), .reported(on: "2026-01-10"))
        try scenario.accept(Examples.vacate(post), .reported(on: "2026-03-05", grade: "E5"))
        #expect(try standing(scenario).state == .inPost)
        #expect(try standing(scenario, .day("2026-02-01")).nation == "FRA")
        #expect(scenario.refusal(of: Examples.accept(post, "FRA"), .decided(on: "2026-02-01")) == nil)
        #expect(scenario.refusal(of: Examples.accept(post, "FRA"), .decided(on: "2026-03-01"))?.kind == .notAllowed)
    }

    @Test func `the cell may affirm what a source reported`() throws {
        var scenario = try Examples.posts()
        try scenario.accept(Examples.fill(post, jeffers), .reported(on: "2026-02-19"))
        #expect(scenario.refusal(of: Examples.fill(post, jeffers), .reported(on: "2026-02-19"))?.kind == .alreadySo)
        try scenario.accept(Examples.fill(post, jeffers), .reported(on: "2026-02-19", publisher: "AA"))
        try scenario.accept(Examples.fill(post, jeffers), .decided(on: "2026-02-20"))
        #expect(try standing(scenario).entry?.stamp.isDecided == true)
    }

    @Test func `a nation's posts are those it has or is offered`() throws {
        var scenario = try Examples.posts()
        try scenario.accept(Examples.offer(post, "USA"), .decided(on: "2026-02-01"))
        try scenario.accept(Examples.accept("deputy", "IDN"), .reported(on: "2026-02-19"))
        let records = scenario.state.records
        #expect(records.posts(of: "IDN", at: .everything).map(\.id) == ["deputy"])
        #expect(records.posts(of: "IDN", at: .day("2026-02-18")).isEmpty)
        let counts = records.counts(at: .everything)
        #expect([counts.total, counts.filled, counts.vacant, counts.underWay] == [3, 0, 1, 2])
        #expect(counts.byState.map(\.posts) == [["rafah-brigade"], ["commander"], ["deputy"], [], [], [], []])
    }
}
