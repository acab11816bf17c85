import MessageSchema

/// How long the money lasts, as lines of text that fit a width.
struct RunwayScreen: Sendable {
    /// What is shown.
    let reply: RunwayReply
    /// What it is laid out for.
    let surface: Surface

    /// The whole screen.
    var lines: [String] {
        var lines = MoneyText.head(reply.about, on: surface) + MoneyText.wrapped(reply.statement, on: surface)
        for (index, strength) in reply.strengths.enumerated() {
            let title = index == 0 ? "In theatre" : "Nominal"
            let part = people(strength) + levels(strength) + months(strength)
            lines += ["", Style.bold(title, on: surface)] + part
        }
        for (title, part) in [
            ("What the strength in theatre cost", history), ("Rates", MoneyText.rates(reply.rates, on: surface)),
            ("Conditions", MoneyText.conditions(reply.conditions, on: surface)), ("Taken for granted", assumptions),
        ] where !part.isEmpty {
            lines += ["", Style.bold(title, on: surface)] + part
        }
        return lines
    }

    private func people(_ view: RunwayStrengthView) -> [String] {
        let strength = view.strength
        let known = strength.lines - strength.unknown
        let size =
            strength.lines == 0
            ? "nobody"
            : known == 0
                ? "unknown" : Wording.number(strength.best) + (strength.unknown > 0 ? " and more" : "")
        return MoneyText.wrapped("\(size): \(strength.statement)", on: surface)
    }

    private func levels(_ view: RunwayStrengthView) -> [String] {
        guard let currency = reply.currency else { return [] }
        var table = TextTable(columns: [
            .init(title: "", minimum: 12), .init(title: "money", isFigure: true, minimum: 12),
            .init(title: "months paid", isFigure: true, minimum: 6), .init(title: "runs out", minimum: 8),
            .init(title: "low and high figures", minimum: 10),
            .init(title: "missing in a year", isFigure: true, minimum: 9),
        ])
        for level in view.levels {
            let name = ["held": "held", "committed": "+ committed", "pledged": "+ pledged"][level.level] ?? level.level
            let spread = [level.earliest.runsOut?.wire, level.latest.runsOut?.wire].compactMap { $0 }
            let isSpread = level.earliest != level.best || level.latest != level.best
            table.rows.append([
                .init(name, .bold), .init(Wording.amount(level.amount, currency.wire)),
                .init(level.best.monthsPaid.map { Wording.number($0) } ?? "–"), .init(end(level), .cyan),
                .init(isSpread ? spread.joined(separator: " – ") : ""),
                .init(level.missingInYear.map { Wording.amount($0, currency.wire) } ?? ""),
            ])
        }
        return table.lines(on: surface)
    }

    private func end(_ level: RunwayLevelView) -> String {
        if let month = level.best.runsOut { return month.wire + (level.bound ? " or before" : "") }
        guard level.best.monthsPaid == nil else { return "not within them" }
        return level.bound ? "unknown" : "nothing to pay"
    }

    private func months(_ view: RunwayStrengthView) -> [String] {
        // A cost that stays the same is said once.
        guard let first = view.months.first else { return [] }
        let isSteady = view.months.allSatisfy { $0.best == first.best && $0.low == first.low && $0.high == first.high }
        return ["", "  \(Style.dim("cost of a month", on: surface))"] + table(isSteady ? [first] : view.months)
    }

    private var history: [String] { reply.history.isEmpty ? [] : table(reply.history) }

    private func table(_ months: [MonthCostView]) -> [String] {
        var table = TextTable(columns: [
            .init(title: "month", minimum: 7), .init(title: "people", isFigure: true, minimum: 6),
            .init(title: "low", isFigure: true, minimum: 8), .init(title: "best", isFigure: true, minimum: 8),
            .init(title: "high", isFigure: true, minimum: 8), .init(title: "left out", minimum: 10),
        ])
        for month in months {
            var out: [String] = []
            if month.unknownHeadcounts > 0 { out.append("\(month.unknownHeadcounts) of unknown size") }
            if let kinds = month.withoutRate { out.append("no rate for " + kinds.map(\.wire).joined(separator: ", ")) }
            if let lines = month.unknownLines { out.append("unknown: " + lines.map(\.wire).joined(separator: ", ")) }
            table.rows.append([
                .init(month.month.wire), .init(Wording.number(month.people)),
                .init(Wording.amount(month.low, month.currency.wire)),
                .init(Wording.amount(month.best, month.currency.wire), .bold),
                .init(Wording.amount(month.high, month.currency.wire)),
                .init(out.joined(separator: "; "), .yellow),
            ])
        }
        return table.lines(on: surface)
    }

    private var assumptions: [String] {
        reply.assumptions.flatMap { text in
            let lines = MoneyText.wrapped(text, on: surface, indent: "    ")
            return lines.enumerated().map { $0 == 0 ? "  - " + $1.dropFirst(4) : $1 }
        }
    }
}
