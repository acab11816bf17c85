import DomainModel
import MandateDomain
import MessageSchema
import TestSupport
import Testing

/// Tasks that are withdrawn, constraints that are lifted, areas that are retired.
struct EndingTests {
    static let endings: [(name: String, command: MandateCommand, pointer: String)] = [
        ("task", .taskWithdrawal(TaskWithdrawal(task: "train-police", reason: "left to Egypt")), "/task"),
        (
            "constraint", .constraintLifting(ConstraintLifting(constraint: "no-us-troops", reason: "agreed")),
            "/constraint"
        ),
        ("area", .areaRetirement(AreaRetirement(area: "rafah", reason: "drawn anew")), "/area"),
    ]

    /// What was said again in the words of the case, which brings each back.
    static let definitions: [String: MandateCommand] = [
        "task": .taskAuthorisation(Examples.train), "constraint": .constraint(Examples.noAmericans),
        "area": .area(Examples.rafah),
    ]

    private func isInPlace(_ name: String, _ scenario: MandateScenario, _ moment: Moment) -> Bool {
        let records = scenario.state.records
        return switch name {
        case "task": records.authorisation(ofTask: "train-police", at: moment) != nil
        case "constraint": !records.constraints(at: moment).isEmpty
        default: records.areas(at: moment).contains { $0.value.area == "rafah" }
        }
    }

    @Test(arguments: endings) func `it ends on its day, whenever that is recorded, and may come back`(
        _ name: String, _ ending: MandateCommand, _ pointer: String
    ) throws {
        var scenario = try Examples.mandate()
        try scenario.accept(ending, .decided(on: "2026-03-10"))
        #expect(isInPlace(name, scenario, .day("2026-03-09")))
        #expect(!isInPlace(name, scenario, .day("2026-03-10")))
        let definition = try #require(Self.definitions[name])
        try scenario.accept(definition, .decided(on: "2026-03-20"))
        #expect(!isInPlace(name, scenario, .day("2026-03-19")))
        #expect(isInPlace(name, scenario, .day("2026-03-20")))
        try scenario.accept(ending, .decided(on: "2026-03-30"))
        #expect(!isInPlace(name, scenario, .day("2026-03-30")))
        #expect(isInPlace(name, scenario, .day("2026-03-29")))
    }

    @Test(arguments: endings)
    func `a report may say it of any day, a rumour ends nothing, and what comes late is not known before`(
        _ name: String, _ ending: MandateCommand, _ pointer: String
    ) throws {
        var scenario = try Examples.mandate()
        try scenario.accept(ending, .reported(on: "2026-03-01", grade: "D4"))
        #expect(isInPlace(name, scenario, .day("2026-03-01")))
        scenario.now = "2026-06-01T00:00:00Z"
        try scenario.accept(ending, .reported(on: "2026-03-01"))
        #expect(!isInPlace(name, scenario, .day("2026-03-01")))
        let before: CalendarDay = "2026-05-31"
        #expect(isInPlace(name, scenario, .day("2026-03-01", knownAt: before.end)))
        let again = try #require(scenario.refusal(of: ending, .reported(on: "2026-03-01")))
        #expect(again.kind == .alreadySo && again.pointers == [pointer])
        #expect(scenario.refusal(of: ending, .reported(on: "2026-03-01", publisher: "AA")) == nil)
        #expect(scenario.refusal(of: ending, .reported(on: "2024-01-01")) == nil)
    }

    @Test(arguments: endings) func `the cell ends what is in place on that day, and once`(
        _ name: String, _ ending: MandateCommand, _ pointer: String
    ) throws {
        var scenario = try Examples.mandate()
        let early = try #require(scenario.refusal(of: ending, .decided(on: "2025-01-01")))
        #expect(early.kind == .notAllowed && early.pointers == [pointer])
        #expect(early.detail.contains("only from"))
        try scenario.accept(ending, .reported(on: "2026-03-01"))
        try scenario.accept(ending, .decided(on: "2026-03-01"))
        let twice = try #require(scenario.refusal(of: ending, .decided(on: "2026-03-05")))
        #expect(twice.kind == .alreadySo && twice.pointers == [pointer])
        #expect(twice.detail.contains("2026-03-01"))
    }

