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
}
