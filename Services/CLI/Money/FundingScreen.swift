import MessageSchema

/// The money of an operation as lines of text that fit a width; what is unknown is said to be.
struct FundingScreen: Sendable {
    /// What is shown.
    let reply: FundingReply
    /// What it is laid out for.
    let surface: Surface

    /// The whole screen.
    var lines: [String] {
        var lines = MoneyText.head(reply.about, on: surface) + MoneyText.wrapped(reply.money.statement, on: surface)
        for (title, part) in [
            ("Totals", totals), ("Left out of the totals", omissions), ("Donors", donors),
            ("Contributions", contributions), ("Schedules", schedules), ("By currency given", currencies),
            ("Accounts", accounts), ("Budget lines", budgetLines), ("Rates", rates), ("Conditions", conditions),
            ("Claims, in no total", claims),
        ] where !part.isEmpty {
            lines += ["", Style.bold(title, on: surface)] + part
        }
        return lines
    }

    private var totals: [String] {
        var table = TextTable(columns: [
            .init(title: "", minimum: 12), .init(title: "amount", isFigure: true, minimum: 12),
            .init(title: "records", isFigure: true, minimum: 7), .init(title: "sums", minimum: 20),
        ])
        let money = reply.money
        for (name, figure) in [
            ("pledged", money.pledged), ("committed", money.committed), ("paid in", money.paid),
            ("still to come", money.outstanding), ("only pledged", money.uncommitted), ("funding", money.funding),
        ] {
            guard let figure else { continue }
            table.rows.append([
                .init(name, name == "funding" ? .bold : nil), .init(MoneyText.figure(figure)),
                .init(Wording.number(figure.count)), .init(figure.statement, .dim),
            ])
        }
        for (name, amount, words) in [
            ("disbursed", money.disbursed, "paid out of the accounts"),
            ("held", money.held, "paid in less disbursed, goods not in it"),
        ] {
            guard let amount, let currency = money.currency else { continue }
            table.rows.append([
                .init(name), .init(Wording.amount(amount, currency.wire)), .init(""), .init(words, .dim),
            ])
        }
        return table.rows.isEmpty ? [] : table.lines(on: surface)
    }

    private var omissions: [String] {
        var table = TextTable(columns: [
            .init(title: "contribution", minimum: 10), .init(title: "amount", isFigure: true, minimum: 8),
            .init(title: "missing from", minimum: 8), .init(title: "because", minimum: 20),
        ])
        let money = reply.money
        var rows: [(view: OmissionView, totals: [String])] = []
        for (name, figure) in [
            ("pledged", money.pledged), ("committed", money.committed), ("paid in", money.paid),
            ("funding", money.funding),
        ] {
            for omission in figure?.omitted ?? [] {
                if let index = rows.firstIndex(where: { $0.view == omission }) {
                    rows[index].totals.append(name)
                } else {
                    rows.append((omission, [name]))
                }
            }
        }
        for (view, totals) in rows {
            table.rows.append([
                .init(view.contribution.wire), .init(view.counted.map(Wording.money) ?? "unknown", .yellow),
                .init(totals.joined(separator: ", ")), .init(Safe.text(view.statement)),
            ])
        }
        return table.rows.isEmpty ? [] : table.lines(on: surface)
    }

    private var donors: [String] {
        var table = TextTable(columns: [
            .init(title: "", minimum: 12), .init(title: "pledged", isFigure: true, minimum: 9),
            .init(title: "committed", isFigure: true, minimum: 9), .init(title: "paid", isFigure: true, minimum: 9),
            .init(title: "paid of due", isFigure: true, minimum: 6),
            .init(title: "of committed", isFigure: true, minimum: 6),
            .init(title: "committed of pledged", isFigure: true, minimum: 6),
        ])
        for donor in reply.donors {
            table.rows.append([
                .init(Safe.text(donor.donor.map(Wording.party) ?? "not recorded")),
                .init(MoneyText.figure(donor.pledged)), .init(MoneyText.figure(donor.committed)),
                .init(MoneyText.figure(donor.paid)), .init(MoneyText.share(donor.fulfilment.paidPerDue)),
                .init(MoneyText.share(donor.fulfilment.paidPerCommitted)),
                .init(MoneyText.share(donor.fulfilment.committedPerPledged)),
            ])
        }
        return table.rows.isEmpty ? [] : table.lines(on: surface)
    }

