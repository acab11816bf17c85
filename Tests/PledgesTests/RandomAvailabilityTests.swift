import DomainModel
import MandatePolicy
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct RandomAvailabilityTests {
    private static let tasks: [EntityID] = ["t-0", "t-1", "t-2"]

    private func news(_ generator: inout SeededGenerator) -> MandateEvent {
        switch Int.random(in: 0..<6, using: &generator) {
        case 0, 1:
            let assigned = Self.tasks.filter { _ in generator.oneIn(2) }
                .map { ($0, generator.pick(Array(UseOfForce.allCases))) }
            return News.option("o", assigned)
        case 2: return News.precondition()
        case 3: return News.finding(generator.pick(Array(PreconditionStatus.allCases)))
        case 4:
            return .constraint(
                Constraint(
                    constraint: generator.pick(["k-0", "k-1"]), title: "K", kind: .known(.deployment),
                    nations: generator.oneIn(2) ? nil : [Controls.indonesia], areas: ["gaza"], clause: "not there"))
        default: return .constraintLifting(ConstraintLifting(constraint: generator.pick(["k-0", "k-1"])))
        }
    }

    /// What was stated of every line that is offered is what the rules say on the day; nothing is left to be stated.
    private func check(_ scenario: PledgesScenario, _ seed: UInt64) {
        let (state, day) = (scenario.state, scenario.now.day)
        let (records, moment) = (state.records, Moment(asOf: day, knownAt: nil))
        let survival = Survival(
            of: records, by: RuleBook(records, records.mandate, at: moment),
            under: .inForce(records.mandate, at: moment), at: moment)
        for line in survival.lines {
            guard let pledge = records.pledges[line.standing.pledge] else { continue }
            let stated = state.stated(of: line.standing.line, in: pledge).availability
            #expect(stated == .known(line.assessment.availability), "seed \(seed): \(line.standing.line)")
        }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func whatIsStatedIsWhatTheRulesSayAndNeverTouchesStrength(_ seed: UInt64) throws {
        var (commands, generator, news) = (RandomCommands(seed: seed), SeededGenerator(seed: seed &* 31), MandateNews())
        var scenario = PledgesScenario.accepted()
        let lines = ["l-0", "l-1", "l-2"].map { Examples.line($0, 500) }
        try scenario.accept(Examples.announcement("p-0", lines: lines), .decided(on: "2026-01-15"))
        var (statements, lapses) = (0, 0)
        for round in 0..<220 {
            if generator.oneIn(12) { scenario.now = scenario.now.advanced(by: .seconds(86_400 * 20)) }
            for due in scenario.state.due(at: scenario.now) {
                if case .pledgeLapse = due.command { lapses += 1 }
                statements += try scenario.accept(due.command, .decided(on: .day(due.on))).count
            }
            let before = scenario.state
            let earlier = Instant(microseconds: scenario.now.microseconds - 1)
            let moment = Moment(asOf: scenario.now.day, knownAt: earlier)
            let known = before.records.lineStandings(at: moment)
            if generator.oneIn(3) {
                let circumstances = commands.circumstances()
                let strength = before.records.strength(at: Moment(asOf: scenario.now.day, knownAt: nil))
                statements += try scenario.hear(self.news(&generator), &news, circumstances).count - 1
                let after = scenario.state.records.strength(at: Moment(asOf: moment.asOf, knownAt: nil))
                #expect(after == strength, "seed \(seed), round \(round): a term changed strength")
            } else {
                let (command, circumstances) = (
                    generator.oneIn(9)
                        ? PledgesCommand.pledgeRenewal(PledgeRenewal(pledge: generator.pick(["p-0", "p-1", "p-2"])))
                        : commands.command(), commands.circumstances()
                )
                guard scenario.refusal(of: command, circumstances) == nil else {
                    #expect(scenario.state == before)
                    continue
                }
                statements += try scenario.accept(command, circumstances).count - 1
            }
            #expect(
                scenario.state.records.lineStandings(at: moment) == known,
                "seed \(seed), round \(round): what was known before changed")
            // What a command changes it states itself; nothing is left for time to find.
            #expect(
                !scenario.state.due(at: scenario.now).contains { $0.rule == "reexamine" },
                "seed \(seed), round \(round)")
            check(scenario, seed)
        }
        #expect(statements > 10, "too little was stated for this to mean anything")
        #expect(scenario.state.records.unplaced.isEmpty)
        #expect(try scenario.refolded() == scenario.state)
        #expect(try scenario.roundTripped() == scenario.state)
    }
}
