import MessageSchema

/// The options one below the other, with what survives each.
struct OptionsList: Sendable {
    /// What is shown.
    let reply: OptionsReply
    /// What it is laid out for.
    let surface: Surface

    /// The whole list.
    var lines: [String] {
        let head = OptionsScreen(reply: reply, surface: surface).head
        guard !reply.options.isEmpty else { return head + [""] + OptionsScreen.none }
        var table = TextTable(columns: [
            .init(title: "option", minimum: 8), .init(title: "", minimum: 8),
            .init(title: "tasks", isFigure: true, minimum: 5), .init(title: "usable", minimum: 9),
            .init(title: "undetermined", minimum: 9), .init(title: "falls away", minimum: 9),
        ])
        for option in reply.options {
            let name =
                option.option.wire
                + (option.inForce ? option.differsFromForce ? " (in force, changed since)" : " (in force)" : "")
            let beyond = option.beyondAuthorisation.count
            table.rows.append([
                .init(name, .bold), .init(Safe.text(option.title?.wire ?? "")),
                .init("\(option.tasks.count)", beyond > 0 ? .red : nil), sum(option, [.untouched, .restricted]),
                sum(option, [.undetermined], .yellow), sum(option, [.suspended, .withdrawn], .red),
            ])
        }
        let names = reply.options.prefix(2).map(\.option.wire).joined(separator: " ")
        return head + [""] + table.lines(on: surface) + [
            "", "muster options compare \(names) says who falls where and why",
        ]
    }

    private func sum(
        _ option: OptionOutcome, _ availabilities: [Availability], _ style: Style? = nil
    ) -> TextTable.Cell {
        let figures = option.groups.filter { group in availabilities.contains { group.availability == .known($0) } }
            .map(\.strength)
        let text = StrengthText(figures).short
        return .init(text, text == StrengthText.none ? .dim : style)
    }
}
