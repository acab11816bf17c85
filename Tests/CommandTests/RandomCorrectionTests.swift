import CommandDomain
import DomainModel
import MessageSchema
import TestSupport
import Testing

struct RandomCorrectionTests {
    @Test(arguments: 1...8 as ClosedRange<UInt64>) func `what was known stays known whatever is corrected`(
        _ seed: UInt64
    ) throws {
        var history = CorrectionHistory<CommandOperation, [PostStanding]>(
            draw: { (RandomCommandTests.command(&$0), RandomCommandTests.circumstances(&$0)) },
            retract: { .entryRetraction($0) }, correct: { .entryCorrection($0) }, picture: { $0.posts(at: $1) })
        var scenario = try Examples.accepted()
        var random = SeededGenerator(seed: seed)
        try history.run(400, from: &scenario, random: &random)
        #expect(history.failures.isEmpty, "\(history.failures.prefix(3))")
        #expect(history.retracted > 1)
        #expect(history.corrected > 0)
        #expect(history.restored > 0)
        for day in ["2026-01-31", "2026-02-28", "2026-12-31"] as [CalendarDay] {
            func ids(_ nodes: [PostNode]) -> [EntityID] { nodes.flatMap { [$0.standing.id] + ids($0.children) } }
            let records = scenario.state.records
            #expect(ids(records.tree(at: .day(day))).sorted() == records.posts(at: .day(day)).map(\.id))
        }
    }
}