    private var contributions: [String] {
        var table = TextTable(columns: [
            .init(title: "contribution", minimum: 10), .init(title: "donor", minimum: 8),
            .init(title: "stage", minimum: 8), .init(title: "pledged", isFigure: true, minimum: 9),
            .init(title: "committed", isFigure: true, minimum: 9), .init(title: "paid", isFigure: true, minimum: 9),
            .init(title: "", minimum: 12),
        ])
        for view in reply.contributions {
            table.rows.append([
                .init(view.contribution.wire), .init(Safe.text(view.donor.map(Wording.party) ?? "not recorded")),
                .init(view.cancelled == nil ? view.stage ?? "" : "cancelled", view.cancelled == nil ? nil : .yellow),
                .init(view.pledged.map { Wording.money($0.amount) } ?? (view.goods == nil ? "none" : "unknown")),
                .init(view.committed.map { Wording.money($0.amount) } ?? ""),
                .init(view.payments.isEmpty ? "" : Wording.money(view.paid)), .init(Safe.text(notes(of: view)), .dim),
            ])
        }
        return table.rows.isEmpty ? [] : table.lines(on: surface)
    }

    private func notes(of view: ContributionView) -> String {
        var notes: [String] = []
        if let goods = view.goods { notes.append("\(goods.goods.wire) (\(goods.stage.wire))") }
        if let parent = view.parent { notes.append("passed on from \(parent.wire)") }
        if let boundary = view.boundary, boundary != .known(.incoming) { notes.append(boundary.wire) }
        if let lost = view.writtenDown { notes.append("\(Wording.money(lost)) written down") }
        if let reason = view.cancelled { notes.append("cancelled: \(reason.wire)") }
        if let late = view.schedule?.overdue, late.minor > 0 { notes.append("\(Wording.money(late)) overdue") }
        if let earmark = view.earmarkedFor {
            let names = [earmark.task?.wire, earmark.area?.wire, earmark.budgetLine?.wire, earmark.nation?.name]
            notes.append("for " + names.compactMap { $0 }.joined(separator: ", "))
        } else if let earmark = view.earmark {
            notes.append("for \(earmark.wire)")
        }
        if let words = view.conditions { notes.append("condition: \(words.wire)") }
        if !view.notEvidenced.isEmpty { notes.append("not evidenced: " + view.notEvidenced.joined(separator: ", ")) }
        return notes.joined(separator: "; ")
    }

    private var schedules: [String] {
        var table = TextTable(columns: [
            .init(title: "contribution", minimum: 10), .init(title: "instalment", minimum: 8),
            .init(title: "due", minimum: 7), .init(title: "planned", isFigure: true, minimum: 9),
            .init(title: "paid", isFigure: true, minimum: 9), .init(title: "", minimum: 7),
        ])
        for view in reply.contributions {
            for part in view.schedule?.instalments ?? [] {
                table.rows.append([
                    .init(view.contribution.wire), .init(part.instalment.wire), .init(part.due.wire),
                    .init(Wording.money(part.amount)), .init(Wording.money(part.paid)),
                    part.overdue ? .init("overdue", .yellow) : "",
                ])
            }
        }
        return table.rows.isEmpty ? [] : table.lines(on: surface)
    }

    private var currencies: [String] {
        var table = TextTable(columns: [
            .init(title: ""), .init(title: "pledged", isFigure: true, minimum: 9),
            .init(title: "committed", isFigure: true, minimum: 9), .init(title: "paid", isFigure: true, minimum: 9),
        ])
        for total in reply.currencies {
            table.rows.append([
                .init(total.currency.wire), .init(MoneyText.figure(total.pledged)),
                .init(MoneyText.figure(total.committed)), .init(MoneyText.figure(total.paid)),
            ])
        }
        return table.rows.isEmpty ? [] : table.lines(on: surface)
    }
}
