import DomainModel
import HashTreeCollections
import MessageSchema

extension FundingOperation {
    /// An account that a command names.
    @discardableResult
    func requireAccount(_ id: EntityID, at pointer: String) throws(Refusal) -> AccountRecord {
        guard let held = records.accounts[id] else {
            throw .unknown(
                "account", id, at: pointer, among: records.accounts.keys.sorted(), createWith: "open-account")
        }
        return held
    }

    /// An account that is open when a decision takes effect; a report may speak of any that exists.
    func requireOpen(_ id: EntityID, at pointer: String, in context: DecisionContext) throws(Refusal) -> AccountRecord {
        let held = try requireAccount(id, at: pointer)
        guard context.isDecided, !held.isOpen(at: context.moment) else { return held }
        if let closure = held.closure.entry(at: context.moment) {
            throw Refusal(
                .notAllowed, at: pointer,
                "the account `\(id.wire)` is closed since \(closure.stamp.effective.wire); name an account that is open, "
                    + "or open another with `open-account`")
        }
        throw Refusal(
            .notAllowed, at: pointer,
            "the account `\(id.wire)` is not open yet by \(context.effective.wire); give a later `effectiveDate`, or name "
                + "an account that is open")
    }

    /// Opens an account.
    func open(_ opening: AccountOpening) throws(Refusal) -> FundingEvent {
        _ = try requireCurrency()
        guard records.accounts[opening.account] == nil else {
            throw .exists(
                "account", opening.account, at: "/account", changeWith: "another account needs an id of its own")
        }
        return .accountOpening(opening)
    }

    /// Closes an account; a decision closes only an empty one.
    func close(_ closure: AccountClosure, in context: DecisionContext) throws(Refusal) -> FundingEvent {
        let currency = try requireCurrency()
        let held = try requireAccount(closure.account, at: "/account")
        if held.closure.repeats(
            closure, in: context, same: { context.isDecided ? $0.account == $1.account : $0 == $1 })
        {
            throw Refusal(
                .alreadySo, at: "/account",
                "the account `\(closure.account.wire)` is closed by \(context.effective.wire) already, on the same word; "
                    + "nothing would change")
        }
        if context.isDecided {
            _ = try requireOpen(closure.account, at: "/account", in: context)
            for moment in [context.moment, .everything] {
                let balance = held.standing(at: moment).held(in: currency)
                guard balance != 0 else { continue }
                throw Refusal(
                    .notAllowed, at: "/account",
                    "the account `\(closure.account.wire)` holds \(Money(minor: balance, currency: currency)); disburse "
                        + "what is in it with `disburse-funds` first")
            }
        }
        return .accountClosure(closure)
    }

    /// Sets money of an account aside for a budget line.
    func decide(_ allocation: FundAllocation, in context: DecisionContext) throws(Refusal) -> FundingEvent {
        let currency = try requireCurrency()
        if let account = records.allocations[allocation.allocation] {
            guard allocation.revises == true else {
                throw .exists(
                    "allocation", allocation.allocation, at: "/allocation",
                    changeWith: "give `revises` as true where this states its amount anew, or another id where it is "
                        + "another allocation")
            }
            try requireSame(account, allocation.account, "allocation", allocation.allocation)
        } else if allocation.revises == true {
            throw .unknown(
                "allocation", allocation.allocation, at: "/allocation", among: records.allocations.keys.sorted(),
                createWith: "allocate-funds` without `revises")
        }
        guard allocation.amount.currency == currency else {
            throw Refusal(
                .invalidContent, at: "/amount",
                "accounts are kept in the operation's currency, \(currency.wire), not in "
                    + "\(allocation.amount.currency.wire); give the amount in \(currency.wire)")
        }
        let held = try requireOpen(allocation.account, at: "/account", in: context)
        try requireBudgetLine(allocation.budgetLine, at: "/budgetLine")
        let timeline = held.allocations[allocation.allocation]
        if let line = timeline?.entries.last?.value.budgetLine, line != allocation.budgetLine {
            throw Refusal(
                .notAllowed, at: "/budgetLine",
                "the allocation `\(allocation.allocation.wire)` is for `\(line.wire)`; set it to zero, and allocate to "
                    + "`\(allocation.budgetLine.wire)` under an id of its own")
        }
        if timeline == nil, allocation.amount.minor == 0 {
            throw Refusal(
                .invalidContent, at: "/amount", "an allocation is above zero; there is none yet to take back")
        }
        if context.isDecided { try checkAllocation(allocation, in: held, context) }
        if timeline?.repeats(allocation, in: context, same: { $0.amount == $1.amount && $0.wording == $1.wording })
            == true
        {
            throw Refusal(
                .alreadySo, at: "/allocation",
                "by \(context.effective.wire) \(allocation.amount) is allocated by `\(allocation.allocation.wire)` "
                    + "already, on the same word; nothing would change")
        }
        return .fundAllocation(allocation)
    }

    /// Pays money out of an account.
    func decide(_ payment: FundsDisbursement, in context: DecisionContext) throws(Refusal) -> FundingEvent {
        let currency = try requireCurrency()
        if let account = records.disbursements[payment.disbursement] {
            guard payment.revises == true else {
                throw .exists(
                    "disbursement", payment.disbursement, at: "/disbursement",
                    changeWith:
                        "another disbursement needs an id of its own; give `revises` as true where this corrects "
                        + "it")
            }
            try requireSame(account, payment.account, "disbursement", payment.disbursement)
        } else if payment.revises == true {
            throw .unknown(
                "disbursement", payment.disbursement, at: "/disbursement",
                among: records.disbursements.keys.sorted(), createWith: "disburse-funds` without `revises")
        }
        guard payment.amount.minor > 0 else {
            throw Refusal(
                .invalidContent, at: "/amount", "a disbursement is above zero, this one is \(payment.amount)")
        }
        let held = try requireOpen(payment.account, at: "/account", in: context)
        try requireBudgetLine(payment.budgetLine, at: "/budgetLine")
        let counted = try Conversion(to: currency)
            .counted(payment.amount, rate: payment.rate, stated: payment.stated)
        let event = FundsDisbursed(
            disbursement: payment.disbursement, account: payment.account, budgetLine: payment.budgetLine,
            amount: payment.amount, counted: counted, wording: payment.wording)
        if context.isDecided { try checkDisbursement(event, in: held, context) }
        if held.disbursements[payment.disbursement]?.repeats(event, in: context) == true {
            throw Refusal(
                .alreadySo, at: "/disbursement",
                "by \(context.effective.wire) \(payment.amount) is disbursed by `\(payment.disbursement.wire)` already, "
                    + "on the same word; nothing would change")
        }
        return .fundsDisbursed(event)
    }

    private func requireSame(
        _ held: EntityID, _ given: EntityID, _ kind: String, _ id: EntityID
    ) throws(Refusal) {
        guard held != given else { return }
        throw Refusal(
            .notAllowed, at: "/account",
            "the \(kind) `\(id.wire)` is of the account `\(held.wire)`, not of `\(given.wire)`; name that account, or "
                + "give another id")
    }
}
