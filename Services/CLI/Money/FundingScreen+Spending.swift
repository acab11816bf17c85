import MessageSchema

extension FundingScreen {
    /// The accounts, with what sources say that they hold.
    var accounts: [String] {
        var table = TextTable(columns: [
            .init(title: "", minimum: 10), .init(title: "paid in", isFigure: true, minimum: 9),
            .init(title: "allocated", isFigure: true, minimum: 9),
            .init(title: "disbursed", isFigure: true, minimum: 9), .init(title: "held", isFigure: true, minimum: 9),
            .init(title: "as sources say", minimum: 12),
        ])
        for view in reply.accounts {
            let claims = view.claims.map { claim in
                let what = claim.amount.map(Wording.money) ?? claim.wording?.wire ?? "unknown"
                return what + (claim.entry.grade.map { " \($0.wire)" } ?? "") + " \(claim.entry.effective.wire)"
            }
            let title = view.title.map { "\(view.account.wire): \($0.wire)" } ?? view.account.wire
            table.rows.append([
                .init(Safe.text(title + (view.open ? "" : " (closed)"))), .init(MoneyText.figure(view.paidIn)),
                .init(Wording.amount(view.allocated, view.currency.wire)),
                .init(Wording.amount(view.disbursed, view.currency.wire)),
                .init(Wording.amount(view.held, view.currency.wire), .bold),
                .init(Safe.text(claims.joined(separator: "; ")), .dim),
            ])
        }
        return table.rows.isEmpty ? [] : table.lines(on: surface)
    }

    /// The budget lines with what is set aside and spent.
    var budgetLines: [String] {
        var table = TextTable(columns: [
            .init(title: "", minimum: 10), .init(title: "costs", minimum: 8),
            .init(title: "amount", isFigure: true, minimum: 8),
            .init(title: "allocated", isFigure: true, minimum: 9),
            .init(title: "disbursed", isFigure: true, minimum: 9),
            .init(title: "remaining", isFigure: true, minimum: 9),
        ])
        for view in reply.budgetLines {
            let title = view.title.map { "\(view.budgetLine.wire): \($0.wire)" } ?? view.budgetLine.wire
            let kind = view.kind.map { Wording.words($0.wire) } ?? "unknown"
            let cost = view.kind == .known(.personnel) ? "by rates" : view.cost.map(Wording.money) ?? "unknown"
            table.rows.append([
                .init(Safe.text(title)), .init(kind + (view.from.map { " from \($0.wire)" } ?? "")), .init(cost),
                .init(Wording.amount(view.allocated, view.currency.wire)),
                .init(Wording.amount(view.disbursed, view.currency.wire)),
                .init(Wording.amount(view.remaining, view.currency.wire)),
            ])
        }
        return table.rows.isEmpty ? [] : table.lines(on: surface)
    }

    /// The rates in effect.
    var rates: [String] { MoneyText.rates(reply.rates, on: surface) }

    /// The conditions in force.
    var conditions: [String] { MoneyText.conditions(reply.conditions, on: surface) }

    /// What sources say of money; those that speak of an account stand there.
    var claims: [String] {
        var table = TextTable(columns: [
            .init(title: "claim", minimum: 10), .init(title: "on", minimum: 10),
            .init(title: "amount", isFigure: true, minimum: 8), .init(title: "grade"),
            .init(title: "words", minimum: 20),
        ])
        for claim in reply.money.claims where claim.of?.kind != "account" {
            table.rows.append([
                .init(claim.claim.wire),
                .init(
                    Safe.text(Wording.words(claim.figure.wire) + (claim.party.map { " of \(Wording.party($0))" } ?? ""))
                ),
                .init(claim.amount.map(Wording.money) ?? ""), .init(claim.entry.grade?.wire ?? ""),
                .init(Safe.text(claim.wording?.wire ?? ""), .dim),
            ])
        }
        return table.rows.isEmpty ? [] : table.lines(on: surface)
    }
}
