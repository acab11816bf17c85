import DomainModel
import MandatePolicy
import MessageSchema
import TestSupport
import Testing

/// What must hold of the groups whatever the operation, on operations drawn by seed.
@Suite struct SurvivalPropertyTests {
    private static let seeds: ClosedRange<UInt64> = 1...1_500

    /// What a line comes to, without the events behind it.
    private struct Fate: Hashable {
        let pledge: EntityID
        let line: EntityID
        let availability: Availability
        let statement: String?
        let usable: [UsableTask]

        init(_ line: AssessedLine) {
            pledge = line.standing.pledge
            self.line = line.standing.line
            availability = line.assessment.availability
            statement = line.assessment.statement
            usable = line.assessment.usable
        }
    }

    @Test func theGroupsPartitionTheOfferedLines() {
        var sizes: Set<Availability> = []
        for seed in Self.seeds {
            var operation = RandomOperation(seed: seed)
            let (records, moment) = (operation.folded(), operation.moment())
            let offered = records.pledges.lineStandings(at: moment).filter { standing in
                standing.stage != .known(.withdrawn) && standing.stage != .known(.expired)
                    && standing.stage != .known(.repatriated)
            }
            for option in RandomOperation.options {
                guard let survival = records.survival(option, at: moment) else { continue }
                #expect(survival.groups.map(\.availability) == Availability.allCases, "seed \(seed)")
                let grouped = survival.groups.flatMap(\.lines).map(\.standing)
                #expect(grouped.count == offered.count && Set(grouped) == Set(offered), "seed \(seed), \(option)")
                for group in survival.groups {
                    #expect(group.lines.allSatisfy { $0.assessment.availability == group.availability })
                    if !group.lines.isEmpty { sizes.insert(group.availability) }
                }
            }
        }
        #expect(sizes == Set(Availability.allCases), "some group was never filled, so this says nothing of it")
    }

    @Test func theStrengthOfAGroupIsTheSumOfItsLines() {
        for seed in Self.seeds {
            var operation = RandomOperation(seed: seed)
            let (records, moment) = (operation.folded(), operation.moment())
            guard let survival = records.survival("o-0", at: moment) else { continue }
            var (best, unknown) = (0, 0)
            for group in survival.groups {
                let standings = group.lines.map(\.standing)
                #expect(group.strength.lines == standings.count, "seed \(seed)")
                #expect(group.strength.unknown == standings.filter { $0.headcount == .unknown }.count, "seed \(seed)")
                let known = standings.compactMap(\.headcount.figures)
                #expect(group.strength.best == known.map(\.headline).reduce(0, +), "seed \(seed)")
                #expect(group.strength.low == known.map { $0.low ?? 0 }.reduce(0, +), "seed \(seed)")
                #expect(group.strength.high == known.map { $0.high ?? $0.headline }.reduce(0, +), "seed \(seed)")
                #expect(group.nations == Set(standings.map(\.nation)).sorted(), "seed \(seed)")
                for (sum, stages) in [
                    (group.nominal, [LineStage.committed, .ready, .deploying, .inTheatre]),
                    (group.inTheatre, [.inTheatre]), (group.onHold, [.onHold]),
                ] {
                    let part = standings.filter { $0.stage.term.map(stages.contains) ?? false }
                    #expect(sum == StrengthSum(part.map(\.headcount)), "seed \(seed)")
                }
                best += group.strength.best
                unknown += group.strength.unknown
            }
            let all = StrengthSum(survival.lines.map(\.standing.headcount))
            #expect(all.best == best && all.unknown == unknown, "seed \(seed)")
        }
    }

    @Test func aLineStandsUnderTheRulesThatCoverItAndUnderNoOther() {
        for seed in Self.seeds {
            var operation = RandomOperation(seed: seed)
            let (records, moment) = (operation.folded(), operation.moment())
            guard let terms = Terms.of("o-1", in: records.mandate, at: moment) else { continue }
            let survival = Survival(of: records.pledges, by: records.book(at: moment), under: terms, at: moment)
            for line in survival.lines {
                guard let pledge = records.pledges.pledges[line.standing.pledge] else { continue }
                // The long way: every caveat and constraint is asked whether it covers the line.
                let caveats = records.pledges.caveatsInForce(at: moment)
                    .filter { $0.covers(line: line.standing.line, of: pledge) }.map { Rule($0.caveat) }
                let constraints = records.mandate.constraints(at: moment)
                    .filter { $0.value.nations?.contains(pledge.nation) ?? true }.compactMap { Rule($0.value) }
                let expected = Assessment(rules: caveats + constraints, under: terms)
                #expect(line.assessment.availability == expected.availability, "seed \(seed)")
                #expect(line.assessment.statement == expected.statement, "seed \(seed)")
                #expect(line.assessment.usable == expected.usable, "seed \(seed)")
            }
        }
    }

