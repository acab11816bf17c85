import DomainModel
import MandateDomain
import MessageSchema
import TestSupport
import Testing

struct AssignmentTests {
    private let narrow = MandateCommand.optionChoice(OptionChoice(option: "narrow"))
    private let full = MandateCommand.optionChoice(OptionChoice(option: "full"))

    private func inForce(_ scenario: MandateScenario, _ moment: Moment) -> EntityID? {
        scenario.state.records.assignmentInForce(at: moment)?.value.option
    }

    @Test func `putting an option in force carries the whole set and what it replaces`() throws {
        var scenario = try Examples.mandate()
        let first = try scenario.accept(narrow, .decided(on: "2025-12-13"))
        #expect(
            first == [
                .optionPutInForce(
                    OptionPutInForce(option: "narrow", assigned: Examples.narrow.assigned, assumes: []))
            ])
        let second = try scenario.accept(full, .decided(on: "2026-03-01"))
        #expect(
            second == [
                .optionPutInForce(
                    OptionPutInForce(
                        option: "full", assigned: Examples.full.assigned, assumes: ["armed-groups-disarm"],
                        replaces: "narrow"))
            ])
        #expect(inForce(scenario, .day("2025-12-12")) == nil)
        #expect(inForce(scenario, .day("2026-02-28")) == "narrow")
        #expect(inForce(scenario, .day("2026-03-01")) == "full")
    }

    @Test func `one put in force in the past leaves what came later`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(full, .decided(on: "2026-03-01"))
        let late = try scenario.accept(narrow, .decided(on: "2026-01-01"))
        guard case .optionPutInForce(let fact) = late[0] else { throw ScenarioFailure("another fact") }
        #expect(fact.replaces == nil)
        #expect(inForce(scenario, .everything) == "full")
        #expect(inForce(scenario, .day("2026-02-01")) == "narrow")
    }

    @Test func `an option defined anew changes what is in force only when put in force again`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(narrow, .decided(on: "2026-01-01"))
        try scenario.accept(
            .mandateOption(
                MandateOption(
                    option: "narrow", title: "Only police",
                    assigned: [AssignedTask(task: "train-police", ceiling: .known(.selfDefence))])),
            .decided(on: "2026-02-01"))
        #expect(scenario.state.records.assignment(ofTask: "protect-civilians", at: .everything) != nil)
        #expect(scenario.refusal(of: narrow, .decided(on: "2026-01-15"))?.kind == .alreadySo)
        try scenario.accept(narrow, .decided(on: "2026-02-01"))
        #expect(scenario.state.records.assignment(ofTask: "protect-civilians", at: .everything) == nil)
        #expect(scenario.state.records.assignment(ofTask: "protect-civilians", at: .day("2026-01-31")) != nil)
    }

    @Test func `an option defined later than it was in force is taken as first defined`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(narrow, .reported(on: "2025-11-20"))
        #expect(inForce(scenario, .day("2025-11-20")) == "narrow")
    }

    @Test func `what the cell decides needs the authorised ceiling of that day and a report does not`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(
            .taskAuthorisation(
                TaskAuthorisation(
                    task: "disarm-armed-groups", title: "Decommission weapons", ceiling: .known(.selfDefence))),
            .decided(on: "2026-04-01"))
        #expect(scenario.refusal(of: full, .decided(on: "2026-03-31")) == nil)
        let refusal = try #require(scenario.refusal(of: full, .decided(on: "2026-04-01")))
        #expect(refusal.kind == .gateNotMet)
        #expect(refusal.detail.contains("disarm-armed-groups"))
        try scenario.accept(full, .reported(on: "2026-04-01"))
        let tasks = scenario.state.records.tasks(at: .everything)
        #expect(tasks.filter(\.exceedsAuthorisation).map(\.task) == ["disarm-armed-groups"])
        #expect(scenario.state.records.tasks(at: .day("2026-03-31")).allSatisfy { !$0.exceedsAuthorisation })
    }

    @Test func `authorised and assigned are two statuses`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(narrow, .decided(on: "2025-12-13"))
        let tasks = scenario.state.records.tasks(at: .everything)
        #expect(tasks.map(\.task) == ["disarm-armed-groups", "protect-civilians", "train-police"])
        #expect(tasks.map(\.authorisedCeiling?.term) == [.allNecessaryMeans, .allNecessaryMeans, .selfDefence])
        #expect(tasks.map(\.assignedCeiling?.term) == [nil, .defenceOfMandate, .selfDefence])
        #expect(tasks[0].entries.count == 1)
        #expect(tasks[1].entries.count == 2)
        #expect(tasks[1].entries.last == scenario.last?.header.id)
    }

    @Test func `a task may be authorised anew with another ceiling`() throws {
        var scenario = try Examples.mandate()
        let wider = TaskAuthorisation(task: "train-police", title: "Train police", ceiling: .known(.defenceOfMandate))
        try scenario.accept(.taskAuthorisation(wider), .decided(on: "2026-03-01"))
        let records = scenario.state.records
        #expect(records.authorisation(ofTask: "train-police", at: .day("2026-02-28"))?.value == Examples.train)
        #expect(records.authorisation(ofTask: "train-police", at: .day("2026-03-01"))?.value == wider)
    }

    @Test func `a task that only a rumour authorises is shown and not authorised`() throws {
        var scenario = try Examples.mandate()
        let rumoured = TaskAuthorisation(task: "occupy", title: "Occupy", ceiling: .known(.allNecessaryMeans))
        try scenario.accept(.taskAuthorisation(rumoured), .reported(on: "2026-01-01", grade: "E5"))
        let records = scenario.state.records
        #expect(records.authorisation(ofTask: "occupy", at: .everything) == nil)
        let shown = records.tasks(at: .everything).first { $0.task == "occupy" }
        #expect(shown?.title == "Occupy")
        #expect(shown?.authorised == nil)
    }

    @Test func `another source's word on the same is news and the same one's is not`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(narrow, .reported(on: "2026-01-01", publisher: "AA"))
        #expect(scenario.refusal(of: narrow, .reported(on: "2026-01-01", publisher: "AA"))?.kind == .alreadySo)
        #expect(scenario.refusal(of: narrow, .reported(on: "2026-01-01", publisher: "Xinhua")) == nil)
        #expect(scenario.refusal(of: narrow, .decided(on: "2026-01-01")) == nil)
    }

    @Test func `what the cell decides needs an instrument that is in force on that day, the named one or any`() throws {
        var scenario = try Examples.mandate()
        let suspension = AuthorisationSuspension(authorisation: "unscr-2803", reason: "x")
        try scenario.accept(.authorisationSuspension(suspension), .decided(on: "2026-03-01"))
        for (day, words) in [
            ("2026-03-01", "`unscr-2803`, which authorises it, is suspended"), ("2028-01-01", "has expired"),
        ] {
            let refusal = try #require(scenario.refusal(of: narrow, .decided(on: EffectiveDate(wire: day))))
            #expect(refusal.kind == .gateNotMet && refusal.pointers == ["/option"])
            #expect(refusal.detail.contains(words) && refusal.detail.contains("`unscr-2803`"))
            #expect(scenario.refusal(of: narrow, .reported(on: try EffectiveDate(wire: day))) == nil)
        }
        #expect(scenario.refusal(of: narrow, .decided(on: "2026-02-28")) == nil)
        let police = MandateOption(
            option: "police", title: "Police",
            assigned: [AssignedTask(task: "train-police", ceiling: .known(.selfDefence))])
        try scenario.accept(.mandateOption(police), .decided(on: "2025-12-13"))
        let choice = MandateCommand.optionChoice(OptionChoice(option: "police"))
        let none = try #require(scenario.refusal(of: choice, .decided(on: "2026-03-01")))
        #expect(none.kind == .gateNotMet && none.detail.contains("no authorisation of the force is in force"))
        try scenario.accept(
            .authorisation(
                Authorisation(authorisation: "host", body: "Host", instrument: "letter", adoptedOn: "2026-01-01")),
            .decided(on: "2026-01-01"))
        #expect(scenario.refusal(of: choice, .decided(on: "2026-03-01")) == nil)
        #expect(scenario.refusal(of: narrow, .decided(on: "2026-03-01"))?.kind == .gateNotMet)
    }

    @Test func `where no instrument is recorded none is asked for`() throws {
        var scenario = try Examples.established()
        try scenario.accept(.taskAuthorisation(Examples.train), .decided(on: "2025-12-01"))
        try scenario.accept(
            .mandateOption(
                MandateOption(
                    option: "narrow", title: "N",
                    assigned: [AssignedTask(task: "train-police", ceiling: .known(.selfDefence))])),
            .decided(on: "2025-12-01"))
        try scenario.accept(narrow, .decided(on: "2025-12-02"))
        #expect(scenario.state.records.tasks(at: .day("2025-12-02")).allSatisfy { !$0.exceedsAuthorisation })
    }

    @Test func `a task is assigned only where it is authorised`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(
            .area(Area(area: "sinai", title: "Sinai", kind: .known(.zone))), .decided(on: "2026-01-01"))
        func option(_ area: EntityID) -> MandateCommand {
            .mandateOption(
                MandateOption(
                    option: "placed", title: "P",
                    assigned: [
                        AssignedTask(task: "protect-civilians", ceiling: .known(.selfDefence), areas: ["rafah", area])
                    ]))
        }
        let choice = MandateCommand.optionChoice(OptionChoice(option: "placed"))
        try scenario.accept(option("sinai"), .decided(on: "2026-03-01"))
        let refusal = try #require(scenario.refusal(of: choice, .decided(on: "2026-03-01")))
        #expect(refusal.kind == .gateNotMet)
        #expect(refusal.detail.contains("assigned in `sinai`, but authorised only in `gaza`"))
        try scenario.accept(choice, .reported(on: "2026-03-01"))
        let task = scenario.state.records.tasks(at: .day("2026-03-01")).first { $0.task == "protect-civilians" }
        #expect(task?.excess == [.area("sinai", authorised: ["gaza"])])
        try scenario.accept(option("gaza"), .decided(on: "2026-03-05"))
        try scenario.accept(choice, .decided(on: "2026-03-05"))
        #expect(scenario.state.records.tasks(at: .day("2026-03-05")).allSatisfy { !$0.exceedsAuthorisation })
    }

    @Test func `the authority that an option assumes is carried when it is put in force`() throws {
        var scenario = try Examples.mandate()
        func option(_ command: CommandAuthority) -> MandateCommand {
            .mandateOption(
                MandateOption(option: "led", title: "L", assigned: Examples.narrow.assigned, command: .known(command)))
        }
        let choice = MandateCommand.optionChoice(OptionChoice(option: "led"))
        try scenario.accept(option(.tacon), .decided(on: "2026-01-01"))
        try scenario.accept(choice, .decided(on: "2026-01-01"))
        #expect(scenario.state.records.assignmentInForce(at: .day("2026-01-01"))?.value.command == .known(.tacon))
        #expect(scenario.refusal(of: choice, .decided(on: "2026-01-01"))?.kind == .alreadySo)
        try scenario.accept(option(.opcon), .decided(on: "2026-02-01"))
        try scenario.accept(choice, .decided(on: "2026-02-01"))
        #expect(scenario.state.records.assignmentInForce(at: .day("2026-02-01"))?.value.command == .known(.opcon))
        for (command, kind) in [
            (Coded<CommandAuthority>.known(.fullCommand), Problem.Kind.notAllowed),
            (.unrecognised("some"), .invalidContent),
        ] {
            let wish = MandateOption(option: "led", title: "L", assigned: [], command: command)
            let refusal = try #require(scenario.refusal(of: .mandateOption(wish)))
            #expect(refusal.kind == kind && refusal.pointers == ["/command"])
        }
    }
}
