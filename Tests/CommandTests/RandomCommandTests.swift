import CommandDomain
import DomainModel
import HashTreeCollections
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
        expectInvariants(scenario.state.records)
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

    private static func origin(_ service: ServiceName, _ generator: inout SeededGenerator) -> ForeignPosition {
        ForeignPosition(
            service: .known(service), log: Controls.log(of: service), epoch: .first,
            sequence: SequenceNumber(UInt64.random(in: 1...60, using: &generator)))
    }

    /// Posts are never below themselves, what was stated of breaches and risks is what the records come to, and what the
    /// cell decided never stands against a constraint it knew of.
    private func expectInvariants(_ records: CommandRecords) {
        for day in Self.days {
            for id in records.posts.keys {
                #expect(!records.superiors(of: id, at: .day(day)).contains(id))
                #expect(
                    !records.superiors(of: id, at: .day(day)).contains { above in
                        records.superiors(of: above, at: .day(day)).contains(above)
                    })
            }
            for step in records.units.values.map({ $0.authority(at: .day(day)) }) {
                #expect((step.post == nil) == (step.authority == .known(.none)))
                #expect(step.authority != .known(.fullCommand))
            }
        }
        for id in records.stations.keys {
            let found = Set(records.findings(of: id).map(\.constraint.value.constraint))
            #expect(found == Set(records.breaches[id]?.keys.sorted() ?? []))
        }
        for id in records.posts.keys { #expect(records.postRisks[id] == records.risk(of: id, at: .everything)) }
        for id in records.units.keys { #expect(records.unitRisks[id] == records.risk(ofUnit: id, at: .everything)) }
    }

    @Test(arguments: [11, 12, 13] as [UInt64])
    func `what is learned later leaves what was known before as it was`(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var scenario = try Examples.accepted()
        for _ in 0..<800 {
            let circumstances = Self.circumstances(&generator).learned("2026-06-01T00:00:00Z")
            _ = try? scenario.accept(Self.command(&generator), circumstances)
        }
        let known = Moment(asOf: "2026-05-31", knownAt: "2026-06-01T00:00:00Z")
        func answers(_ records: CommandRecords) -> [AnyHashable] {
            [
                records.tree(at: known), records.stations(at: known).map(\.stamp.event),
                records.units.sorted { $0.key < $1.key }.map { $0.value.authority(at: known) },
                records.posts.keys.sorted().map { records.risk(of: $0, at: known) },
                records.stations(at: known).compactMap(\.value.place).map {
                    records.mandate.constraints(against: $0, at: known).map(\.stamp.event)
                },
            ]
        }
        let before = answers(scenario.state.records)
        var later = 0
        for _ in 0..<800 {
            let circumstances = Self.circumstances(&generator).learned("2026-07-01T00:00:00Z")
            if (try? scenario.accept(Self.command(&generator), circumstances)) != nil { later += 1 }
        }
        #expect(later > 50)
        #expect(answers(scenario.state.records) == before)
    }

    /// What mandate states at a place of its log, the same whenever it is asked.
    private static func mandateTerm(_ sequence: UInt64) -> CommandCommand {
        var generator = SeededGenerator(seed: sequence)
        let constraint: EntityID = generator.pick(["k", "l"])
        let fact: MandateEvent
        switch Int.random(in: 0..<6, using: &generator) {
        case 0, 1:
            fact = .area(
                Area(
                    area: generator.pick(["x", "y"]), title: "Area", kind: .known(.sector),
                    within: generator.oneIn(2) ? "x" : nil))
        case 2: fact = .constraintLifting(ConstraintLifting(constraint: constraint))
        default:
            fact = .constraint(
                Constraint(
                    constraint: constraint, title: "Rule", kind: .known(generator.oneIn(2) ? .stationing : .deployment),
                    nations: generator.oneIn(2) ? [generator.pick(["USA", "IDN"])] : nil,
                    areas: [generator.pick(["x", "y"])], clause: "clause"))
        }
        let origin = ForeignPosition(
            service: .known(.mandate), log: Controls.log(of: .mandate), epoch: .first,
            sequence: SequenceNumber(sequence))
        guard let term = MandateTermTaking<CommandOwned>(fact, origin: origin) else {
            preconditionFailure("command decides by areas and constraints")
        }
        return .mandateTermTaking(term)
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
        switch Int.random(in: 0..<16, using: &generator) {
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
        case 6: return Examples.vacate(post)
        case 7:
            let next = Officer(name: generator.pick(["One", "Three"]), nation: nation)
            return .postHandover(PostHandover(post: post, outgoing: officer, incoming: next))
        case 8: return .postAbolition(PostAbolition(post: post))
        case 9, 10: return mandateTerm(UInt64.random(in: 1...60, using: &generator))
        case 11:
            return .commandPledgeNote(
                CommandPledgeNote(
                    pledge: generator.pick(["p", "q"]), nation: generator.oneIn(2) ? nation : nil,
                    lines: [
                        NotedLine(
                            line: "a", stage: .known(generator.pick([.committed, .inTheatre, .onHold, .withdrawn])))
                    ], origin: origin(.pledges, &generator)))
        case 12:
            return .station(
                Station(
                    station: generator.pick(["s", "t"]), nation: nation, unit: generator.oneIn(3) ? "u" : nil,
                    area: generator.pick(["x", "y"]), until: generator.oneIn(3) ? generator.pick(days) : nil))
        case 13: return .stationEnd(StationEnd(station: generator.pick(["s", "t"])))
        case 14:
            return .unit(
                Unit(unit: generator.pick(["u", "v"]), pledge: generator.pick(["p", "q"]), line: "a", title: "U"))
        default:
            let unit: EntityID = generator.pick(["u", "v"])
            if generator.oneIn(3) { return .authorityReversion(AuthorityReversion(unit: unit)) }
            return .authorityTransfer(
                AuthorityTransfer(
                    unit: unit, to: post, authority: .known(generator.pick([.opcom, .opcon, .tacon, .fullCommand]))))
        }
    }
}
