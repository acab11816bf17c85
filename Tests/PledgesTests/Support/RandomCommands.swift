import DomainModel
import MessageSchema
import TestSupport

/// Commands, dates and sources drawn at random from small sets, so that they meet.
struct RandomCommands {
    var generator: SeededGenerator
    private var drawn = 0

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    static let days: [CalendarDay] = [
        "2026-01-15", "2026-02-01", "2026-02-19", "2026-02-28", "2026-03-01", "2026-03-17", "2026-03-31", "2026-05-01",
    ]
    private static let pledges: [EntityID] = ["p-0", "p-1", "p-2"]
    private static let lines: [EntityID] = ["l-0", "l-1", "l-2", "x-1", "x-2", "x-5", "x-9"]
    private static let nations: [NationCode] = [Controls.indonesia, Controls.morocco, Controls.kosovo]

    /// Whose pledge it is depends on its id alone, so that scopes and pledges fit at times.
    private func nation(of pledge: EntityID) -> NationCode {
        Self.nations[(Self.pledges.firstIndex(of: pledge) ?? 0)]
    }

    mutating func circumstances() -> Circumstances {
        let day = generator.pick(Self.days)
        let date: EffectiveDate = generator.oneIn(5) ? .month(year: day.year, month: day.month) : .day(day)
        if generator.oneIn(2) { return .decided(on: date) }
        return .reported(
            on: date, grade: generator.pick(["A1", "B2", "B2", "C3", "D4", "E5"]),
            publisher: generator.pick(["Antara", "Straits Times", "press, unnamed"]))
    }

    private mutating func headcount() -> Quantity {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: .of(best: 8_000, high: 8_000)
        case 1: .of(low: 70)
        case 2: .of(low: 100, best: 300, high: 900)
        default: Quantity(integerLiteral: Int.random(in: 0...1_000, using: &generator))
        }
    }

    private mutating func selections() -> [LineSelection]? {
        if generator.oneIn(3) { return nil }
        let line = generator.pick(generator.oneIn(2) ? Array(Self.lines.prefix(3)) : Self.lines)
        guard !generator.oneIn(3) else { return [LineSelection(line: line)] }
        drawn += 1
        let part: EntityID = drawn < 10 ? generator.pick(Self.lines) : numbered("x", drawn)
        let count = generator.oneIn(4) ? generator.pick([0, 400]) : generator.pick([1, 20, 60])
        return [LineSelection(line: line, part: count, partLine: part)]
    }

    private func numbered(_ prefix: String, _ number: Int) -> EntityID {
        EntityID(stringLiteral: "\(prefix)-\(number)")
    }

    mutating func command() -> PledgesCommand {
        let pledge = generator.pick(Self.pledges)
        switch Int.random(in: 0..<20, using: &generator) {
        case 0, 1:
            let offers = Self.lines.prefix(3).map { Examples.line($0, generator.oneIn(5) ? .unknown : headcount()) }
            return Examples.announcement(pledge, nation(of: pledge), lines: offers)
        case 2:
            drawn += 1
            return .lineAddition(
                LineAddition(pledge: pledge, lines: [Examples.line(numbered("n", drawn % 20), headcount())]))
        case 3, 4:
            return .lineRevision(LineRevision(pledge: pledge, line: generator.pick(Self.lines), headcount: headcount()))
        case 5...11:
            return Examples.step(to: generator.pick(Array(LineStage.ladder.dropFirst())), pledge, lines: selections())
        case 12: return Examples.step(to: .onHold, pledge, lines: selections())
        case 13: return Examples.resumption(pledge, lines: selections())
        case 14: return generator.oneIn(4) ? Examples.step(to: .withdrawn, pledge, lines: selections()) : caveat(pledge)
        case 15: return .caveatLifting(CaveatLifting(caveat: numbered("c", Int.random(in: 0..<6, using: &generator))))
        case 16:
            return .approach(
                Approach(approach: numbered("a", Int.random(in: 0..<4, using: &generator)), nation: nation(of: pledge)))
        case 17:
            return Examples.answer(
                generator.pick(Array(ApproachAnswer.allCases)),
                numbered("a", Int.random(in: 0..<4, using: &generator)), nation(of: pledge))
        default: return generator.pick(Examples.everyCommand)
        }
    }

    private mutating func caveat(_ pledge: EntityID) -> PledgesCommand {
        let scope = CaveatScope(pledge: pledge, lines: generator.oneIn(2) ? [generator.pick(Self.lines)] : nil)
        return .caveat(
            Caveat(
                caveat: numbered("c", Int.random(in: 0..<6, using: &generator)), party: .nation(nation(of: pledge)),
                kind: .known(.useOfForce), effect: .known(.suspends), scope: generator.oneIn(2) ? [scope] : nil,
                ceiling: .known(.selfDefence), wording: "only in self-defence"))
    }
}
