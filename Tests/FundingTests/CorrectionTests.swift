import DomainModel
import FundingDomain
import HashTreeCollections
import MessageSchema
import TestSupport
import Testing

@Suite("Corrections in funding")
struct CorrectionTests {
    private func retract(_ event: EventID) -> FundingCommand {
        .entryRetraction(EntryRetraction(event: event, reason: "not so"))
    }

    private func correct(_ event: EventID, _ content: JSONValue) -> FundingCommand {
        .entryCorrection(EntryCorrection(event: event, content: content, reason: "a slip of the pen"))
    }

    private func minor(_ scenario: Scenario<FundingOperation>, knownAt: Instant? = nil) -> Int128? {
        scenario.state.records.known(at: knownAt).totals(at: Moment(asOf: "2026-05-31", knownAt: knownAt))?.pledged
            .minor
    }

    @Test func aCorrectedPledgeCountsAnewFromThenOn() throws {
        var scenario = FundingExamples.accepted()
        try scenario.accept(
            FundingExamples.pledge("sau-1", money("100", "EUR"), rate: rate("1.25", "EUR", "USD")),
            .reported(on: "2026-02-19").learned(on: "2026-02-19"))
        let event = scenario.event()
        #expect(minor(scenario) == 12_500)
        try scenario.accept(
            correct(event, try scenario.content(of: event, "amount", ["amount": "200.00", "currency": "EUR"])),
            .reported(on: "2026-02-19").learned(on: "2026-03-10"))
        #expect(minor(scenario) == 25_000)
        #expect(minor(scenario, knownAt: CalendarDay("2026-03-09").end) == 12_500)
        #expect(scenario.last?.event.corrected?.content["counted"]?["amount"]?["amount"] == "250.00")
    }

    @Test func aRetractedPaymentIsPaidNoLonger() throws {
        var scenario = try FundingExamples.committed()
        try scenario.accept(FundingExamples.pay(money("40")), .decided(on: "2026-03-02"))
        let payment = scenario.event()
        try scenario.accept(retract(payment))
        #expect(scenario.state.records.totals(at: .everything)?.paid.minor == 0)
        #expect(scenario.refusal(of: retract(payment))?.kind == .alreadySo)
        // The id is free again, and what is paid is recorded anew under it.
        try scenario.accept(FundingExamples.pay(money("30")), .decided(on: "2026-03-03"))
        #expect(scenario.state.records.totals(at: .everything)?.paid.minor == 3_000)
    }

    @Test func aCorrectedPaymentPassesTheGatesOfAPayment() throws {
        var scenario = try FundingExamples.committed()
        try scenario.accept(FundingExamples.pay(money("40")), .decided(on: "2026-03-02"))
        let event = scenario.event()
        let tooMuch = scenario.refusal(
            of: correct(event, try scenario.content(of: event, "amount", ["amount": "140.00", "currency": "USD"])),
            .decided(on: "2026-03-02"))
        #expect(tooMuch?.kind == .gateNotMet)
        #expect(tooMuch?.pointers == ["/content/reason"])
        let other = scenario.refusal(
            of: correct(event, try scenario.content(of: event, "payment", "p-9")), .decided(on: "2026-03-02"))
        #expect(other?.pointers == ["/content/payment"])
        let donor = scenario.refusal(
            of: correct(event, try scenario.content(of: event, "contribution", "sau-9")), .decided(on: "2026-03-02"))
        #expect(donor?.pointers == ["/content"])
        let same = scenario.refusal(
            of: correct(event, .object(try scenario.content(of: event))), .decided(on: "2026-03-02"))
        #expect(same?.kind == .alreadySo)
    }

    @Test func aDecidedPledgeUnderACommitmentStays() throws {
        var scenario = FundingExamples.accepted()
        try scenario.accept(FundingExamples.pledge(), .decided(on: "2026-02-19"))
        let pledge = scenario.event()
        try scenario.accept(FundingExamples.commit(money("100")), .decided(on: "2026-03-01"))
        let refusal = try #require(scenario.refusal(of: retract(pledge)))
        #expect(refusal.kind == .notAllowed)
        #expect(refusal.detail.contains(scenario.event().wire))
    }

    @Test func theOperationIsMandates() {
        let scenario = FundingExamples.accepted()
        #expect(scenario.refusal(of: retract(scenario.event()))?.detail.contains("mandate") == true)
        #expect(scenario.refusal(of: correct(scenario.event(), ["title": "x"]))?.kind == .notAllowed)
        #expect(
            Scenario<FundingOperation>().refusal(of: retract("funding-0000.1.1"))?.kind == .unknownOperation)
    }

    @Test func aClaimIsCorrectedAsAReportOnly() throws {
        var scenario = FundingExamples.accepted()
        try scenario.accept(
            .fundingClaim(FundingClaim(Claim(claim: "k", figure: .known(.contributionsPaid), amount: money("0")))),
            .reported(on: "2026-05"))
        let event = scenario.event()
        let content = try scenario.content(of: event, "wording", "zero dollars")
        #expect(scenario.refusal(of: correct(event, content), .decided(on: "2026-05"))?.kind == .gateNotMet)
        try scenario.accept(correct(event, content), .reported(on: "2026-05"))
        #expect(scenario.state.records.claims.claims["k"]?.claim.wording == "zero dollars")
    }

    @Test(arguments: ["wording", "goods", "title"])
    func whatIsSpentBudgetedRatedOrGivenInKindIsCorrected(field: String) throws {
        var scenario = try FundingExamples.allocated()
        let commands: [(FundingCommand, String)] = [
            (FundingExamples.disburse(money("20")), "wording"), (FundingExamples.goods(), "goods"),
            (FundingExamples.line("water", money("5")), "title"), (FundingExamples.rate(money("1428")), "title"),
        ]
        for (command, changed) in commands where changed == field {
            try scenario.accept(command, .decided(on: "2026-03-07"))
            let event = scenario.event()
            let same = JSONValue.object(try scenario.content(of: event))
            #expect(scenario.refusal(of: correct(event, same), .decided(on: "2026-03-07"))?.kind == .alreadySo)
            try scenario.accept(
                correct(event, try scenario.content(of: event, field, "in other words")), .decided(on: "2026-03-07"))
            #expect(scenario.last?.event.corrected?.content[field] == "in other words")
            #expect(try scenario.refolded() == scenario.state)
        }
    }

    @Test func aCorrectedDisbursementLeavesSoMuchMoreInTheAccount() throws {
        var scenario = try FundingExamples.allocated()
        try scenario.accept(FundingExamples.disburse(money("20")), .decided(on: "2026-03-07"))
        let event = scenario.event()
        let less = JSONValue.object(["amount": "5.00", "currency": "USD"])
        try scenario.accept(
            correct(event, try scenario.content(of: event, "amount", less)), .decided(on: "2026-03-07"))
        let account = try #require(scenario.state.records.accounts(at: .everything).first)
        #expect(account.held(in: "USD") == 5_500)
        let tooMuch = JSONValue.object(["amount": "500.00", "currency": "USD"])
        let refusal = scenario.refusal(
            of: correct(scenario.event(), try scenario.content(of: event, "amount", tooMuch)),
            .decided(on: "2026-03-07"))
        #expect(refusal?.pointers == ["/content/amount"])
    }
}
