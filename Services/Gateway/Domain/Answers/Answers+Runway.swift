import DomainModel
import MessageSchema

extension Answers {
    /// How many months of the force the money pays for: in theatre and nominal, each held as it is.
    func runway() -> RunwayReply {
        let conditions = conditions()
        let withheld = Set(
            conditions.filter { (Availability(rawValue: $0.availability) ?? .untouched) >= .suspended }.flatMap(
                \.contributions))
        guard let means = records.funding.means(at: moment, withholding: withheld) else {
            return RunwayReply(
                about: about,
                statement: "no runway: funding has not taken the operation in, so its currency is not known there",
                strengths: [], history: [], rates: [], conditions: [], assumptions: [])
        }
        let first = CalendarMonth(of: day).advanced(by: 1)
        let table = CostTable(records.funding, at: moment, in: means.currency)
        let strengths = [
            (StrengthBasis.inTheatre, "in theatre", lines.filter(\.isInTheatre)),
            (.nominal, "committed or beyond, not on hold and not home again", lines.filter(\.isNominal)),
        ].map { basis, what, lines in strength(basis, what, lines, means, table, from: first) }
        return RunwayReply(
            about: about,
            statement:
                "money held, then with what is committed, then with what is only pledged, against the cost of the "
                + "strength as it is on \(day.wire), month by month from \(first.wire), in \(means.currency.wire)",
            currency: means.currency, from: first.date, paid: Self.figure(means.paid, withRecords: true),
            disbursed: Self.text(means.disbursed, means.currency),
            outstanding: Self.figure(means.outstanding, withRecords: true),
            uncommitted: Self.figure(means.uncommitted, withRecords: true), strengths: strengths,
            history: history(table), rates: rates(on: first.lastDay), conditions: conditions,
            assumptions: assumptions(means, table, conditions, from: first))
    }

    private func strength(
        _ basis: StrengthBasis, _ what: String, _ lines: [StandingLine], _ means: MeansOfPayment, _ table: CostTable,
        from first: CalendarMonth
    ) -> RunwayStrengthView {
        var book = StrengthBook()
        for line in lines { book.add(line.line, at: moment) }
        let strength = DatedStrength.all(of: [book.periods(from: first)], for: basis, from: first)
        let costs = table.costs(of: strength, from: first, months: Runway.horizon)
        let year = Array(costs.prefix(FundingOutlook.months))
        return RunwayStrengthView(
            strength: figure(what, lines),
            levels: MoneyLevel.allCases.map { level in
                let money = means.money(level)
                let runway = Runway(money: money, costs: costs, from: first)
                return RunwayLevelView(
                    level: level.rawValue,
                    statement: Self.statement(runway, ChangeLine.money(.known(level)), means.currency),
                    amount: Self.text(money, means.currency), best: Self.view(runway.best),
                    earliest: Self.view(runway.earliest), latest: Self.view(runway.latest), bound: runway.isBound,
                    missingInYear: Shortfall(money: money, costs: year).map { Self.text($0.missing, $0.currency) })
            }, months: year.enumerated().map { Self.view($1, withParts: $0 == 0) })
    }

    /// What the strength in theatre cost by the end of each of the last six months, that of the day included.
    private func history(_ table: CostTable) -> [MonthCostView] {
        (-5...0).map { offset in
            let month = CalendarMonth(of: day).advanced(by: offset)
            let past = Moment(asOf: min(month.lastDay, day), knownAt: moment.knownAt)
            let people = StandingLine.all(in: records.pledges, at: past).filter(\.isInTheatre)
            let strength = DatedStrength(from: month, people.map { ($0.personnel, $0.headcount) })
            return Self.view(table.cost(of: strength, in: month), withParts: false)
        }
    }

