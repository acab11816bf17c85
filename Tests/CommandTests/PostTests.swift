import CommandDomain
import DomainModel
import MessageSchema
import TestSupport
import Testing

struct PostTests {
    @Test func `posts stand in a tree and are vacant at first`() throws {
        let records = try Examples.posts().state.records
        let tree = records.tree(at: .everything)
        #expect(tree.map(\.standing.id) == ["commander"])
        #expect(tree.first?.children.map(\.standing.id) == ["deputy"])
        #expect(tree.first?.children.first?.children.map(\.depth) == [2])
        #expect(records.superiors(of: "rafah-brigade", at: .everything) == ["deputy", "commander"])
        #expect(records.posts(at: .everything).map(\.state) == [.vacant, .vacant, .vacant])
        #expect(records.posts(at: .day("2025-12-31")).isEmpty)
        #expect(records.post("rafah-brigade", at: .everything)?.post.sector == "rafah")
        #expect(records.counts(at: .everything).vacant == 3)
    }

    @Test func `a post whose superior is not there yet stands among the roots`() throws {
        var scenario = try Examples.accepted()
        try scenario.accept(.post(Examples.commander), .decided(on: "2026-03-01"))
        try scenario.accept(.post(Examples.deputy), .decided(on: "2026-02-01"))
        let records = scenario.state.records
        #expect(records.tree(at: .day("2026-02-01")).map(\.standing.id) == ["deputy"])
        #expect(records.tree(at: .day("2026-03-01")).map(\.standing.id) == ["commander"])
    }

    @Test func `posts in a circle each stand in the tree once`() throws {
        var scenario = try Examples.accepted()
        for (post, superior) in [("a", "b"), ("b", "a"), ("c", "a")] as [(EntityID, EntityID)] {
            scenario.given(.post(Post(post: post, title: "Post", reportsTo: superior)))
        }
        func count(_ nodes: [PostNode]) -> Int { nodes.reduce(0) { $0 + 1 + count($1.children) } }
        #expect(count(scenario.state.records.tree(at: .everything)) == 3)
    }

    struct Wrong: Sendable, CustomTestStringConvertible {
        let post: Post
        let kind: Problem.Kind
        let pointer: String
        var testDescription: String { "\(kind) at \(pointer)" }
    }

    @Test(arguments: [
        Wrong(post: Examples.commander, kind: .alreadySo, pointer: "/post"),
        Wrong(
            post: Post(post: "commander", title: "Other", reportsTo: "rafah-brigade"), kind: .notAllowed,
            pointer: "/reportsTo"),
        Wrong(post: Post(post: "p", title: "P", reportsTo: "comander"), kind: .unknownEntity, pointer: "/reportsTo"),
        Wrong(post: Post(post: "p", title: "P", reportsTo: "p"), kind: .notAllowed, pointer: "/reportsTo"),
        Wrong(
            post: Post(post: "p", title: "P", grade: .unrecognised("OF-99")), kind: .invalidContent, pointer: "/grade"),
        Wrong(post: Post(post: "p", title: "P", reservedFor: []), kind: .invalidContent, pointer: "/reservedFor"),
        Wrong(
            post: Post(post: "p", title: "P", reservedFor: ["USA", "USA"]), kind: .invalidContent,
            pointer: "/reservedFor/1"),
        Wrong(
            post: Post(post: "p", title: "P", barredTo: ["USA", "USA"]), kind: .invalidContent, pointer: "/barredTo/1"),
        Wrong(
            post: Post(post: "p", title: "P", reservedFor: ["USA", "IDN"], barredTo: ["FRA", "IDN"]),
            kind: .invalidContent, pointer: "/barredTo/1"),
    ])
    func `a wrong post is refused with its kind and place`(_ wrong: Wrong) throws {
        let refusal = try #require(try Examples.posts().refusal(of: .post(wrong.post), .decided(on: Examples.start)))
        #expect(refusal.kind == wrong.kind)
        #expect(refusal.pointers == [wrong.pointer])
    }

    @Test(arguments: [
        Examples.offer("comander", "USA"), Examples.accept("comander", "USA"),
        Examples.nominate("comander", Examples.jeffers), Examples.designate("comander", Examples.jeffers),
        Examples.fill("comander", Examples.jeffers), Examples.vacate("comander"),
    ])
    func `a step in a post that does not exist is refused with the nearest one`(_ command: CommandCommand) throws {
        let scenario = try Examples.posts()
        for circumstances in [Circumstances.decided, .reported(on: "2026-02-19")] {
            let refusal = try #require(scenario.refusal(of: command, circumstances))
            #expect(refusal.kind == .unknownEntity)
            #expect(refusal.pointers == ["/post"])
            #expect(refusal.detail.contains("nearest are commander"))
        }
    }

    @Test(arguments: Examples.ladder("commander", Examples.jeffers) + [Examples.vacate("commander")])
    func `the cell decides nothing about a post before it is established`(_ command: CommandCommand) throws {
        let scenario = try Examples.posts()
        let refusal = try #require(scenario.refusal(of: command, .decided(on: "2025-12-31")))
        #expect(refusal.kind == .gateNotMet)
        #expect(refusal.pointers == ["/post"])
        #expect(scenario.refusal(of: command, .reported(on: "2025-12-31")) == nil)
    }
}
