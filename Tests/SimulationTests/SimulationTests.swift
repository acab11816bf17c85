import Testing

@testable import MusterSimulate

/// That the simulation can be relied on; the seeds themselves are run by `make test` with optimisation.
@Suite struct SimulationTests {
    private func run(
        _ seed: UInt64, commands: Int = 120, mutation: Mutation? = nil
    ) throws -> Run.Outcome {
        var size = Run.Size()
        size.commands = commands
        size.faults = 12
        size.duration = .seconds(6)
        return try Run(seed: seed, size: size, mutation: mutation, tellsStory: true).outcome()
    }

    @Test func aSeedAlwaysBringsAboutTheSame() throws {
        let (first, second) = (try run(7), try run(7))
        #expect(first.story == second.story)
        #expect(first.seen == second.seen && first.accepted == second.accepted)
        #expect(try run(8).story != first.story)
    }

    @Test func theSuiteComesToRestAndHoldsWhatItPromises() throws {
        let outcomes = try (1...3 as ClosedRange<UInt64>).map { try run($0) }
        for outcome in outcomes {
            #expect(outcome.findings.isEmpty)
            #expect(outcome.accepted > 20)
        }
        #expect(outcomes.map(\.faults.count).reduce(0, +) >= 9, "hardly anything was broken")
    }

    @Test(arguments: [Mutation.acknowledgedEarly, .gapsIgnored, .syncForgotten])
    func aFaultThatIsPutInIsFound(_ mutation: Mutation) throws {
        let found = try (1...20 as ClosedRange<UInt64>).contains { seed in
            try !run(seed, mutation: mutation).findings.isEmpty
        }
        #expect(found)
    }
}