    @Test func assigningATaskNeverMovesALineToALighterGroup() {
        var graver = 0
        for seed in Self.seeds {
            var operation = RandomOperation(seed: seed)
            let (records, moment) = (operation.folded(), operation.moment())
            let offered = OfferedLines(records.pledges, by: records.book(at: moment), at: moment)
            guard let narrow = Terms.of("o-0", in: records.mandate, at: moment),
                let other = Terms.of("o-1", in: records.mandate, at: moment)
            else { continue }
            let before = Survival(of: offered, under: narrow)
            for task in other.tasks {
                let wide = Terms(
                    option: "o-0", tasks: narrow.tasks + [task], authority: narrow.authority,
                    preconditions: narrow.preconditions, areas: narrow.areas, day: narrow.day)
                let after = Survival(of: offered, under: wide)
                for (line, same) in zip(before.lines, after.lines) {
                    #expect(line.assessment.availability <= same.assessment.availability, "seed \(seed), \(task.task)")
                    if line.assessment.availability < same.assessment.availability { graver += 1 }
                }
            }
        }
        #expect(graver > 100, "hardly any task made a difference, so this says nothing")
    }

    @Test func liftingACaveatNeverMovesALineToAGraverGroup() {
        var lighter = 0
        for seed in Self.seeds {
            var operation = RandomOperation(seed: seed)
            let (records, drawn) = (operation.folded(), operation.moment())
            let moment = Moment(asOf: drawn.asOf, knownAt: nil)
            guard let day = moment.asOf, let before = records.survival("o-0", at: moment) else { continue }
            for caveat in records.pledges.caveatsInForce(at: moment).map(\.caveat.caveat) {
                var lifted = records
                lifted.tell(PledgesEvent.caveatLifting(CaveatLifting(caveat: caveat)), .decided(on: .day(day)))
                guard let after = lifted.survival("o-0", at: moment) else { continue }
                for (line, same) in zip(before.lines, after.lines) {
                    #expect(line.assessment.availability >= same.assessment.availability, "seed \(seed), \(caveat)")
                    if line.assessment.availability > same.assessment.availability { lighter += 1 }
                }
            }
        }
        #expect(lighter > 100, "hardly any caveat made a difference, so this says nothing")
    }

    @Test func theOrderInWhichFactsAboutDifferentThingsAreSaidNeverMatters() {
        for seed in Self.seeds {
            var operation = RandomOperation(seed: seed)
            let (records, moment) = (operation.folded(), operation.moment())
            let shuffled = operation.shuffled()
            for option in RandomOperation.options {
                let (one, other) = (records.survival(option, at: moment), shuffled.survival(option, at: moment))
                #expect(one?.lines.map(Fate.init) == other?.lines.map(Fate.init), "seed \(seed), \(option)")
                #expect(one?.broken.map(\.clauses) == other?.broken.map(\.clauses), "seed \(seed), \(option)")
                #expect(one?.groups.map(\.strength) == other?.groups.map(\.strength), "seed \(seed), \(option)")
            }
        }
    }

    @Test func whatIsLearnedLaterChangesNoAnswerAboutWhatWasKnown() {
        var (withLines, changesNow) = (0, 0)
        for seed in Self.seeds {
            var operation = RandomOperation(seed: seed)
            let (records, drawn) = (operation.folded(), operation.moment())
            let moment = Moment(asOf: drawn.asOf, knownAt: CalendarDay("2026-04-30").end)
            var later = records
            for said in operation.learnedLater() { later.tell(said) }
            for option in RandomOperation.options {
                let (one, other) = (records.survival(option, at: moment), later.survival(option, at: moment))
                // The events behind it are the same ones too.
                #expect(one?.lines == other?.lines, "seed \(seed), \(option)")
                #expect(one?.groups == other?.groups, "seed \(seed), \(option)")
                #expect(one?.broken == other?.broken, "seed \(seed), \(option)")
                #expect(one?.terms == other?.terms, "seed \(seed), \(option)")
                if one?.lines.isEmpty == false { withLines += 1 }
            }
            let now = Moment(asOf: drawn.asOf, knownAt: nil)
            if records.survival("o-0", at: now)?.lines != later.survival("o-0", at: now)?.lines { changesNow += 1 }
        }
        #expect(withLines > 500 && changesNow > 500, "hardly anything was learned later, so this says nothing")
    }

    @Test func theDifferenceAccountsForEveryLineAndTurnsRoundWithItsSides() {
        var moved = 0
        for seed in Self.seeds {
            var operation = RandomOperation(seed: seed)
            let (records, moment) = (operation.folded(), operation.moment())
            guard let one = records.survival("o-0", at: moment), let other = records.survival("o-1", at: moment) else {
                continue
            }
            let (there, back) = (SurvivalDifference(from: one, to: other), SurvivalDifference(from: other, to: one))
            for availability in Availability.allCases {
                let left = there.moves.filter { $0.from.availability == availability }.count
                let came = there.moves.filter { $0.to.availability == availability }.count
                #expect(
                    other.group(availability).lines.count == one.group(availability).lines.count - left + came,
                    "seed \(seed)")
            }
            #expect(there.graver.map(\.standing) == back.lighter.map(\.standing), "seed \(seed)")
            #expect(there.newlyBroken.map(\.rule.name) == back.noLongerBroken.map(\.rule.name), "seed \(seed)")
            #expect(there.moves.allSatisfy { !$0.clauses.isEmpty }, "seed \(seed): a line moves without a clause")
            moved += there.moves.count
        }
        #expect(moved > 100, "hardly any line moved, so this says nothing")
    }
}
