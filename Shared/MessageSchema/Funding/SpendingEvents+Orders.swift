extension FundsDisbursed: StatedByCommand {
    /// The command that would bring this about.
    public var order: FundsDisbursement {
        FundsDisbursement(
            disbursement: disbursement, account: account, budgetLine: budgetLine, amount: amount, rate: counted.rate,
            stated: counted.stated, wording: wording)
    }
}

extension BudgetLineDefined: StatedByCommand {
    /// The command that would bring this about.
    public var order: BudgetLine {
        BudgetLine(
            budgetLine: budgetLine, title: title, kind: kind, amount: amount, rate: counted?.rate,
            stated: counted?.stated, from: from, until: until, wording: wording)
    }
}

extension CostRateSet: StatedByCommand {
    /// The command that would bring this about.
    public var order: CostRate {
        CostRate(
            costRate: costRate, title: title, personnel: personnel, perMonth: perMonth, rate: counted.rate,
            stated: counted.stated, budgetLine: budgetLine, wording: wording)
    }
}