    private func assumptions(
        _ means: MeansOfPayment, _ table: CostTable, _ conditions: [ConditionView], from first: CalendarMonth
    ) -> [String] {
        var sentences = [
            "The strength stays as it is on \(day.wire), and what is on hold stays away; but a line that is not in theatre yet "
                + "counts from the month from which it is available, and none counts after the last month for which it is "
                + "offered.",
            "The first month to be paid for is \(first.wire); all that is disbursed by \(day.wire) has paid for what came "
                + "before it.",
            "A month costs at the rate in effect on its last day, for whole months; people times rate is exact, and what is "
                + "in another currency was converted once, when it was recorded, halves to even.",
            "Money held is what is paid in less what is disbursed, from whatever account; goods and services are in none of "
                + "the sums, and earmarks are not held against a line.",
            "What is committed comes whole and in time, and so does what is pledged; schedules and late payments are in the "
                + "answer to `funding`.",
        ]
        let binding = conditions.filter { $0.availability != "untouched" }
        sentences.append(
            binding.isEmpty
                ? "Conditions of donors are met: \(conditions.count) in force, none of which limits the money under the "
                    + "assignment in force."
                : "Under the assignment in force "
                    + binding.map { "the condition `\($0.condition.wire)` of \($0.party) is \($0.availability)" }
                    .joined(
                        separator: ", ")
                    + "; " + Self.text(means.withheld, means.currency).description
                    + " that are committed or pledged under a condition which suspends them are in no sum, and what is only "
                    + "restricted or undetermined is taken as met.")
        if table.rates(on: first.lastDay).isEmpty {
            sentences.append(
                "No rate is known for \(first.wire), so people cost nothing here; set one with `set-cost-rate`.")
        }
        let undated = table.undatedLines
        if !undated.isEmpty {
            sentences.append(
                "Costs that are due once on a day nobody gives are in no month: "
                    + undated.map { "`\($0.wire)`" }.joined(separator: ", ") + ".")
        }
        if means.held < 0 {
            sentences.append(
                "Reports say that more was disbursed than came in, so the money held is below zero; see the accounts in "
                    + "the answer to `funding`.")
        }
        return sentences
    }

    private static func statement(_ runway: Runway, _ words: String, _ currency: CurrencyCode) -> String {
        var text: String
        switch runway.best {
        case .noKnownCost:
            return runway.isBound
                ? "\(words) cannot be compared with a cost: the number of people or their rate is unknown"
                : "\(words) is not drawn on: there is nobody to pay for and no line that costs"
        case .lasts(let months): text = "\(words) pays for all \(months) months that are looked at"
        case .runsOut(let month, let paid):
            text =
                "\(words) pays for \(paid) whole \(paid == 1 ? "month" : "months") and runs out in \(month.wire)"
                + (runway.isBound ? " or before" : "")
        }
        if runway.earliest != runway.best || runway.latest != runway.best {
            text += " (\(phrase(runway.earliest)) with the high figures, \(phrase(runway.latest)) with the low)"
        }
        if runway.isBound { text += "; some costs are unknown and left out, so this is a bound" }
        return text
    }

    private static func phrase(_ end: Runway.End) -> String {
        switch end {
        case .noKnownCost: "no known cost"
        case .lasts: "beyond every month looked at"
        case .runsOut(let month, _): month.wire
        }
    }

    private static func view(_ end: Runway.End) -> RunwayEndView {
        switch end {
        case .noKnownCost: RunwayEndView()
        case .lasts(let months): RunwayEndView(monthsPaid: months)
        case .runsOut(let month, let paid): RunwayEndView(runsOut: month.date, monthsPaid: paid)
        }
    }

    private static func view(_ cost: MonthlyCost, withParts: Bool) -> MonthCostView {
        MonthCostView(
            month: cost.month.date, currency: cost.currency, people: cost.strength.best,
            unknownHeadcounts: cost.unknownHeadcounts, low: text(cost.low, cost.currency),
            best: text(cost.best, cost.currency), high: text(cost.high, cost.currency),
            withoutRate: cost.withoutRate.isEmpty ? nil : cost.withoutRate,
            unknownLines: cost.unknownLines.isEmpty ? nil : cost.unknownLines,
            parts: withParts
                ? cost.parts.map { part in
                    CostPartView(
                        budgetLine: part.budgetLine, costRate: part.costRate, personnel: part.personnel,
                        low: text(part.low, cost.currency), best: text(part.best, cost.currency),
                        high: text(part.high, cost.currency), entry: part.event)
                } : nil)
    }
}
