import DomainModel
import FundingDomain
import MessageSchema
import TestSupport
import Testing

@Suite("Accounts, allocations and disbursements")
struct SpendingTests {
    private typealias Examples = FundingExamples

    private func standing(_ scenario: Scenario<FundingOperation>, _ day: CalendarDay) throws -> AccountStanding {
        try #require(scenario.state.records.accounts["fund"]).standing(at: on(day))
    }

    @Test func heldIsPaidInLessDisbursed() throws {
        var scenario = try Examples.allocated()
        let events = try scenario.accept(Examples.disburse(money("20")), .decided(on: "2026-03-07"))
        #expect(
            events == [
                .fundsDisbursed(
                    FundsDisbursed(
                        disbursement: "d-1", account: "fund", budgetLine: "camps", amount: money("20"),
                        counted: ConvertedMoney(amount: money("20"), basis: .known(.original))))
            ])
        #expect(try standing(scenario, "2026-03-04").held(in: "USD") == 0)
        #expect(try standing(scenario, "2026-03-06").held(in: "USD") == 6_000)
        #expect(try standing(scenario, "2026-03-07").held(in: "USD") == 4_000)
        #expect(try standing(scenario, "2026-03-07").unallocated(in: "USD") == 1_000)
        let lines = scenario.state.records.budgetLines(at: on("2026-03-07"))
        #expect(lines.map(\.budgetLine) == ["camps", "medical"])
        #expect(lines[0].allocated(in: "USD") == 5_000 && lines[0].disbursed(in: "USD") == 2_000)
        #expect(lines[1].allocated(in: "USD") == 0 && lines[1].disbursements.isEmpty)
        let means = try #require(scenario.state.records.means(at: on("2026-03-07")))
        #expect(means.held == 4_000 && means.heldAndCommitted == 8_000)
        #expect(means.withPledges == means.heldAndCommitted + 1_000_000_000_000 - 10_000)
    }

    @Test func aDisbursementInAnotherCurrencyCountsAtItsRate() throws {
        var scenario = try Examples.allocated()
        try scenario.accept(
            Examples.disburse(money("3000", "JPY"), rate: rate("0.0067", "JPY", "USD")), .decided(on: "2026-03-07"))
        #expect(try standing(scenario, "2026-03-07").disbursed(in: "USD") == 2_010)
    }

    @Test func whatIsWrongWithAnAccountIsSaidByItsField() throws {
        var scenario = try Examples.allocated()
        try scenario.accept(Examples.disburse(money("20")), .decided(on: "2026-03-07"))
        let close = FundingCommand.accountClosure(AccountClosure(account: "fund", reason: "enough"))
        let cases = [
            Refused(Examples.openAccount, .alreadyExists, "/account"),
            Refused(
                .accountClosure(AccountClosure(account: "fond", reason: "enough")), .unknownEntity, "/account"),
            Refused(close, .notAllowed, "/account"),
            Refused(Examples.allocate(money("1")), .alreadyExists, "/allocation"),
            Refused(Examples.allocate(money("1"), "a-9", revises: true), .unknownEntity, "/allocation"),
            Refused(Examples.allocate(money("1", "EUR"), "a-2"), .invalidContent, "/amount"),
            Refused(Examples.allocate(money("0"), "a-2"), .invalidContent, "/amount"),
            Refused(Examples.allocate(money("1"), "a-2", from: "fond"), .unknownEntity, "/account"),
            Refused(Examples.allocate(money("1"), "a-2", to: "camp"), .unknownEntity, "/budgetLine"),
            Refused(Examples.allocate(money("1"), to: "medical", revises: true), .notAllowed, "/budgetLine"),
            Refused(Examples.allocate(money("10.01"), "a-2"), .gateNotMet, "/amount"),
            Refused(Examples.allocate(money("60.01"), revises: true), .gateNotMet, "/amount"),
            Refused(Examples.allocate(money("19.99"), revises: true), .notAllowed, "/amount"),
            Refused(Examples.allocate(money("50"), revises: true), .alreadySo, "/allocation"),
            Refused(Examples.allocate(money("1"), "a-2"), .notAllowed, "/account", .decided(on: "2026-02-20")),
            Refused(Examples.disburse(money("1")), .alreadyExists, "/disbursement"),
            Refused(Examples.disburse(money("1"), "d-9", revises: true), .unknownEntity, "/disbursement"),
            Refused(Examples.disburse(money("0"), "d-2"), .invalidContent, "/amount"),
            Refused(Examples.disburse(money("1"), "d-2", from: "fond"), .unknownEntity, "/account"),
            Refused(Examples.disburse(money("1"), "d-2", on: "camp"), .unknownEntity, "/budgetLine"),
            Refused(Examples.disburse(money("1", "EUR"), "d-2"), .invalidContent, "/rate"),
            Refused(Examples.disburse(money("1"), "d-2", on: "medical"), .gateNotMet, "/budgetLine"),
            Refused(Examples.disburse(money("30.01"), "d-2"), .gateNotMet, "/budgetLine"),
            Refused(Examples.disburse(money("40.01"), "d-2"), .gateNotMet, "/amount"),
            Refused(Examples.disburse(money("20"), revises: true), .alreadySo, "/disbursement"),
            Refused(Examples.payInto(money("1"), payment: "p-2", account: "fond"), .unknownEntity, "/account"),
            Refused(Examples.payInto(money("49"), revises: true), .notAllowed, "/amount"),
        ]
        for refused in cases { #expect(refused.fault(in: scenario) == nil) }
    }

    @Test func whatComesLateMustNotOverdrawALaterDay() throws {
        var scenario = try Examples.allocated()
        try scenario.accept(Examples.disburse(money("50")), .decided(on: "2026-03-20"))
        // On its own day 50 is allocated and nothing spent, but on the 20th it would be too much.
        let refusal = scenario.refusal(of: Examples.disburse(money("1"), "d-2"), .decided(on: "2026-03-08"))
        #expect(refusal?.kind == .gateNotMet)
        #expect(refusal?.detail.contains("2026-03-20") == true)
        let lower = scenario.refusal(of: Examples.allocate(money("49"), revises: true), .decided(on: "2026-03-08"))
        #expect(lower?.kind == .notAllowed && lower?.detail.contains("2026-03-20") == true)
    }

    @Test func reportsMayOverdrawAndThatIsShownAsItIs() throws {
        var scenario = try Examples.allocated()
        try scenario.accept(Examples.disburse(money("75")), .reported(on: "2026-03-09"))
        #expect(try standing(scenario, "2026-03-09").held(in: "USD") == -1_500)
        #expect(scenario.state.records.means(at: on("2026-03-09"))?.held == -1_500)
    }

    @Test func aClosedAccountTakesAndGivesNothingByDecision() throws {
        var scenario = try Examples.allocated()
        try scenario.accept(Examples.allocate(money("60"), revises: true), .decided(on: "2026-03-07"))
        try scenario.accept(Examples.disburse(money("60")), .decided(on: "2026-03-08"))
        let close = FundingCommand.accountClosure(AccountClosure(account: "fund", reason: "enough"))
        try scenario.accept(close, .decided(on: "2026-03-12"))
        let later = Circumstances.decided(on: "2026-03-13")
        let cases = [
            Refused(Examples.payInto(money("1"), payment: "p-2"), .notAllowed, "/account", later),
            Refused(Examples.allocate(money("1"), "a-2"), .notAllowed, "/account", later),
            Refused(Examples.disburse(money("1"), "d-2"), .notAllowed, "/account", later),
            Refused(close, .alreadySo, "/account", later),
        ]
        for refused in cases { #expect(refused.fault(in: scenario) == nil) }
        try scenario.accept(Examples.payInto(money("1"), payment: "p-2"), .reported(on: "2026-03-13"))
        #expect(try standing(scenario, "2026-03-13").held(in: "USD") == 100)
    }

    @Test func aPaymentIsCorrectedOnItsTimelineAndStaysInItsAccount() throws {
        var scenario = try Examples.inAccount()
        try scenario.accept(Examples.openSecond, .decided(on: "2026-03-01"))
        let moved = Examples.payInto(money("70"), account: "second", revises: true)
        #expect(Refused(moved, .notAllowed, "/account").fault(in: scenario) == nil)
        #expect(Refused(Examples.payInto(money("70")), .alreadyExists, "/payment").fault(in: scenario) == nil)
        let unknown = Examples.payInto(money("7"), payment: "p-8", revises: true)
        #expect(Refused(unknown, .unknownEntity, "/payment").fault(in: scenario) == nil)
        try scenario.accept(
            Examples.payInto(money("70"), account: nil, revises: true), .decided(on: "2026-03-10"))
        let again = Examples.payInto(money("70"), account: nil, revises: true)
        #expect(Refused(again, .alreadySo, "/contribution", .decided(on: "2026-03-11")).fault(in: scenario) == nil)
        #expect(try standing(scenario, "2026-03-09").paidIn(in: "USD") == 6_000)
        #expect(try standing(scenario, "2026-03-10").paidIn(in: "USD") == 7_000)
        #expect(scenario.state.records.contributions["usa-1"]?.paid(at: on("2026-03-10")) == money("70"))
    }

    @Test func whatAnAccountIsSaidToHoldIsAClaimBesideIt() throws {
        var scenario = try Examples.inAccount()
        func claim(_ subject: Subject) -> FundingCommand {
            .fundingClaim(
                FundingClaim(Claim(claim: "empty", figure: .known(.accountBalance), of: subject, amount: money("0"))))
        }
        let refusal = scenario.refusal(of: claim("account/fond"), .reported(on: "2026-05"))
        #expect(refusal?.kind == .unknownEntity && refusal?.pointers == ["/of"])
        try scenario.accept(claim("account/fund"), .reported(on: "2026-05"))
        #expect(try standing(scenario, "2026-05-31").held(in: "USD") == 6_000)
    }

    @Test(arguments: [("JPY", "100.5"), ("KWD", "1.2345"), ("JOD", "0.0001"), ("BHD", "7.1234"), ("USD", "1.005")])
    func anAmountHasNoMoreDecimalsThanItsCurrency(currency: String, amount: String) throws {
        let code = try CurrencyCode(wire: currency)
        #expect(throws: InvalidValue.self) { try Money(amount: amount, currency: code) }
        let body: JSONValue = [
            "disbursement": "d-1", "account": "fund", "budgetLine": "camps",
            "amount": ["amount": .string(amount), "currency": .string(currency)],
        ]
        #expect(throws: DecodingError.self) { try body.decoded(as: FundsDisbursement.self, strict: true) }
    }
}

extension FundingExamples {
    static let openSecond = FundingCommand.accountOpening(AccountOpening(account: "second", title: "Another"))
}
