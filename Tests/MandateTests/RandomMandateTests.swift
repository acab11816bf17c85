import DomainModel
import MandateDomain
import MessageSchema
import TestSupport
import Testing

struct RandomMandateTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func `whatever is asked in whatever order the invariants hold`(
        _ seed: UInt64
    ) throws {
        var random = RandomMandate(seed: seed)
        var scenario = try Examples.established()
        var accepted = 0
        for _ in 0..<1_500 {
            let (command, circumstances) = (try random.command(), random.circumstances())
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
        try expectInvariants(of: scenario)
    }

    private func expectInvariants(of scenario: MandateScenario) throws {
        #expect(try scenario.refolded() == scenario.state)
        #expect(try scenario.roundTripped() == scenario.state)
        let records = scenario.state.records
        for day in RandomMandate.days {
            let moment = Moment(asOf: day, knownAt: nil)
            for area in records.areas(at: moment).map(\.value.area) {
                // The last of the chain is a root, or names one that is not there yet.
                let chain = [area] + records.ancestors(of: area, at: moment)
                let top = records.areas[chain[chain.count - 1]]?.entry(at: moment)?.value.within
                #expect(top == nil)
            }
            let assigned = records.assignmentInForce(at: moment)?.value.assigned ?? []
            let tasks = records.tasks(at: moment)
            #expect(tasks.filter { $0.assigned != nil }.count == assigned.count)
            #expect(
                tasks.compactMap(\.authorised).map(\.task) == records.authorisedTasks(at: moment).map(\.value.task))
        }
        var shuffled = MandateOperation(operation: scenario.operation)
        let (definitions, others) = (scenario.events.prefix(1), scenario.events.dropFirst())
        for event in definitions { shuffled.apply(event) }
        let defining = others.filter { !Self.leansOnAnother($0.event) }
        let leaning = others.filter { Self.leansOnAnother($0.event) }
        for event in defining.reversed() + leaning.reversed() { shuffled.apply(event) }
        for (id, record) in records.tasks {
            #expect(shuffled.records.tasks[id]?.definition == record.definition)
            #expect(shuffled.records.tasks[id]?.endings == record.endings)
        }
        for (id, record) in records.areas { #expect(shuffled.records.areas[id]?.endings == record.endings) }
        for (id, record) in records.authorisations {
            #expect(shuffled.records.authorisations[id]?.holds == record.holds)
            #expect(shuffled.records.authorisations[id]?.expiry == record.expiry)
        }
        for (id, record) in records.preconditions {
            #expect(shuffled.records.preconditions[id]?.findings == record.findings)
        }
        #expect(shuffled.records.assignment == records.assignment)
    }

    private static func leansOnAnother(_ event: MandateEvent) -> Bool {
        switch event {
        case .authorisationRenewal, .preconditionFinding, .authorisationSuspension, .authorisationReinstatement,
            .authorisationExpiration, .taskWithdrawal, .constraintLifting, .areaRetirement, .postNote:
            true
        default: false
        }
    }
}

/// Commands at random over few ids, so that they meet each other.
struct RandomMandate {
    static let days: [CalendarDay] = [
        "2025-11-17", "2025-12-13", "2026-01-31", "2026-02-19", "2026-02-28", "2026-03-17", "2026-05-31",
    ]
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func circumstances() -> Circumstances {
        let month: EffectiveDate = "2026-02"
        let date = generator.oneIn(6) ? month : .day(generator.pick(Self.days))
        if generator.oneIn(2) { return .decided(on: date) }
        let grade: Grade = generator.pick(["A2", "B2", "C3", "D2", "E5", "F6"])
        return .reported(on: date, grade: grade, publisher: generator.pick(["AA", "Xinhua", "press, unnamed"]))
            .learned(generator.pick(Self.days).end)
    }

    private mutating func id(_ prefix: String, of count: Int = 5) throws -> EntityID {
        try Examples.id("\(prefix)-\(Int.random(in: 0..<count, using: &generator))")
    }

    private mutating func ids(_ prefix: String, atMost count: Int) throws -> [EntityID] {
        try (0..<Int.random(in: 0...count, using: &generator)).map { _ in try id(prefix) }
    }

    private mutating func force() -> Coded<UseOfForce> { .known(generator.pick(UseOfForce.allCases)) }

    mutating func command() throws -> MandateCommand {
        switch Int.random(in: 0..<15, using: &generator) {
        case 11:
            return generator.oneIn(2)
                ? .authorisationSuspension(AuthorisationSuspension(authorisation: try id("auth"), reason: "why"))
                : .authorisationReinstatement(AuthorisationReinstatement(authorisation: try id("auth")))
        case 12: return .taskWithdrawal(TaskWithdrawal(task: try id("task")))
        case 13: return .areaRetirement(AreaRetirement(area: try id("area")))
        case 14: return .constraintLifting(ConstraintLifting(constraint: try id("rule", of: 20)))
        case 0:
            return .authorisation(
                Authorisation(
                    authorisation: try id("auth"), body: "UNSC", instrument: "resolution",
                    adoptedOn: generator.pick(Self.days),
                    expiresOn: generator.oneIn(3) ? nil : generator.pick(Self.days)))
        case 1:
            return .authorisationRenewal(
                AuthorisationRenewal(authorisation: try id("auth"), expiresOn: generator.pick(Self.days)))
        case 2, 3:
            return .area(
                Area(
                    area: try id("area"), title: "Area", kind: .known(.zone),
                    within: generator.oneIn(3) ? nil : try id("area")))
        case 4:
            return .taskAuthorisation(
                TaskAuthorisation(
                    task: try id("task"), title: "Task", ceiling: force(), areas: try ids("area", atMost: 2),
                    authorisation: generator.oneIn(2) ? nil : try id("auth")))
        case 5:
            let assigned = try ids("task", atMost: 2).map {
                AssignedTask(task: $0, ceiling: force(), areas: generator.oneIn(3) ? [try id("area")] : nil)
            }
            return .mandateOption(
                MandateOption(
                    option: try id("option"), title: "Option", assigned: assigned,
                    assumes: generator.oneIn(2) ? nil : try ids("fact", atMost: 2)))
        case 6:
            return .optionChoice(OptionChoice(option: try id("option")))
        case 7:
            return .stand(
                Stand(
                    stand: try id("stand"), party: .nation(generator.pick(["IDN", "PAK", "MAR"])),
                    task: generator.oneIn(2) ? try id("task") : nil,
                    option: generator.oneIn(2) ? try id("option") : nil,
                    position: .known(generator.pick(StandPosition.allCases))))
        case 8:
            return .constraint(
                Constraint(
                    constraint: try id("rule", of: 20), title: "Rule", kind: .known(.stationing),
                    nations: generator.oneIn(2) ? nil : ["USA"], areas: try ids("area", atMost: 2), clause: "clause"))
        case 9:
            return .precondition(Precondition(precondition: try id("fact"), title: "A fact"))
        default:
            return .preconditionFinding(
                PreconditionFinding(
                    precondition: try id("fact"), status: .known(generator.pick(PreconditionStatus.allCases))))
        }
    }
}
