import DomainModel
import FundingDomain
import MessageSchema
import TestSupport
import Testing

@Suite("Taking an operation in")
struct AcceptanceTests {
    private let claim = FundingCommand.fundingClaim(
        FundingClaim(Claim(claim: "need", figure: .known(.fundingNeed), amount: money("70000000000"))))

    @Test func everyCommandIsRefusedForAnOperationThatWasNotTakenIn() {
        let scenario = Scenario<FundingOperation>()
        for command in [
            FundingExamples.pledge(), FundingExamples.commit(nil), FundingExamples.pay(money("1")), claim,
        ] {
            let refusal = scenario.refusal(of: command, .reported(on: "2026-02-19"))
            #expect(refusal?.kind == .unknownOperation)
            #expect(refusal?.detail.contains("establish-operation") == true)
        }
    }

    @Test func mandatesEventIsAnsweredWithTheAcceptanceAndItsPosition() throws {
        var scenario = Scenario<FundingOperation>()
        let event = ExampleEvent.recorded(
            MandateEvent.operationEstablishment(
                OperationEstablishment(title: "International Stabilization Force", currency: "USD")), sequence: 1)
        let reaction = WhenOperationEstablishedAcceptIt()
        let commands = reaction.commands(for: event, state: scenario.state)
        #expect(commands == [.fundingOperationAcceptance(FundingExamples.acceptance)])
        try scenario.accept(commands[0])
        #expect(scenario.state.records.acceptance?.title == "International Stabilization Force")
        #expect(scenario.state.records.currency == "USD")
        #expect(reaction.commands(for: event, state: scenario.state).isEmpty)
    }

    @Test func otherEventsOfMandateAreNotAnswered() {
        let event = ExampleEvent.recorded(
            MandateEvent.precondition(Precondition(precondition: "ceasefire", title: "Ceasefire holds")))
        let commands = WhenOperationEstablishedAcceptIt()
            .commands(for: event, state: FundingOperation(operation: Controls.operation))
        #expect(commands.isEmpty)
    }

    @Test func theReactionIsListedAndNamesWhatItAnswersAndEmits() throws {
        #expect(FundingOperation.reactions.count == 7)
        #expect(WhenOperationEstablishedAcceptIt.answers == [OperationEstablishment.type])
        #expect(WhenOperationEstablishedAcceptIt.emits == [FundingOperationAcceptance.type])
        #expect(WhenOperationEstablishedAcceptIt.origin == .mandate)
        let id = EventID(log: Controls.log(of: .mandate), epoch: .first, sequence: SequenceNumber(7))
        #expect(
            try WhenOperationEstablishedAcceptIt.commandID(for: id, bytes: Array("abc".utf8), index: 0)
                == "when-operation-established-accept-it:mandate-0000.1.7:ba7816bf8f01cfea:0")
    }

    @Test(arguments: [1, 2] as [UInt64])
    func theSameOrAnOlderWordOfMandateIsAlreadySo(sequence: UInt64) {
        var scenario = Scenario<FundingOperation>()
        scenario.given(
            .fundingOperationAcceptance(
                FundingOperationAcceptance(title: "ISF", currency: "USD", origin: FundingExamples.origin(2))))
        let refusal = scenario.refusal(
            of: .fundingOperationAcceptance(
                FundingOperationAcceptance(
                    title: "Older", currency: "USD", origin: FundingExamples.origin(sequence))))
        #expect(refusal?.kind == .alreadySo)
        #expect(refusal?.pointers == ["/origin"])
    }

    @Test func anOlderEventNeverOverwritesANewerOne() {
        var scenario = Scenario<FundingOperation>()
        for (title, sequence) in [("First", 1), ("Newer", 5), ("Older", 3)] as [(Text, UInt64)] {
            scenario.given(
                .fundingOperationAcceptance(
                    FundingOperationAcceptance(
                        title: title, currency: "USD", origin: FundingExamples.origin(sequence))))
        }
        #expect(scenario.state.records.acceptance?.title == "Newer")
        scenario.given(
            .fundingOperationAcceptance(
                FundingOperationAcceptance(
                    title: "Restored", currency: "USD", origin: FundingExamples.origin(1, epoch: Epoch(2)))))
        #expect(scenario.state.records.acceptance?.title == "Restored")
    }

    @Test func theCurrencyIsFixedForLife() {
        let refusal = FundingExamples.accepted().refusal(
            of: .fundingOperationAcceptance(
                FundingOperationAcceptance(title: "ISF", currency: "EUR", origin: FundingExamples.origin(9))))
        #expect(refusal?.kind == .notAllowed)
        #expect(refusal?.pointers == ["/currency"])
    }
}