    @Test func `what nobody knows does not end`() throws {
        let scenario = try Examples.mandate()
        for (command, pointer, nearest) in [
            (MandateCommand.taskWithdrawal(TaskWithdrawal(task: "train-polise")), "/task", "train-police"),
            (.constraintLifting(ConstraintLifting(constraint: "no-us-trops")), "/constraint", "no-us-troops"),
            (.areaRetirement(AreaRetirement(area: "rafa")), "/area", "rafah"),
        ] {
            let refusal = try #require(scenario.refusal(of: command))
            #expect(refusal.kind == .unknownEntity && refusal.pointers == [pointer])
            #expect(refusal.detail.contains("nearest are \(nearest)"))
        }
    }

    @Test func `a task that is withdrawn while assigned is beyond what is authorised, and the assignment stays`() throws
    {
        var scenario = try Examples.mandate()
        try scenario.accept(.optionChoice(OptionChoice(option: "narrow")), .decided(on: "2025-12-13"))
        try scenario.accept(Self.endings[0].command, .decided(on: "2026-03-01"))
        let task = try #require(
            scenario.state.records.tasks(at: .day("2026-03-01")).first { $0.task == "train-police" })
        #expect(task.authorised == nil && task.assigned != nil && task.exceedsAuthorisation)
        #expect(task.excess == [.withdrawn(since: "2026-03-01", reason: "left to Egypt")])
        #expect(task.title == "Train police" && task.entries.count == 3)
        let refusal = try #require(
            scenario.refusal(of: .optionChoice(OptionChoice(option: "full")), .decided(on: "2026-03-02")))
        #expect(refusal.kind == .gateNotMet && refusal.detail.contains("no longer authorised since 2026-03-01"))
        #expect(scenario.refusal(of: .optionChoice(OptionChoice(option: "full")), .decided(on: "2026-02-28")) == nil)
    }

    @Test func `a withdrawal put before a later authorisation leaves the later one`() throws {
        var scenario = try Examples.mandate()
        let wider = TaskAuthorisation(task: "train-police", title: "Train police", ceiling: .known(.defenceOfMandate))
        try scenario.accept(.taskAuthorisation(wider), .decided(on: "2026-03-01"))
        try scenario.accept(Self.endings[0].command, .decided(on: "2026-02-01"))
        let records = scenario.state.records
        #expect(records.authorisation(ofTask: "train-police", at: .day("2026-02-28")) == nil)
        #expect(records.authorisation(ofTask: "train-police", at: .day("2026-03-01"))?.value == wider)
    }

    @Test func `a constraint that is in place is not added again, and one that was lifted may come in other words`()
        throws
    {
        var scenario = try Examples.mandate()
        let other = Constraint(
            constraint: "no-us-troops", title: "No US troops in Rafah", kind: .known(.stationing), nations: ["USA"],
            areas: ["rafah"], clause: "x")
        let refusal = try #require(scenario.refusal(of: .constraint(other), .decided(on: "2026-03-01")))
        #expect(refusal.kind == .alreadyExists && refusal.detail.contains("lift-constraint"))
        try scenario.accept(Self.endings[1].command, .decided(on: "2026-02-01"))
        #expect(scenario.refusal(of: .constraint(other), .decided(on: "2026-01-31"))?.kind == .alreadyExists)
        try scenario.accept(.constraint(other), .decided(on: "2026-03-01"))
        #expect(scenario.state.records.constraints(at: .day("2026-02-15")).isEmpty)
        #expect(scenario.state.records.constraints(at: .day("2026-03-01")).map(\.value) == [other])
    }

    @Test func `an area that others lie in is not retired by decision, also where they come later`() throws {
        var scenario = try Examples.mandate()
        let gaza = MandateCommand.areaRetirement(AreaRetirement(area: "gaza"))
        for day: EffectiveDate in ["2026-03-01", "2025-12-01"] {
            let refusal = try #require(scenario.refusal(of: gaza, .decided(on: day)))
            #expect(refusal.kind == .gateNotMet && refusal.pointers == ["/area"])
            #expect(refusal.detail.contains("`rafah`") && refusal.detail.contains("define-area"))
        }
        try scenario.accept(gaza, .reported(on: "2026-03-01"))
        let records = scenario.state.records
        #expect(records.areas(at: .day("2026-03-01")).map(\.value.area) == ["rafah"])
        #expect(records.ancestors(of: "rafah", at: .day("2026-03-01")) == ["gaza"])
        #expect(records.everyArea(at: .day("2026-03-01")).map(\.value.area) == ["gaza", "rafah"])
        #expect(
            records.constraints(binding: "USA", in: "rafah", kind: .stationing, at: .day("2026-03-01")).count == 1)
    }

    @Test func `an area may be retired once what lay in it is elsewhere or retired`() throws {
        var scenario = try Examples.mandate()
        let gaza = MandateCommand.areaRetirement(AreaRetirement(area: "gaza"))
        var moved = scenario
        try moved.accept(
            .area(Area(area: "rafah", title: "Rafah", kind: .known(.sector))), .decided(on: "2026-03-01"))
        #expect(moved.refusal(of: gaza, .decided(on: "2026-02-28"))?.kind == .gateNotMet)
        try moved.accept(gaza, .decided(on: "2026-03-01"))
        try scenario.accept(Self.endings[2].command, .decided(on: "2026-03-01"))
        try scenario.accept(gaza, .decided(on: "2026-03-01"))
        #expect(scenario.state.records.areas(at: .day("2026-03-01")).isEmpty)
    }

    @Test func `nothing is put by decision into an area that is retired, or will be while it lies there`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(Self.endings[2].command, .decided(on: "2026-03-10"))
        let crossing = MandateCommand.area(Area(area: "crossing", title: "C", kind: .known(.site), within: "rafah"))
        for day: EffectiveDate in ["2026-03-10", "2026-03-01"] {
            let refusal = try #require(scenario.refusal(of: crossing, .decided(on: day)))
            #expect(refusal.kind == .gateNotMet && refusal.pointers == ["/within"])
            #expect(refusal.detail.contains("retired from 2026-03-10"))
        }
        #expect(scenario.refusal(of: crossing, .reported(on: "2026-03-10")) == nil)
        try scenario.accept(
            .area(Area(area: "crossing", title: "C", kind: .known(.site), within: "gaza")), .decided(on: "2026-03-05"))
        try scenario.accept(crossing, .decided(on: "2026-03-01"))
        #expect(scenario.state.records.ancestors(of: "crossing", at: .day("2026-03-04")) == ["rafah", "gaza"])
        #expect(scenario.state.records.ancestors(of: "crossing", at: .day("2026-03-10")) == ["gaza"])
    }

    @Test func `tasks, options and constraints name no retired area by decision, and those that do stay readable`()
        throws
    {
        var scenario = try Examples.mandate()
        let constraint = Constraint(
            constraint: "c", title: "C", kind: .known(.deployment), areas: ["rafah"], clause: "x")
        try scenario.accept(.constraint(constraint), .decided(on: "2026-03-01"))
        try scenario.accept(Self.endings[2].command, .decided(on: "2026-03-10"))
        let wishes: [(MandateCommand, String)] = [
            (
                .taskAuthorisation(
                    TaskAuthorisation(task: "t", title: "T", ceiling: .known(.selfDefence), areas: ["gaza", "rafah"])),
                "/areas/1"
            ),
            (
                .mandateOption(
                    MandateOption(
                        option: "o", title: "O",
                        assigned: [AssignedTask(task: "train-police", ceiling: .known(.selfDefence), areas: ["rafah"])])
                ),
                "/assigned/0/areas/0"
            ),
            (
                .constraint(
                    Constraint(constraint: "d", title: "D", kind: .known(.deployment), areas: ["rafah"], clause: "x")),
                "/areas/0"
            ),
        ]
        for (wish, pointer) in wishes {
            let refusal = try #require(scenario.refusal(of: wish, .decided(on: "2026-03-10")))
            #expect(refusal.kind == .gateNotMet && refusal.pointers == [pointer])
            #expect(scenario.refusal(of: wish, .decided(on: "2026-03-09")) == nil)
            #expect(scenario.refusal(of: wish, .reported(on: "2026-03-10")) == nil)
        }
        #expect(scenario.state.records.constraints(at: .day("2026-04-01")).map(\.value).contains(constraint))
    }
}
