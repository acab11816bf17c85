import DomainModel
import FundingDomain
import MessageSchema
import TestSupport

/// An amount of a test; a wrong one ends the test run.
func money(_ amount: String, _ currency: CurrencyCode = "USD") -> Money {
    do {
        return try Money(amount: amount, currency: currency)
    } catch {
        preconditionFailure("a test's amount is wrong: \(error)")
    }
}

/// A rate of a test; a wrong one ends the test run.
func rate(_ text: String, _ from: CurrencyCode, _ to: CurrencyCode) -> ExchangeRate {
    do {
        return ExchangeRate(from: from, to: to, rate: try ExchangeRate.Rate(wire: text), date: "2026-02-19")
    } catch {
        preconditionFailure("a test's rate is wrong: \(error)")
    }
}

/// Commands and states that the tests of funding share.
enum FundingExamples {
    static let acceptance = FundingOperationAcceptance(
        title: "International Stabilization Force", currency: "USD", origin: origin(1))

    static func origin(_ sequence: UInt64, epoch: Epoch = .first) -> ForeignPosition {
        ForeignPosition(
            service: .known(.mandate), log: Controls.log(of: .mandate), epoch: epoch,
            sequence: SequenceNumber(sequence))
    }

    /// An operation that funding has taken in.
    static func accepted() -> Scenario<FundingOperation> {
        var scenario = Scenario<FundingOperation>()
        scenario.given(.fundingOperationAcceptance(acceptance))
        return scenario
    }

    /// With the pledge of the real case on 19 February 2026: USD 10 bn by the United States.
    static func pledged() throws -> Scenario<FundingOperation> {
        var scenario = accepted()
        try scenario.accept(pledge(), .reported(on: "2026-02-19"))
        return scenario
    }

    /// With USD 100 of it committed by the cell on 1 March 2026.
    static func committed() throws -> Scenario<FundingOperation> {
        var scenario = try pledged()
        try scenario.accept(commit(money("100")), .decided(on: "2026-03-01"))
        return scenario
    }

    static func pledge(
        _ id: EntityID = "usa-1", by donor: Party = .nation(Controls.unitedStates),
        kind: ContributionKind = .financial, _ amount: Money = money("10000000000"), rate: ExchangeRate? = nil,
        stated: Money? = nil, revises: Bool? = nil, wording: Text? = nil
    ) -> FundingCommand {
        .contributionPledge(
            ContributionPledge(
                contribution: id, donor: donor, kind: .known(kind), amount: amount, rate: rate, stated: stated,
                wording: wording, revises: revises))
    }

    static func commit(
        _ amount: Money?, of id: EntityID = "usa-1", agreement: Text? = "letter of 1 March 2026",
        rate: ExchangeRate? = nil, stated: Money? = nil
    ) -> FundingCommand {
        .contributionCommitment(
            ContributionCommitment(contribution: id, amount: amount, rate: rate, stated: stated, agreement: agreement))
    }

    static func pay(
        _ amount: Money, of id: EntityID = "usa-1", payment: EntityID = "p-1", reason: Text? = nil,
        rate: ExchangeRate? = nil, stated: Money? = nil
    ) -> FundingCommand {
        .contributionPayment(
            ContributionPayment(
                contribution: id, payment: payment, amount: amount, rate: rate, stated: stated, reason: reason))
    }
}

/// As of a day, with all that is known.
func on(_ day: CalendarDay, knownAt: Instant? = nil) -> Moment { Moment(asOf: day, knownAt: knownAt) }
