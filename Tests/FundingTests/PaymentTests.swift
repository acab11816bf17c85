import DomainModel
import FundingDomain
import MessageSchema
import TestSupport
import Testing

@Suite("Recording a payment")
struct PaymentTests {
    @Test func paymentsAddUpByTheirDates() throws {
        var scenario = try FundingExamples.committed()
        try scenario.accept(FundingExamples.pay(money("60")), .decided(on: "2026-03-05"))
        let events = try scenario.accept(FundingExamples.pay(money("40"), payment: "p-2"), .decided(on: "2026-03-09"))
        #expect(
            events == [
                .contributionPaid(
                    ContributionPaid(
                        contribution: "usa-1", payment: "p-2", amount: money("40"),
                        counted: ConvertedMoney(amount: money("40"), basis: .known(.original))))
            ])
        let record = try #require(scenario.state.records.contributions["usa-1"])
        #expect(record.paid(at: on("2026-03-04")) == money("0"))
        #expect(record.paid(at: on("2026-03-05")) == money("60"))
        #expect(record.standing(at: on("2026-03-05")).outstanding == money("40"))
        #expect(record.standing(at: on("2026-03-05")).stage == .committed)
        #expect(record.paid(at: on("2026-03-09")) == money("100"))
        #expect(record.standing(at: on("2026-03-09")).stage == .paid)
    }

    @Test func anIdIsUsedOnceWithinItsContribution() throws {
        var scenario = try FundingExamples.committed()
        try scenario.accept(
            FundingExamples.pledge("sau-1", by: .nation("SAU"), money("5")), .decided(on: "2026-03-01"))
        try scenario.accept(FundingExamples.pay(money("60")), .decided(on: "2026-03-05"))
        let refusal = scenario.refusal(of: FundingExamples.pay(money("1")), .decided(on: "2026-03-06"))
        #expect(refusal?.kind == .alreadyExists)
        #expect(refusal?.pointers == ["/payment"])
        try scenario.accept(FundingExamples.pay(money("1"), of: "sau-1"), .reported(on: "2026-03-06"))
    }

    @Test func aPaymentIsAboveZeroAndInTheContributionsCurrency() throws {
        let scenario = try FundingExamples.committed()
        for command in [
            FundingExamples.pay(money("0")), FundingExamples.pay(money("1", "EUR"), stated: money("1")),
        ] {
            let refusal = scenario.refusal(of: command, .decided(on: "2026-03-05"))
            #expect(refusal?.kind == .invalidContent)
            #expect(refusal?.pointers == ["/amount"])
        }
    }

    @Test func anUnknownContributionIsRefusedAlsoWhenReported() throws {
        let scenario = try FundingExamples.committed()
        for circumstances in [Circumstances.decided(on: "2026-03-05"), .reported(on: "2026-03-05")] {
            let refusal = scenario.refusal(of: FundingExamples.pay(money("1"), of: "usa-9"), circumstances)
            #expect(refusal?.kind == .unknownEntity)
            #expect(refusal?.pointers == ["/contribution"])
        }
    }

    @Test func aDecidedPaymentBeyondTheCommitmentNeedsAReason() throws {
        var scenario = try FundingExamples.committed()
        try scenario.accept(FundingExamples.pay(money("60")), .decided(on: "2026-03-05"))
        let command = FundingExamples.pay(money("40.01"), payment: "p-2")
        let refusal = scenario.refusal(of: command, .decided(on: "2026-03-06"))
        #expect(refusal?.kind == .gateNotMet)
        #expect(refusal?.pointers == ["/reason"])
        for figure in ["60.00 USD", "100.00 USD", "40.00 USD", "40.01 USD"] {
            #expect(refusal?.detail.contains(figure) == true)
        }
        try scenario.accept(
            FundingExamples.pay(money("40.01"), payment: "p-2", reason: "rounded up by the donor"),
            .decided(on: "2026-03-06"))
        let standing = try #require(scenario.state.records.standing(of: "usa-1", at: .everything))
        #expect(standing.paid == money("100.01"))
        #expect(standing.outstanding == money("0"))
    }

    @Test func whatIsCommittedLaterDoesNotCoverAnEarlierPayment() throws {
        let scenario = try FundingExamples.committed()
        let command = FundingExamples.pay(money("1"))
        #expect(scenario.refusal(of: command, .decided(on: "2026-02-28"))?.kind == .gateNotMet)
        #expect(scenario.refusal(of: command, .decided(on: "2026-03-01")) == nil)
    }

    @Test func aReportedPaymentMaySkipTheCommitmentAndThePictureShowsIt() throws {
        var scenario = try FundingExamples.pledged()
        try scenario.accept(FundingExamples.pay(money("7")), .reported(on: "2026-03-05"))
        let standing = try #require(scenario.state.records.standing(of: "usa-1", at: .everything))
        #expect(standing.stage == .paid)
        #expect(standing.notEvidenced == [.committed])
        #expect(standing.uncommitted == money("9999999993"))
    }

    @Test func aPaymentOnTooWeakAWordIsKeptAndNotAdded() throws {
        var scenario = try FundingExamples.committed()
        try scenario.accept(FundingExamples.pay(money("7")), .reported(on: "2026-03-05", grade: "D3"))
        let record = try #require(scenario.state.records.contributions["usa-1"])
        #expect(record.payments.count == 1)
        #expect(record.paid(at: .everything) == money("0"))
    }
}
