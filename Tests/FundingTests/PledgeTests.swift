import DomainModel
import FundingDomain
import MessageSchema
import TestSupport
import Testing

@Suite("Pledging a contribution")
struct PledgeTests {
    @Test func aPledgeIsStatedWithItsAmountInTheOperationsCurrency() throws {
        var scenario = FundingExamples.accepted()
        let events = try scenario.accept(
            FundingExamples.pledge(wording: "ten billion dollars"), .reported(on: "2026-02-19"))
        let amount = money("10000000000")
        #expect(
            events == [
                .contributionPledged(
                    ContributionPledged(
                        contribution: "usa-1", donor: .nation("USA"), kind: .known(.financial), amount: amount,
                        counted: ConvertedMoney(amount: amount, basis: .known(.original)),
                        wording: "ten billion dollars"))
            ])
        let standing = try #require(scenario.state.records.standing(of: "usa-1", at: .everything))
        #expect(standing.stage == .pledged)
        #expect(standing.notEvidenced.isEmpty)
        #expect(standing.uncommitted == amount)
    }

    @Test func anUnnamedDonorMayPledge() throws {
        var scenario = FundingExamples.accepted()
        let donor = Party.unnamed("a Gulf state", count: nil)
        try scenario.accept(FundingExamples.pledge("gulf", by: donor, kind: .inKind), .reported(on: "2026-02-19"))
        #expect(scenario.state.records.contributions["gulf"]?.donor == donor)
    }

    @Test func aPledgeOfZeroIsRefused() {
        let refusal = FundingExamples.accepted().refusal(of: FundingExamples.pledge("usa-1", money("0")))
        #expect(refusal?.kind == .invalidContent)
        #expect(refusal?.pointers == ["/amount"])
    }

    @Test func anIdThatExistsIsRefusedUnlessItIsSaidToBeRevised() throws {
        let scenario = try FundingExamples.pledged()
        let refusal = scenario.refusal(of: FundingExamples.pledge("usa-1", money("5")))
        #expect(refusal?.kind == .alreadyExists)
        #expect(refusal?.pointers == ["/contribution"])
        #expect(refusal?.detail.contains("`revises`") == true)
    }

    @Test func nothingCanBeRevisedThatDoesNotExist() throws {
        let refusal = try FundingExamples.pledged().refusal(of: FundingExamples.pledge("usa-2", revises: true))
        #expect(refusal?.kind == .unknownEntity)
        #expect(refusal?.detail.contains("nearest are usa-1") == true)
    }

    @Test func aRevisionHoldsFromItsDateAndKeepsWhatWasBefore() throws {
        var scenario = try FundingExamples.pledged()
        try scenario.accept(
            FundingExamples.pledge("usa-1", money("12000000000"), revises: true), .reported(on: "2026-03-10"))
        let records = scenario.state.records
        #expect(records.standing(of: "usa-1", at: on("2026-03-09"))?.pledged?.value.amount == money("10000000000"))
        #expect(records.standing(of: "usa-1", at: on("2026-03-10"))?.pledged?.value.amount == money("12000000000"))
    }

    @Test func aRevisionSpeaksOfTheSameContribution() throws {
        let scenario = try FundingExamples.pledged()
        let cases: [(FundingCommand, Problem.Kind, String)] = [
            (FundingExamples.pledge(by: .nation("SAU"), revises: true), .notAllowed, "/donor"),
            (FundingExamples.pledge(kind: .inKind, revises: true), .notAllowed, "/kind"),
            (
                FundingExamples.pledge("usa-1", money("5", "EUR"), stated: money("6"), revises: true),
                .invalidContent, "/amount"
            ),
        ]
        for (command, kind, pointer) in cases {
            let refusal = scenario.refusal(of: command, .reported(on: "2026-03-10"))
            #expect(refusal?.kind == kind)
            #expect(refusal?.pointers == [pointer])
        }
    }

    @Test func theSameReportAgainIsAlreadySoAndASecondPublisherIsNot() throws {
        var scenario = try FundingExamples.pledged()
        let again = FundingExamples.pledge(revises: true)
        #expect(scenario.refusal(of: again, .reported(on: "2026-02-19"))?.kind == .alreadySo)
        try scenario.accept(again, .reported(on: "2026-02-19", publisher: "Financial Times"))
        #expect(scenario.state.records.contributions["usa-1"]?.pledged.entries.count == 2)
    }

    @Test func theSameDecisionAgainIsAlreadySo() throws {
        var scenario = try FundingExamples.pledged()
        let again = FundingExamples.pledge(revises: true)
        try scenario.accept(again, .decided(on: "2026-02-20"))
        #expect(scenario.refusal(of: again, .decided(on: "2026-02-25"))?.kind == .alreadySo)
    }

    @Test func aDecidedPledgeCannotFallBelowWhatIsCommitted() throws {
        var scenario = try FundingExamples.committed()
        let lower = FundingExamples.pledge("usa-1", money("99"), revises: true)
        let refusal = scenario.refusal(of: lower, .decided(on: "2026-03-02"))
        #expect(refusal?.kind == .notAllowed)
        #expect(refusal?.pointers == ["/amount"])
        #expect(refusal?.detail.contains("100.00 USD") == true)
        #expect(scenario.refusal(of: lower, .decided(on: "2026-02-28")) == nil)
        try scenario.accept(lower, .reported(on: "2026-03-02"))
        #expect(scenario.state.records.standing(of: "usa-1", at: on("2026-03-02"))?.uncommitted == money("0"))
    }

    @Test func aReportTooWeakIsKeptAndMovesNothing() throws {
        var scenario = try FundingExamples.pledged()
        try scenario.accept(
            FundingExamples.pledge("usa-1", money("1"), revises: true), .reported(on: "2026-03-10", grade: "E5"))
        let record = try #require(scenario.state.records.contributions["usa-1"])
        #expect(record.pledged.entries.count == 2)
        #expect(record.standing(at: .everything).pledged?.value.amount == money("10000000000"))
    }
}
