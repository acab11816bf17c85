import DomainModel
import FundingDomain
import MessageSchema
import TestSupport
import Testing

@Suite("Committing a contribution")
struct CommitmentTests {
    @Test func aDecidedCommitmentWithItsAgreementIsStated() throws {
        var scenario = try FundingExamples.pledged()
        let events = try scenario.accept(FundingExamples.commit(money("100")), .decided(on: "2026-03-01"))
        #expect(
            events == [
                .contributionCommitted(
                    ContributionCommitted(
                        contribution: "usa-1", amount: money("100"),
                        counted: ConvertedMoney(amount: money("100"), basis: .known(.original)),
                        agreement: "letter of 1 March 2026"))
            ])
        let standing = try #require(scenario.state.records.standing(of: "usa-1", at: .everything))
        #expect(standing.stage == .committed)
        #expect(standing.outstanding == money("100"))
        #expect(standing.uncommitted == money("9999999900"))
        #expect(standing.notEvidenced.isEmpty)
    }

    @Test func withoutAnAmountTheWholePledgeIsCommittedAsItCounts() throws {
        var scenario = FundingExamples.accepted()
        try scenario.accept(
            FundingExamples.pledge("eu", by: .nation("EU"), money("200", "EUR"), stated: money("220")),
            .reported(on: "2026-02-19"))
        try scenario.accept(FundingExamples.commit(nil, of: "eu"), .decided(on: "2026-03-01"))
        let committed = scenario.state.records.standing(of: "eu", at: .everything)?.committed?.value
        #expect(committed?.amount == money("200", "EUR"))
        #expect(committed?.counted == ConvertedMoney(amount: money("220"), basis: .known(.stated)))
    }

    @Test func withoutAnAmountARateGivenIsUsed() throws {
        var scenario = FundingExamples.accepted()
        try scenario.accept(
            FundingExamples.pledge("eu", by: .nation("EU"), money("200", "EUR"), stated: money("220")),
            .reported(on: "2026-02-19"))
        try scenario.accept(
            FundingExamples.commit(nil, of: "eu", rate: rate("1.5", "EUR", "USD")), .decided(on: "2026-03-01"))
        let committed = scenario.state.records.standing(of: "eu", at: .everything)?.committed?.value
        #expect(committed?.counted.amount == money("300"))
        #expect(committed?.counted.basis == .known(.converted))
    }

    @Test func withoutAnAmountSomethingMustBePledgedByThen() throws {
        let refusal = try FundingExamples.pledged()
            .refusal(of: FundingExamples.commit(nil), .reported(on: "2026-02-18"))
        #expect(refusal?.kind == .invalidContent)
        #expect(refusal?.pointers == ["/amount"])
    }

    @Test func anUnknownContributionIsRefusedAlsoWhenReported() throws {
        let scenario = try FundingExamples.pledged()
        for circumstances in [Circumstances.decided(on: "2026-03-01"), .reported(on: "2026-03-01")] {
            let refusal = scenario.refusal(of: FundingExamples.commit(money("1"), of: "usa-9"), circumstances)
            #expect(refusal?.kind == .unknownEntity)
            #expect(refusal?.pointers == ["/contribution"])
            #expect(refusal?.detail.contains("pledge-contribution") == true)
        }
    }

    @Test func aDecidedCommitmentNeedsThePledgeByItsDateAndAReportedOneDoesNot() throws {
        var scenario = try FundingExamples.pledged()
        let command = FundingExamples.commit(money("1"))
        let refusal = scenario.refusal(of: command, .decided(on: "2026-02-18"))
        #expect(refusal?.kind == .gateNotMet)
        #expect(refusal?.pointers == ["/contribution"])
        try scenario.accept(command, .reported(on: "2026-02-18"))
        #expect(
            scenario.state.records.standing(of: "usa-1", at: on("2026-02-18"))?.notEvidenced == [.pledged])
    }

    @Test func aDecidedCommitmentNeedsTheAgreementAndAReportedOneShowsItMissing() throws {
        var scenario = try FundingExamples.pledged()
        let command = FundingExamples.commit(money("1"), agreement: nil)
        let refusal = scenario.refusal(of: command, .decided(on: "2026-03-01"))
        #expect(refusal?.kind == .gateNotMet)
        #expect(refusal?.pointers == ["/agreement"])
        try scenario.accept(command, .reported(on: "2026-03-01"))
        let found = scenario.state.records.notEvidenced(at: .everything)
        #expect(found.map(\.contribution) == ["usa-1"])
        #expect(found.map(\.gates) == [[.agreement]])
    }

    @Test func moreThanIsPledgedIsRefusedWhenDecidedAndKeptWhenReported() throws {
        var scenario = try FundingExamples.pledged()
        let command = FundingExamples.commit(money("10000000000.01"))
        let refusal = scenario.refusal(of: command, .decided(on: "2026-03-01"))
        #expect(refusal?.kind == .notAllowed)
        #expect(refusal?.pointers == ["/amount"])
        #expect(refusal?.detail.contains("`revises`") == true)
        try scenario.accept(command, .reported(on: "2026-03-01"))
        #expect(
            scenario.state.records.standing(of: "usa-1", at: .everything)?.committed?.value.amount
                == money("10000000000.01"))
    }

    @Test func theAmountIsInTheContributionsCurrency() throws {
        let refusal = try FundingExamples.pledged()
            .refusal(of: FundingExamples.commit(money("1", "EUR"), stated: money("1")), .decided(on: "2026-03-01"))
        #expect(refusal?.kind == .invalidContent)
        #expect(refusal?.pointers == ["/amount"])
    }

    @Test func aCommitmentIsAnAbsoluteFigureThatCanFallButNotBelowWhatIsPaid() throws {
        var scenario = try FundingExamples.committed()
        try scenario.accept(FundingExamples.pay(money("40")), .decided(on: "2026-03-05"))
        let refusal = scenario.refusal(of: FundingExamples.commit(money("39.99")), .decided(on: "2026-03-06"))
        #expect(refusal?.kind == .notAllowed)
        #expect(refusal?.pointers == ["/amount"])
        #expect(refusal?.detail.contains("40.00 USD") == true)
        try scenario.accept(FundingExamples.commit(money("40")), .decided(on: "2026-03-06"))
        let standing = try #require(scenario.state.records.standing(of: "usa-1", at: .everything))
        #expect(standing.committed?.value.amount == money("40"))
        #expect(standing.stage == .paid)
    }

    @Test func whatIsSoAlreadyIsRefused() throws {
        let scenario = try FundingExamples.committed()
        for circumstances in [Circumstances.decided(on: "2026-03-01"), .decided(on: "2026-03-20")] {
            let refusal = scenario.refusal(of: FundingExamples.commit(money("100")), circumstances)
            #expect(refusal?.kind == .alreadySo)
            #expect(refusal?.pointers == ["/contribution"])
        }
        #expect(scenario.refusal(of: FundingExamples.commit(money("100")), .decided(on: "2026-02-20")) == nil)
        #expect(
            try FundingExamples.pledged().refusal(of: FundingExamples.commit(money("0")), .decided(on: "2026-03-01"))?
                .kind == .alreadySo)
    }

    @Test func aLateReportOfAnEarlierCommitmentChangesThePastOnly() throws {
        var scenario = try FundingExamples.committed()
        try scenario.accept(FundingExamples.commit(money("70")), .reported(on: "2026-02-21").learned(on: "2026-03-25"))
        let records = scenario.state.records
        #expect(records.standing(of: "usa-1", at: on("2026-02-25"))?.committed?.value.amount == money("70"))
        #expect(records.standing(of: "usa-1", at: on("2026-03-01"))?.committed?.value.amount == money("100"))
        let before: Instant = "2026-03-24T23:59:59Z"
        #expect(records.standing(of: "usa-1", at: on("2026-02-25", knownAt: before))?.committed == nil)
    }
}
