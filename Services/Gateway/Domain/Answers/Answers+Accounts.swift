import DomainModel
import MandatePolicy
import MessageSchema

extension Answers {
    /// The accounts at the moment, each with what sources say that it holds beside what its entries come to.
    func accounts() -> [AccountView] {
        guard let currency = records.funding.currency else { return [] }
        return records.funding.accounts(at: moment).map { account in
            let subject = Subject("account", account.account)
            let deposits = account.deposits.map { deposit in
                MoneySum.Record(
                    contribution: deposit.contribution, payment: deposit.payment, event: deposit.entry.stamp.event,
                    original: deposit.entry.value.amount, counted: deposit.entry.value.counted.amount,
                    basis: deposit.entry.value.counted.basis)
            }
            let paidIn = MoneySum(
                summing: "payments into the account `\(account.account.wire)`", in: currency, deposits)
            return AccountView(
                account: account.account, title: account.opening?.value.title, holder: account.opening?.value.holder,
                open: account.opening != nil && account.closure == nil, currency: currency,
                paidIn: Self.figure(paidIn, withRecords: true),
                allocated: Self.text(account.allocated(in: currency), currency),
                disbursed: Self.text(account.disbursed(in: currency), currency),
                held: Self.text(account.held(in: currency), currency),
                unallocated: Self.text(account.unallocated(in: currency), currency),
                claims: claims.filter { $0.claim.of == subject }.map(\.view),
                revision: records.revision(of: subject, in: .funding),
                entries: ([account.opening?.stamp.event, account.closure?.stamp.event].compactMap { $0 }
                    + account.deposits.map(\.entry.stamp.event) + account.allocations.map(\.stamp.event)
                    + account.disbursements.map(\.stamp.event)).distinct())
        }
    }

    /// The budget lines at the moment, with what is set aside for each and spent on it.
    func budgetLines() -> [BudgetLineView] {
        guard let currency = records.funding.currency else { return [] }
        let standings = records.funding.standings(at: moment)
        return records.funding.budgetLines(at: moment).map { line in
            let (allocated, disbursed) = (line.allocated(in: currency), line.disbursed(in: currency))
            let earmarked = standings.filter {
                ($0.pledged?.value.earmarkedFor ?? $0.goods?.value.earmarkedFor)?.budgetLine == line.budgetLine
            }
            return BudgetLineView(
                budgetLine: line.budgetLine, title: line.definition?.value.title, kind: line.definition?.value.kind,
                cost: line.definition?.value.counted?.amount, from: line.definition?.value.from,
                until: line.definition?.value.until, currency: currency, allocated: Self.text(allocated, currency),
                disbursed: Self.text(disbursed, currency), remaining: Self.text(allocated - disbursed, currency),
                earmarked: earmarked.map(\.contribution),
                entries: ([line.definition?.stamp.event].compactMap { $0 } + line.allocations.map(\.stamp.event)
                    + line.disbursements.map(\.stamp.event)).distinct())
        }
    }

    /// The rates in effect on a day, as known at the moment.
    func rates(on day: CalendarDay) -> [CostRateView] {
        guard let currency = records.funding.currency else { return [] }
        return CostTable(records.funding, at: moment, in: currency).rates(on: day).map { entry in
            CostRateView(
                costRate: entry.value.costRate, title: entry.value.title, personnel: entry.value.personnel,
                perMonth: entry.value.perMonth, counted: entry.value.counted, budgetLine: entry.value.budgetLine,
                wording: entry.value.wording, entry: EntryReference(entry.stamp))
        }
    }

    /// The conditions in force, and what each leaves of the money under the assignment in force.
    func conditions() -> [ConditionView] {
        let terms = Terms.inForce(records.mandate, at: moment)
        let standings = records.funding.standings(at: moment)
        return records.funding.conditionsInForce(at: moment).map { record in
            let condition = record.condition
            let assessment = Assessment(rules: [Rule(condition, entry: record.declared.event)], under: terms)
            return ConditionView(
                condition: condition.condition, party: condition.party, kind: condition.kind, effect: condition.effect,
                contributions: standings.filter { record.covers($0.contribution, of: $0.donor) }.map(\.contribution),
                availability: assessment.availability.rawValue, statement: assessment.statement,
                wording: condition.wording, entry: EntryReference(record.declared))
        }
    }

    /// What is counted by the currency in which it was given, in that currency.
    func currencyTotals() -> [CurrencyTotal] {
        guard let totals = records.funding.totals(at: moment) else { return [] }
        let currencies = Set(
            [totals.pledged, totals.committed, totals.paid].flatMap { $0.records.map(\.original.currency) }
        ).sorted()
        return currencies.map { currency in
            CurrencyTotal(
                currency: currency, pledged: Self.figure(totals.pledged.given(in: currency)),
                committed: Self.figure(totals.committed.given(in: currency)),
                paid: Self.figure(totals.paid.given(in: currency)))
        }
    }

    static func view(_ fulfilment: Fulfilment, _ currency: CurrencyCode) -> FulfilmentView {
        var statement =
            "paid of what was due\(fulfilment.by.map { " by \($0.wire)" } ?? ""), paid of what is committed, and "
        statement += "committed of what is pledged, in basis points rounded down"
        if fulfilment.withoutSchedule > 0 {
            statement += "; \(fulfilment.withoutSchedule) without a schedule in no due"
        }
        if fulfilment.unvalued > 0 { statement += "; \(fulfilment.unvalued) of unknown value left out" }
        return FulfilmentView(
            statement: statement, paidPerDue: fulfilment.paidPerDue, paidPerCommitted: fulfilment.paidPerCommitted,
            committedPerPledged: fulfilment.committedPerPledged, due: text(fulfilment.due, currency),
            paidOfDue: text(fulfilment.paidOfDue, currency))
    }

    static func goods(of standing: ContributionStanding) -> GoodsView? {
        standing.goods.map { goods in
            GoodsView(
                goods: goods.value.goods, quantity: goods.value.quantity, stage: goods.value.stage,
                agreement: goods.value.agreement, valued: !standing.isUnvalued, wording: goods.value.wording,
                entry: EntryReference(goods.stamp))
        }
    }

    func schedule(of standing: ContributionStanding) -> ScheduleView? {
        guard let entry = standing.schedule, let plan = standing.plan(by: day) else { return nil }
        return ScheduleView(
            instalments: plan.instalments.map { part in
                InstalmentView(
                    instalment: part.instalment.instalment, due: part.instalment.due, amount: part.instalment.amount,
                    paid: part.paid, overdue: part.isOverdue)
            }, planned: plan.planned, due: plan.due, overdue: plan.overdue, entry: EntryReference(entry.stamp))
    }
}
