import DomainModel
import HashTreeCollections
import MessageSchema

/// What an account comes to on a day on which a decision must not overdraw it.
private struct Balance {
    var paidIn: Int128
    var allocated: Int128
    var allocatedToLine: Int128
    var disbursed: Int128
    var disbursedOnLine: Int128
}

extension FundingOperation {
    /// A decided allocation sets aside no more than is paid in, on its day and on every later one, and no less than is
    /// spent on the line already.
    func checkAllocation(
        _ allocation: FundAllocation, in account: AccountRecord, _ context: DecisionContext
    ) throws(Refusal) {
        let currency = allocation.amount.currency
        let timeline = account.allocations[allocation.allocation]
        for day in [context.effective.lastDay] + account.days(after: context.effective.lastDay) {
            let held = timeline?.entry(at: Moment(asOf: day, knownAt: nil))
            // A later word on the same allocation holds from its own day on.
            if day > context.effective.lastDay, let held, held.stamp.effective.lastDay > context.effective.lastDay {
                continue
            }
            let balance = balance(of: account, line: allocation.budgetLine, on: day, in: currency)
            let before = held?.value.amount.minor ?? 0
            let others = balance.allocated - before
            let free = balance.paidIn - others
            guard allocation.amount.minor <= free || allocation.amount.minor <= before else {
                throw Refusal(
                    .gateNotMet, at: "/amount",
                    "by \(day.wire) \(money(balance.paidIn, currency)) is paid into `\(account.account.wire)` and "
                        + "\(money(others, currency)) allocated otherwise, so \(money(max(0, free), currency)) can be "
                        + "allocated, not \(allocation.amount); record what was paid in first with `record-payment` and "
                        + "`account`")
            }
            let onLine = balance.allocatedToLine - before + allocation.amount.minor
            guard onLine >= balance.disbursedOnLine || allocation.amount.minor >= before else {
                throw Refusal(
                    .notAllowed, at: "/amount",
                    "by \(day.wire) \(money(balance.disbursedOnLine, currency)) is disbursed from "
                        + "`\(account.account.wire)` on `\(allocation.budgetLine.wire)`, but only "
                        + "\(money(onLine, currency)) would be allocated; allocate at least what is spent")
            }
        }
    }

    /// A decided disbursement pays no more than is allocated to the line and held in the account, on its day and on every
    /// later one.
    func checkDisbursement(
        _ event: FundsDisbursed, in account: AccountRecord, _ context: DecisionContext
    ) throws(Refusal) {
        let currency = event.counted.amount.currency
        let timeline = account.disbursements[event.disbursement]
        for day in [context.effective.lastDay] + account.days(after: context.effective.lastDay) {
            let held = timeline?.entry(at: Moment(asOf: day, knownAt: nil))
            if day > context.effective.lastDay, let held, held.stamp.effective.lastDay > context.effective.lastDay {
                continue
            }
            let balance = balance(of: account, line: event.budgetLine, on: day, in: currency)
            let before = held?.value.counted.amount.minor ?? 0
            let beforeOnLine = held?.value.budgetLine == event.budgetLine ? before : 0
            let amount = event.counted.amount.minor
            let inAccount = balance.paidIn - balance.disbursed + before
            guard amount <= inAccount else {
                throw Refusal(
                    .gateNotMet, at: "/amount",
                    "by \(day.wire) the account `\(account.account.wire)` holds \(money(inAccount, currency)) (paid in less "
                        + "disbursed), so \(event.counted.amount) cannot be paid out of it; record what was paid in first "
                        + "with `record-payment` and `account`, or pay less")
            }
            let onLine = balance.allocatedToLine - balance.disbursedOnLine + beforeOnLine
            guard amount <= onLine else {
                throw Refusal(
                    .gateNotMet, at: "/budgetLine",
                    "by \(day.wire) \(money(onLine, currency)) of `\(account.account.wire)` is allocated to "
                        + "`\(event.budgetLine.wire)` and not spent, so \(event.counted.amount) cannot be disbursed on it; "
                        + "allocate it first with `allocate-funds`")
            }
        }
    }

    /// A decided correction of a payment leaves in the account what was spent of it.
    func checkStillHeld(
        _ event: ContributionPaid, _ account: EntityID, replacing earlier: PaymentFigure?, in context: DecisionContext
    ) throws(Refusal) {
        guard let record = records.accounts[account], let earlier, earlier.account == account else { return }
        let currency = event.counted.amount.currency
        let change = event.counted.amount.minor - earlier.counted.amount.minor
        guard change < 0 else { return }
        let timeline = record.deposits[event.contribution]?[event.payment]
        for day in [context.effective.lastDay] + record.days(after: context.effective.lastDay) {
            // A later word on the same payment holds from its own day on.
            let held = timeline?.entry(at: Moment(asOf: day, knownAt: nil))
            if let held, held.stamp.effective.lastDay > context.effective.lastDay { continue }
            let standing = record.standing(at: Moment(asOf: day, knownAt: nil))
            let bound = max(standing.disbursed(in: currency), standing.allocated(in: currency))
            guard standing.paidIn(in: currency) + change < bound else { continue }
            throw Refusal(
                .notAllowed, at: "/amount",
                "by \(day.wire) \(money(bound, currency)) of `\(account.wire)` is allocated or disbursed, but with "
                    + "\(event.amount) only \(money(standing.paidIn(in: currency) + change, currency)) would be paid in; "
                    + "correct what was allocated and disbursed first, or record what a source says as `reported`")
        }
    }

    private func balance(
        of account: AccountRecord, line: EntityID, on day: CalendarDay, in currency: CurrencyCode
    ) -> Balance {
        let standing = account.standing(at: Moment(asOf: day, knownAt: nil))
        return Balance(
            paidIn: standing.paidIn(in: currency), allocated: standing.allocated(in: currency),
            allocatedToLine: standing.allocated(in: currency, for: line), disbursed: standing.disbursed(in: currency),
            disbursedOnLine: standing.disbursed(in: currency, for: line))
    }

    private func money(_ minor: Int128, _ currency: CurrencyCode) -> Money { Money(minor: minor, currency: currency) }
}
