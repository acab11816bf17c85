import MessageSchema

/// What the screens about money have in common.
enum MoneyText {
    /// The operation and the moment.
    static func head(_ about: AnswerHeader, on surface: Surface) -> [String] {
        let title = Safe.text(about.title?.wire ?? "not named yet")
        var moment = "as of \(about.asOf.wire)"
        if let known = about.knownAt { moment += ", as known at \(known.wire)" }
        if let recorded = about.recordedBy { moment += ", as recorded by \(recorded.wire)" }
        return [
            Style.bold(title, on: surface) + "  \(about.operation?.wire ?? "")  " + Style.dim(moment, on: surface)
        ]
    }

    /// A sentence in as many lines as it needs.
    static func wrapped(_ text: String, on surface: Surface, indent: String = "  ") -> [String] {
        Columns.wrap(Safe.text(text), to: max(20, surface.width - indent.count)).map { indent + $0 }
    }

    /// A sum; one that knows only of what it cannot count is unknown, not zero.
    static func figure(_ figure: MoneyFigure) -> String {
        let isUnknown = figure.count == 0 && figure.omitted?.contains { $0.counted == nil } == true
        return isUnknown ? "unknown" : Wording.amount(figure.amount, figure.currency.wire)
    }

    /// Basis points as a percentage; nothing to compare with is said as such.
    static func share(_ points: Int?) -> String {
        guard let points else { return "–" }
        let rest = points % 100
        return "\(Wording.number(points / 100)).\(rest < 10 ? "0" : "")\(rest) %"
    }

    /// The rates in effect.
    static func rates(_ rates: [CostRateView], on surface: Surface) -> [String] {
        var table = TextTable(columns: [
            .init(title: "", minimum: 10), .init(title: "people"),
            .init(title: "person and month", isFigure: true, minimum: 8), .init(title: "since"),
            .init(title: "on whose word", minimum: 12),
        ])
        for rate in rates {
            let sources = (rate.entry.sources ?? []).map { "\($0.publisher.wire) \($0.grade.wire)" }
            table.rows.append([
                .init(Safe.text("\(rate.costRate.wire): \(rate.title.wire)")), .init(rate.personnel.wire),
                .init(Wording.money(rate.perMonth)), .init(rate.entry.effective.wire),
                .init(Safe.text(sources.isEmpty ? rate.entry.basis.wire : sources.joined(separator: "; ")), .dim),
            ])
        }
        return table.rows.isEmpty ? [] : table.lines(on: surface)
    }

    /// The conditions in force, with what they leave of the money.
    static func conditions(_ conditions: [ConditionView], on surface: Surface) -> [String] {
        var lines: [String] = []
        for view in conditions {
            let whom = view.contributions.isEmpty ? "no contribution yet" : Wording.list(view.contributions.map(\.wire))
            let style: Style = view.availability == "untouched" ? .green : .yellow
            lines += [
                "  \(view.condition.wire)  \(Safe.text(Wording.party(view.party)))  on \(whom)  "
                    + style(view.availability, on: surface)
            ]
            lines += wrapped(view.statement ?? view.wording.wire, on: surface, indent: "    ")
        }
        return lines
    }
}
