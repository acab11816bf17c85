import DomainModel
import MandateDomain
import MessageSchema
import TestSupport
import Testing

struct AcceptanceTests {
    @Test func `an operation is established once`() throws {
        var scenario = MandateScenario()
        let events = try scenario.accept(.operationEstablishment(Examples.establishment))
        #expect(events == [.operationEstablishment(Examples.establishment)])
        #expect(scenario.state.records.operation?.establishment.currency == "USD")
        #expect(scenario.refusal(of: .operationEstablishment(Examples.establishment))?.kind == .alreadySo)
    }

    @Test(arguments: [
        (OperationEstablishment(title: "International Stabilization Force", currency: "EUR"), "/currency"),
        (OperationEstablishment(title: "Another force", currency: "USD"), "/title"),
        (
            OperationEstablishment(
                title: "International Stabilization Force", currency: "USD", description: "for Gaza"), "/description"
        ),
    ])
    func `an operation is not established with other content`(_ wish: OperationEstablishment, _ pointer: String) throws
    {
        let refusal = try #require(try Examples.established().refusal(of: .operationEstablishment(wish)))
        #expect(refusal.kind == .alreadyExists)
        #expect(refusal.pointers == [pointer])
    }

    @Test func `a second establishment in the log leaves the currency as it is`() throws {
        var scenario = try Examples.established()
        scenario.given(.operationEstablishment(OperationEstablishment(title: "Other", currency: "EUR")))
        #expect(scenario.state.records.operation?.establishment == Examples.establishment)
    }

    @Test(arguments: Examples.everyCommand) func `nothing is accepted before the operation`(
        _ command: MandateCommand
    ) {
        let refusal = MandateScenario().refusal(of: command)
        #expect(refusal?.kind == .unknownOperation)
        #expect(refusal?.detail.contains("establish-operation") == true)
    }

    @Test(arguments: Examples.everyCommand) func `a command in order states one fact and leaves the given state alone`(
        _ command: MandateCommand
    ) throws {
        var scenario = try Examples.mandate()
        let before = scenario.state
        let context = scenario.context(.decided)
        _ = try scenario.state.decide(command, in: context)
        #expect(scenario.state == before)
        let events = try scenario.accept(command)
        #expect(events.count == 1)
        #expect(scenario.state != before)
        if case .optionChoice = command { return }
        #expect(events.first.map { type(of: $0.payload) == type(of: command.payload) } == true)
    }

    @Test(arguments: Examples.everyCommand) func `a decision is not repeated`(_ command: MandateCommand) throws {
        var scenario = try Examples.mandate()
        try scenario.accept(command)
        #expect(scenario.refusal(of: command)?.kind == .alreadySo)
    }

    @Test func `the case of the force has each of its facts in place`() throws {
        let records = try Examples.mandate().state.records
        #expect(records.authorisations(at: .everything).map(\.authorisation) == [Examples.resolution])
        #expect(records.areas(at: .everything).map(\.value) == [Examples.gaza, Examples.rafah])
        #expect(
            records.authorisedTasks(at: .everything).map(\.value) == [
                Examples.disarm, Examples.protect, Examples.train,
            ])
        #expect(records.options(at: .everything).map(\.value) == [Examples.full, Examples.narrow])
        #expect(records.stands(at: .everything).map(\.value) == [Examples.indonesiasStand])
        #expect(records.constraints(at: .everything).map(\.value) == [Examples.noAmericans])
        #expect(records.preconditions(at: .everything).map(\.precondition) == [Examples.disarmament])
        #expect(records.claims.known(at: .everything).map(\.claim) == [Examples.claim])
        #expect(records.areas(at: .day("2025-11-16")).isEmpty)
    }

    @Test func `a claim keeps what its source says and needs a source`() throws {
        var scenario = try Examples.mandate()
        let other = MandateClaim(
            Claim(claim: "size-2", figure: .known(.strength), count: 8_000, contradicts: ["size"]))
        #expect(scenario.refusal(of: .mandateClaim(other))?.kind == .gateNotMet)
        try scenario.accept(.mandateClaim(other), .reported(on: "2025-12-13", grade: "B3"))
        #expect(scenario.state.records.claims.known(at: .everything).count == 2)
    }
}
