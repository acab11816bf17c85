import CommandDomain
import DomainModel
import MessageSchema
import TestSupport
import Testing

struct RandomCommandTests {
    private static let days: [CalendarDay] = [
        "2026-01-01", "2026-01-31", "2026-02-19", "2026-02-28", "2026-03-17", "2026-05-31",
    ]

    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func `whatever is asked in whatever order the invariants hold`(
        _ seed: UInt64
    ) throws {
        var generator = SeededGenerator(seed: seed)
        var scenario = try Examples.accepted()
        var accepted = 0
        for _ in 0..<1_500 {
            let (command, circumstances) = (Self.command(&generator), Self.circumstances(&generator))
            let before = scenario.state
            do {
                try scenario.accept(command, circumstances)
                accepted += 1
            } catch let refusal as Refusal {
                #expect(refusal.kind != .unknownOperation)
                #expect(scenario.state == before)
            }
        }
        #expect(accepted > 200)
        #expect(accepted < 1_500)
        #expect(try scenario.refolded() == scenario.state)
        #expect(try scenario.roundTripped() == scenario.state)
        for day in Self.days { expectSums(scenario.state.records, at: .day(day)) }
        for day in Self.days { expectSums(scenario.state.records, at: .day("2026-05-31", knownAt: day.end)) }
        try expectOrderIsOfNoMatter(scenario)
    }

    /// Counts are those of the records, the tree holds each post once, and what stands there is of one piece.
    private func expectSums(_ records: CommandRecords, at moment: Moment) {
        let posts = records.posts(at: moment)
        let counts = records.counts(at: moment)
        #expect(counts.total == posts.count)
        #expect(counts.filled == posts.filter(\.isFilled).count)
        #expect(counts.vacant + counts.underWay + counts.filled == counts.total)
        func ids(_ nodes: [PostNode]) -> [EntityID] { nodes.flatMap { [$0.standing.id] + ids($0.children) } }
        #expect(ids(records.tree(at: moment)).sorted() == posts.map(\.id))
        for post in posts {
            #expect((post.state == .vacant) == (post.nation == nil))
            #expect((post.state > .accepted) == (post.officer != nil))
            #expect(post.notEvidenced.allSatisfy { $0 < post.state })
        }
    }

    private func expectOrderIsOfNoMatter(_ scenario: CommandScenario) throws {
        var turned = CommandOperation(operation: scenario.operation)
        let posts = scenario.events.filter { if case .post = $0.event { true } else { false } }
        let steps = scenario.events.filter { if case .post = $0.event { false } else { true } }
        for event in posts + steps.reversed() { turned.apply(event) }
        #expect(turned.records.posts == scenario.state.records.posts)
    }

    static func circumstances(_ generator: inout SeededGenerator) -> Circumstances {
        let month: EffectiveDate = "2026-02"
        let date = generator.oneIn(6) ? month : .day(generator.pick(days))
        if generator.oneIn(2) { return .decided(on: date) }
        let grade: Grade = generator.pick(["A2", "B2", "C3", "D2", "E5", "F6"])
        return .reported(on: date, grade: grade, publisher: generator.pick(["AA", "Xinhua"]))
            .learned(generator.pick(days).end)
    }

    static func command(_ generator: inout SeededGenerator) -> CommandCommand {
        let ids: [EntityID] = ["a", "b", "c", "d", "e", "f"]
        let nations: [NationCode] = ["USA", "IDN", "ISR"]
        let post = generator.pick(ids)
        let nation = generator.pick(nations)
        let officer = Officer(
            name: generator.pick(["One", "Two"]), nation: nation,
            grade: generator.oneIn(3) ? nil : .known(generator.pick([.of5, .of7, .of9])))
        switch Int.random(in: 0..<7, using: &generator) {
        case 0:
            return .post(
                Post(
                    post: post, title: "Post", grade: generator.oneIn(2) ? nil : .known(.of7),
                    reportsTo: generator.oneIn(3) ? nil : generator.pick(ids),
                    reservedFor: generator.oneIn(4) ? ["USA", "IDN"] : nil,
                    barredTo: generator.oneIn(4) ? ["ISR"] : nil))
        case 1: return Examples.offer(post, nation)
        case 2: return Examples.accept(post, nation)
        case 3: return Examples.nominate(post, officer)
        case 4: return Examples.designate(post, officer)
        case 5: return Examples.fill(post, officer)
        default: return Examples.vacate(post)
        }
    }
}
