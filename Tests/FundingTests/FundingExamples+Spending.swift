import DomainModel
import FundingDomain
import MessageSchema
import TestSupport

extension FundingExamples {
    /// With an account, a budget line, and USD 100 committed of which 60 is paid into the account on 5 March 2026.
    static func inAccount() throws -> Scenario<FundingOperation> {
        var scenario = try committed()
        try scenario.accept(openAccount, .decided(on: "2026-03-01"))
        try scenario.accept(line("camps"), .decided(on: "2026-03-01"))
        try scenario.accept(line("medical"), .decided(on: "2026-03-01"))
        try scenario.accept(payInto(money("60")), .decided(on: "2026-03-05"))
        return scenario
    }

    /// With 50 of that allocated to the camps on 6 March.
    static func allocated() throws -> Scenario<FundingOperation> {
        var scenario = try inAccount()
        try scenario.accept(allocate(money("50")), .decided(on: "2026-03-06"))
        return scenario
    }

    static let openAccount = FundingCommand.accountOpening(
        AccountOpening(account: "fund", title: "Account of the fund"))

    static func line(
        _ id: EntityID, kind: BudgetLineKind = .monthly, _ amount: Money? = nil, from: EffectiveDate? = nil,
        until: EffectiveDate? = nil, rate: ExchangeRate? = nil, stated: Money? = nil
    ) -> FundingCommand {
        .budgetLine(
            BudgetLine(
                budgetLine: id, title: "A line", kind: .known(kind), amount: amount, rate: rate, stated: stated,
                from: from, until: until))
    }

    static func rate(
        _ perMonth: Money, id: EntityID = "un", for personnel: PersonnelKind = .troops, line: EntityID? = nil
    ) -> FundingCommand {
        .costRate(
            CostRate(
                costRate: id, title: "UN reimbursement", personnel: .known(personnel), perMonth: perMonth,
                budgetLine: line))
    }

    static func payInto(
        _ amount: Money, payment: EntityID = "p-1", account: EntityID? = "fund", of id: EntityID = "usa-1",
        reason: Text? = nil, revises: Bool? = nil
    ) -> FundingCommand {
        .contributionPayment(
            ContributionPayment(
                contribution: id, payment: payment, amount: amount, reason: reason, account: account,
                revises: revises))
    }

    static func allocate(
        _ amount: Money, _ id: EntityID = "a-1", from account: EntityID = "fund", to line: EntityID = "camps",
        revises: Bool? = nil
    ) -> FundingCommand {
        .fundAllocation(
            FundAllocation(allocation: id, account: account, budgetLine: line, amount: amount, revises: revises))
    }

    static func disburse(
        _ amount: Money, _ id: EntityID = "d-1", from account: EntityID = "fund", on line: EntityID = "camps",
        rate: ExchangeRate? = nil, revises: Bool? = nil
    ) -> FundingCommand {
        .fundsDisbursement(
            FundsDisbursement(
                disbursement: id, account: account, budgetLine: line, amount: amount, rate: rate, revises: revises))
    }

    static func goods(
        _ id: EntityID = "jor-1", stage: InKindStage = .pledged, by donor: Party = .nation("JOR"),
        quantity: Quantity? = nil, agreement: Text? = nil, earmarkedFor: Earmark? = nil, revises: Bool? = nil
    ) -> FundingCommand {
        .inKindContribution(
            InKindContribution(
                contribution: id, donor: donor, stage: .known(stage), goods: "a field hospital", quantity: quantity,
                agreement: agreement, earmarkedFor: earmarkedFor, revises: revises))
    }

    static func flow(
        _ id: EntityID, _ amount: Money = money("100"), by donor: Party = .nation("SAU"), parent: EntityID? = nil,
        boundary: FlowBoundary? = nil, earmarkedFor: Earmark? = nil, revises: Bool? = nil
    ) -> FundingCommand {
        .contributionPledge(
            ContributionPledge(
                contribution: id, donor: donor, kind: .known(.financial), amount: amount, earmarkedFor: earmarkedFor,
                parent: parent, boundary: boundary.map { .known($0) }, revises: revises))
    }

    static func schedule(_ parts: [(EntityID, EffectiveDate, Money)], of id: EntityID = "usa-1") -> FundingCommand {
        .contributionSchedule(
            ContributionSchedule(
                contribution: id,
                instalments: parts.map { Instalment(instalment: $0.0, due: $0.1, amount: $0.2) }))
    }

    static func writeDown(_ amount: Money, of id: EntityID = "usa-1") -> FundingCommand {
        .contributionWriteDown(ContributionWriteDown(contribution: id, amount: amount, reason: "it was cut"))
    }

    static func cancel(_ id: EntityID = "usa-1") -> FundingCommand {
        .contributionCancellation(ContributionCancellation(contribution: id, reason: "a new government"))
    }

    static func reinstate(_ id: EntityID = "usa-1") -> FundingCommand {
        .contributionReinstatement(ContributionReinstatement(contribution: id, reason: "it stands by it"))
    }

    static func condition(
        _ id: EntityID = "no-disarming", party: Party = .nation("USA"), kind: CaveatKind = .task,
        refuses: [EntityID]? = ["disarm-armed-groups"], contributions: [EntityID]? = nil, from: EffectiveDate? = nil,
        until: EffectiveDate? = nil, requires: [EntityID]? = nil
    ) -> FundingCommand {
        .fundingCondition(
            FundingCondition(
                condition: id, party: party, kind: .known(kind), effect: .known(.suspends),
                contributions: contributions, refusesTasks: refuses, requires: requires, from: from, until: until,
                wording: "not for disarming"))
    }

    static func lift(_ id: EntityID = "no-disarming") -> FundingCommand {
        .fundingConditionLifting(FundingConditionLifting(condition: id))
    }
}

/// A command with what it is refused by and where.
struct Refused: CustomStringConvertible {
    let command: FundingCommand
    let kind: Problem.Kind
    let pointer: String
    let circumstances: Circumstances

    init(
        _ command: FundingCommand, _ kind: Problem.Kind, _ pointer: String,
        _ circumstances: Circumstances = .decided(on: "2026-03-10")
    ) {
        self.command = command
        self.kind = kind
        self.pointer = pointer
        self.circumstances = circumstances
    }

    var description: String { "\(command) on \(pointer)" }

    /// What a state answers in its place, or `nil` where it refuses as it should.
    func fault(in scenario: Scenario<FundingOperation>) -> String? {
        guard let refusal = scenario.refusal(of: command, circumstances) else { return "\(self) is accepted" }
        guard refusal.kind == kind, refusal.pointers == [pointer] else {
            return "\(self): \(refusal.kind) at \(refusal.pointers): \(refusal.detail)"
        }
        return refusal.detail.count > 40 ? nil : "\(self) says too little: \(refusal.detail)"
    }
}
