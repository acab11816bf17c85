import DomainModel
import MessageSchema

extension FundingOperation {
    /// A budget line that a command names.
    func requireBudgetLine(_ id: EntityID, at pointer: String) throws(Refusal) {
        guard records.budgetLines[id] == nil else { return }
        throw .unknown(
            "budget line", id, at: pointer, among: records.budgetLines.keys.sorted(), createWith: "define-budget-line")
    }

    /// Defines a budget line, or says anew what it is and costs.
    func define(_ line: BudgetLine, in context: DecisionContext) throws(Refusal) -> FundingEvent {
        let currency = try requireCurrency()
        if line.kind == .known(.personnel), line.amount != nil || line.from != nil || line.until != nil {
            let field = line.amount != nil ? "/amount" : line.from != nil ? "/from" : "/until"
            throw Refusal(
                .invalidContent, at: field,
                "a line of kind `personnel` costs what the rates say, from their dates on; leave `amount`, `from` and "
                    + "`until` out and set the rate with `set-cost-rate`")
        }
        if line.kind == .known(.oneOff), line.until != nil {
            throw Refusal(
                .invalidContent, at: "/until",
                "a line of kind `oneOff` costs once, on `from`; leave `until` out, or give the kind `monthly`")
        }
        if let from = line.from, let until = line.until, until.lastDay < from.firstDay {
            throw Refusal(
                .invalidContent, at: "/until",
                "it ends (\(until.wire)) before it begins (\(from.wire)); give the later date")
        }
        if let amount = line.amount, amount.minor == 0 {
            throw Refusal(
                .invalidContent, at: "/amount",
                "a line that costs nothing is none; leave `amount` out where nobody gives the cost, or end the line with "
                    + "`until`")
        }
        if line.amount == nil, line.rate != nil || line.stated != nil {
            throw Refusal(
                .invalidContent, at: line.rate != nil ? "/rate" : "/stated",
                "without `amount` there is nothing to convert; give `amount`, or leave `rate` and `stated` out")
        }
        var counted: ConvertedMoney?
        if let amount = line.amount {
            counted = try Conversion(to: currency).counted(amount, rate: line.rate, stated: line.stated)
        }
        let event = BudgetLineDefined(
            budgetLine: line.budgetLine, title: line.title, kind: line.kind, amount: line.amount, counted: counted,
            from: line.from, until: line.until, wording: line.wording)
        if records.budgetLines[line.budgetLine]?.definition.repeats(event, in: context) == true {
            throw Refusal(
                .alreadySo, at: "/budgetLine",
                "the budget line `\(line.budgetLine.wire)` is defined so by \(context.effective.wire) already, on the same "
                    + "word; nothing would change")
        }
        return .budgetLineDefined(event)
    }

    /// Sets a rate from its date on.
    func set(_ rate: CostRate, in context: DecisionContext) throws(Refusal) -> FundingEvent {
        let currency = try requireCurrency()
        let held = records.costRates[rate.costRate]
        if let personnel = held?.definition.entries.first?.value.personnel, personnel != rate.personnel {
            throw Refusal(
                .notAllowed, at: "/personnel",
                "the rate `\(rate.costRate.wire)` is for \(personnel), not for \(rate.personnel); give that, or another id "
                    + "where it is another rate")
        }
        if let line = rate.budgetLine { try requireBudgetLine(line, at: "/budgetLine") }
        let counted = try Conversion(to: currency).counted(rate.perMonth, rate: rate.rate, stated: rate.stated)
        let event = CostRateSet(
            costRate: rate.costRate, title: rate.title, personnel: rate.personnel, perMonth: rate.perMonth,
            counted: counted, budgetLine: rate.budgetLine, wording: rate.wording)
        if held?.definition.repeats(event, in: context) == true {
            throw Refusal(
                .alreadySo, at: "/costRate",
                "the rate `\(rate.costRate.wire)` is \(rate.perMonth) by \(context.effective.wire) already, on the same "
                    + "word; nothing would change")
        }
        return .costRateSet(event)
    }
}
