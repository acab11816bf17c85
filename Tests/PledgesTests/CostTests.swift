import DomainModel
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct CostTests {
    private func operation(pledges: Int) throws -> PledgesScenario {
        var scenario = PledgesScenario.accepted()
        for number in 0..<pledges {
            let id = try EntityID(wire: "p-\(number)")
            scenario.given(
                .pledgeAnnouncement(
                    PledgeAnnouncement(pledge: id, nation: Controls.indonesia, lines: [Examples.line("inf", 10)])),
                .decided(on: "2026-02-19"))
        }
        return scenario
    }

    /// The quickest of several rounds of deciding and folding some commands, each round on a copy of the state.
    private func duration(_ scenario: PledgesScenario) throws -> Duration {
        let clock = ContinuousClock()
        let rounds = try (0..<5).map { round in
            try clock.measure {
                var copy = scenario.state
                var sequence: UInt64 = 1_000_000
                for number in 0..<40 {
                    let pledge = try EntityID(wire: "p-\(round * 40 + number)")
                    let context = scenario.context(.decided)
                    for event in try copy.decide(Examples.step(to: .assessed, pledge), in: context) {
                        copy.apply(
                            ExampleEvent.recorded(
                                event, operation: scenario.operation, sequence: sequence, context: context))
                        sequence += 1
                    }
                }
            }
        }
        return rounds.min() ?? .zero
    }

    @Test func aCommandCostsAboutTheSameInALargeOperationAsInASmallOne() throws {
        let small = try duration(try operation(pledges: 300))
        let large = try duration(try operation(pledges: 15_000))
        #expect(large < small * 10, "fifty times the pledges: \(small) became \(large)")
    }
}
