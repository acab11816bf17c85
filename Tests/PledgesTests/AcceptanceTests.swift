import DomainModel
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct AcceptanceTests {
    @Test func theListOfExamplesHasEveryCommandThatASenderCanGive() {
        let names = Examples.everyCommand.map { type(of: $0.payload).name }
        #expect(names.sorted() == PledgesCommand.payloads.map { $0.name }.sorted())
    }

    @Test(arguments: Examples.everyCommand)
    func everyCommandIsRefusedUntilTheOperationIsAccepted(_ command: PledgesCommand) {
        #expect(PledgesScenario().refusal(of: command)?.kind == .unknownOperation)
    }

    @Test func anEstablishedOperationIsAcceptedWithItsPlaceInMandatesLog() throws {
        let event = ExampleEvent.recorded(
            MandateEvent.operationEstablishment(OperationEstablishment(title: "ISF", currency: Controls.currency)),
            sequence: 7)
        var scenario = PledgesScenario()
        let reaction = WhenOperationEstablishedAcceptIt()
        let commands = reaction.commands(for: event, state: scenario.state)
        try scenario.accept(try #require(commands.first))
        let acceptance = try #require(scenario.state.records.acceptance).acceptance
        #expect(acceptance.title == "ISF")
        #expect(acceptance.origin.sequence == SequenceNumber(7))
        #expect(acceptance.origin.log == Controls.log(of: .mandate))
        #expect(reaction.commands(for: event, state: scenario.state).isEmpty)
        #expect(scenario.refusal(of: try #require(commands.first))?.kind == .alreadySo)
    }

    @Test func otherEventsOfMandateBringNothingAbout() {
        let event = ExampleEvent.recorded(
            MandateEvent.precondition(Precondition(precondition: "ceasefire", title: "The ceasefire holds")))
        #expect(WhenOperationEstablishedAcceptIt().commands(for: event, state: PledgesScenario().state).isEmpty)
    }

    @Test func anOlderPositionNeverOverwritesANewerOne() {
        var scenario = PledgesScenario()
        scenario.given(.pledgesOperationAcceptance(acceptance(title: "new", sequence: 9)))
        scenario.given(.pledgesOperationAcceptance(acceptance(title: "old", sequence: 3)))
        #expect(scenario.state.records.acceptance?.acceptance.title == "new")
        #expect(
            scenario.refusal(of: .pledgesOperationAcceptance(acceptance(title: "old", sequence: 3)))?.kind == .alreadySo
        )
        #expect(scenario.refusal(of: .pledgesOperationAcceptance(acceptance(title: "newer", sequence: 10))) == nil)
    }

    @Test func anotherCurrencyOrAnotherLogOfMandateIsRefused() {
        let scenario = PledgesScenario.accepted()
        let currency = scenario.refusal(
            of: .pledgesOperationAcceptance(acceptance(title: "ISF", sequence: 9, currency: "EUR")))
        #expect(currency?.kind == .notAllowed)
        #expect(currency?.pointers == ["/currency"])
        let log = scenario.refusal(
            of: .pledgesOperationAcceptance(acceptance(title: "ISF", sequence: 9, log: Controls.log(of: .funding))))
        #expect(log?.kind == .notAllowed)
        #expect(log?.pointers == ["/origin/log"])
    }

    private func acceptance(
        title: Text, sequence: UInt64, currency: CurrencyCode = Controls.currency,
        log: LogID = Controls.log(of: .mandate)
    ) -> PledgesOperationAcceptance {
        PledgesOperationAcceptance(
            title: title, currency: currency,
            origin: ForeignPosition(
                service: .known(.mandate), log: log, epoch: .first, sequence: SequenceNumber(sequence)))
    }
}
