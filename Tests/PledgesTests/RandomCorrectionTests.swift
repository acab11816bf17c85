import DomainModel
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct RandomCorrectionTests {
    private struct Picture: Equatable {
        let lines: [LineStanding]
        let approaches: [ApproachStanding]
        let caveats: [EntityID]
        let milestones: [Timeline<Milestone>.Entry]
        let claims: [ClaimBook.Entry]
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func whatWasKnownStaysKnownWhateverIsCorrected(_ seed: UInt64) throws {
        var commands = RandomCommands(seed: seed)
        var history = CorrectionHistory<PledgesOperation, Picture>(
            draw: { _ in (commands.command(), commands.circumstances()) }, retract: { .entryRetraction($0) },
            correct: { .entryCorrection($0) },
            picture: { records, moment in
                Picture(
                    lines: records.lineStandings(at: moment), approaches: records.approachStandings(at: moment),
                    caveats: records.caveatsInForce(at: moment).map(\.caveat.caveat),
                    milestones: records.milestones.sorted { $0.key < $1.key }.compactMap { $0.value.entry(at: moment) },
                    claims: records.claims.known(at: moment))
            })
        var scenario = PledgesScenario.accepted()
        var random = SeededGenerator(seed: seed)
        let lines = ["l-0", "l-1", "l-2"].map { Examples.line($0, 500) }
        try scenario.accept(Examples.announcement("p-0", lines: lines), .reported(on: "2026-01-15"))
        try history.run(300, from: &scenario, random: &random)
        #expect(history.failures.isEmpty, "\(history.failures.prefix(3))")
        #expect(history.retracted > 3)
        #expect(history.corrected > 0)
        #expect(history.restored > 0)
        for day in RandomCommands.days {
            let picture = scenario.state.records.strength(at: Moment(asOf: day, knownAt: nil))
            #expect(
                StrengthSum(
                    picture.stages.flatMap(\.strength.lines).compactMap { name in
                        picture.lines.first { $0.pledge == name.pledge && $0.line == name.line }?.headcount
                    }) == StrengthSum(picture.lines.map(\.headcount)))
        }
    }
}
