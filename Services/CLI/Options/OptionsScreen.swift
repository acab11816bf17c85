import MessageSchema

/// Options side by side as lines of text that fit a width: the tasks, the groups with their strength, then who falls where
/// and why, who stands for and against, and what changes from the first to the others.
struct OptionsScreen: Sendable {
    /// What is shown.
    let reply: OptionsReply
    /// What it is laid out for.
    let surface: Surface

    /// How many entries of a list are shown before the rest is counted.
    private static let shown = 20

    /// What to say where there is no option.
    static let none = [
        "No option is defined by then. Define one:", "  muster send define-option option=… title=… assigned=…",
    ]

    /// The whole screen.
    var lines: [String] {
        guard !reply.options.isEmpty else { return head + [""] + Self.none }
        var lines = head + tables
        for column in columns { lines += section("Under \(column.name)", why(column.outcome)) }
        for option in reply.options { lines += section("Stands on `\(option.option.wire)`", stands(option)) }
        for difference in reply.differences {
            lines += section(
                "From `\(difference.from.wire)` to `\(difference.to.wire)`", change(difference))
        }
        return lines + section("Stands against their own caveats", reply.conflicts.flatMap { item($0.statement, .red) })
    }

    /// What it is about, and whether it is only a what-if.
    var head: [String] {
        let about = reply.about
        let title = Safe.text(about.title?.wire ?? "not named yet")
        var moment = "as of \(about.asOf.wire)"
        if let known = about.knownAt { moment += ", as known at \(known.wire)" }
        if let recorded = about.recordedBy { moment += ", as recorded by \(recorded.wire)" }
        var lines = [
            Style.bold(title, on: surface) + "  \(about.operation?.wire ?? "")  " + Style.dim(moment, on: surface)
        ]
        for (name, age) in about.services.sorted(by: { $0.key < $1.key }) where !age.live || age.parked > 0 {
            guard name == ServiceName.mandate.rawValue || name == ServiceName.pledges.rawValue else { continue }
            let text = "\(name) is away or behind: its part is as of event \(age.position)"
            lines.append(Style.yellow(Columns.cut(text, to: surface.width), on: surface))
        }
        if let hypothesis = reply.hypothesis {
            lines += Columns.wrap("W\(Safe.text(hypothesis.statement).dropFirst())", to: surface.width)
                .map { Style.yellow($0, on: surface) }
        }
        return lines
    }

    // MARK: Side by side

    /// What stands beside each other: the options asked for, and the assignment in force where none of them is the same.
    private struct Column {
        let outcome: OptionOutcome
        let title: String
        let name: String
    }

    private var columns: [Column] {
        let options = reply.options.map { option in
            Column(
                outcome: option,
                title: option.option.wire + (option.inForce && !option.differsFromForce ? " (in force)" : ""),
                name: "`\(option.option.wire)`")
        }
        let isShown = reply.options.contains { $0.inForce && !$0.differsFromForce }
        guard let inForce = reply.inForce, !isShown else { return options }
        return options + [
            Column(
                outcome: inForce, title: "in force (\(inForce.option.wire))",
                name: "the assignment in force, `\(inForce.option.wire)`")
        ]
    }

    /// As many options beside each other as fit, then the next ones below.
    private var tables: [String] {
        let fitting = max(1, (surface.width - 22) / 24)
        return stride(from: 0, to: columns.count, by: fitting).flatMap { start in
            [""] + table(Array(columns[start..<min(start + fitting, columns.count)])).lines(on: surface)
        }
    }

    private func table(_ columns: [Column]) -> TextTable {
        let options = columns.map(\.outcome)
        var table = TextTable(
            columns: [.init(title: "", minimum: 14)]
                + columns.map { .init(title: $0.title, minimum: 10) })
        for task in Set(options.flatMap { $0.tasks.map(\.task) }).sorted() {
            table.rows.append([.init(task.wire, .dim)] + options.map { ceiling(of: task, in: $0) })
        }
        table.rows.append(
            [.init("command", .dim)]
                + options.map { option in
                    .init(option.authority?.wire ?? "not said", option.authority == nil ? .dim : nil)
                })
        for precondition in Set(options.flatMap { $0.assumes.map(\.precondition) }).sorted() {
            table.rows.append(
                [.init("assumes \(precondition.wire)", .dim)] + options.map { assumption(precondition, in: $0) })
        }
        for availability in Availability.allCases {
            let style = Self.style(availability)
            table.rows.append(
                [.init(availability.rawValue, .bold)]
                    + options.map {
                        cell(StrengthText([group(availability, of: $0)].compactMap { $0?.strength }), style)
                    })
            for (name, part) in [
                ("nominal", \SurvivalGroupView.nominal), ("in theatre", \.inTheatre), ("on hold", \.onHold),
            ] {
                let figures = options.map { group(availability, of: $0)?[keyPath: part] }
                guard figures.contains(where: { ($0?.lines ?? 0) > 0 }) else { continue }
                table.rows.append(
                    [.init("  \(name)")] + figures.map { cell(StrengthText([$0].compactMap { $0 }), nil) })
            }
        }
        return table
    }

    private func ceiling(of task: EntityID, in option: OptionOutcome) -> TextTable.Cell {
        guard let assigned = option.tasks.first(where: { $0.task == task }) else { return .init("–", .dim) }
        let words = Wording.words(assigned.ceiling.wire)
        guard option.beyondAuthorisation.contains(task) else { return .init(words) }
        let allowed = assigned.authorisedCeiling.map { "authorised: \(Wording.words($0.wire))" } ?? "not authorised"
        return .init("\(words) (\(allowed))", .red)
    }

    private func assumption(_ precondition: EntityID, in option: OptionOutcome) -> TextTable.Cell {
        guard let assumed = option.assumes.first(where: { $0.precondition == precondition }) else {
            return .init("–", .dim)
        }
        let style: Style? =
            switch assumed.status.term {
            case .met: .green
            case .unmet: .red
            case .unknown, nil: .yellow
            }
        return .init(assumed.status.wire + (assumed.hypothetical ? " (assumed)" : ""), style)
    }

    private func group(_ availability: Availability, of option: OptionOutcome) -> SurvivalGroupView? {
        option.groups.first { $0.availability == .known(availability) }
    }

    private func cell(_ strength: StrengthText, _ style: Style?) -> TextTable.Cell {
        .init(strength.text, strength.text == StrengthText.none ? .dim : style)
    }

    private static func style(_ availability: Availability) -> Style? {
        switch availability {
        case .untouched: .green
        case .restricted: nil
        case .undetermined: .yellow
        case .suspended, .withdrawn: .red
        }
    }

    // MARK: In sentences

    private func why(_ option: OptionOutcome) -> [String] {
        var lines: [String] = []
        if option.differsFromForce {
            lines += item("it is in force with another content than it is defined with", .yellow)
        }
        for availability in Availability.allCases.reversed() where availability != .untouched {
            lines += listed(explained(group(availability, of: option)?.lines ?? [])) {
                item($0, Self.style(availability))
            }
        }
        let idle = option.broken.filter { $0.lines == 0 }
        lines += listed(idle) { finding in
            item(
                "\(Self.holder(of: finding)): \(finding.availability.wire): \(finding.clauses.joined(separator: "; and "))"
            )
        }
        if let untouched = group(.untouched, of: option), untouched.strength.lines > 0 {
            lines += item("untouched: " + Wording.list(untouched.nations.map(\.name), atMost: Self.shown), .green)
        }
        return lines.isEmpty ? ["  nothing is offered"] : lines
    }

    /// Lines of one nation with the same reasons are one sentence.
    private func explained(_ lines: [SurvivingLine]) -> [String] {
        var texts: [(nation: NationCode, statement: String, names: [String])] = []
        for line in lines {
            let name =
                "\(line.pledge.wire) \(line.line.wire), \(Wording.quantity(line.headcount))"
                + (line.stage == .known(.onHold) ? ", on hold" : "")
            let statement = line.statement ?? ""
            if let last = texts.indices.last, texts[last].nation == line.nation, texts[last].statement == statement {
                texts[last].names.append(name)
            } else {
                texts.append((line.nation, statement, [name]))
            }
        }
        return texts.map { "\($0.nation.name) (\(Wording.list($0.names, atMost: 4))): \($0.statement)" }
    }

    private static func holder(of finding: RuleFindingView) -> String {
        if finding.nation != nil { return "\(finding.holder), which offers nothing yet" }
        return finding.kind == .known(.caveat)
            ? "\(finding.holder), not named" : "\(finding.holder), which binds nobody who offers anything"
    }

    private func stands(_ option: OptionOutcome) -> [String] {
        let parts: [(String, [StandView], Style?)] = [
            ("against", option.stands.refusing, .red), ("under conditions", option.stands.conditional, .yellow),
            ("for", option.stands.supporting, .green), ("said nothing", option.stands.other, .dim),
        ]
        return parts.flatMap { name, stands, style in listed(stands) { item("\(name): \(text(of: $0))", style) } }
    }

    private func text(of stand: StandView) -> String {
        let on = stand.task.map { " on task `\($0.wire)`" } ?? ""
        let words = stand.wording.map { ": \"\($0.wire)\"" } ?? ""
        let sources = (stand.entry.sources ?? []).map { "\($0.publisher.wire) \($0.grade.wire)" }
        return Wording.party(stand.party) + on + words
            + (sources.isEmpty ? "" : " [\(sources.joined(separator: ", "))]")
    }

    private func change(_ difference: OptionDifference) -> [String] {
        var lines: [String] = []
        for (name, figure, style) in [("lost", difference.lost, Style.red), ("won", difference.won, .green)] {
            lines += item("\(name): \(StrengthText([figure]).text)", figure.lines > 0 ? style : nil)
        }
        lines += listed(difference.moves) { move in
            item(
                "\(move.name) (\(move.pledge.wire) \(move.line.wire), \(Wording.quantity(move.headcount))): "
                    + "\(move.from.wire) → \(move.to.wire): \(move.clauses.joined(separator: "; and "))")
        }
        let idle = difference.newlyBroken.filter { $0.lines == 0 }
        lines += listed(idle) { item("\(Self.holder(of: $0)): \($0.clauses.joined(separator: "; and "))") }
        return lines
    }

    // MARK: Laying out

    private func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", Style.bold(title, on: surface)] + lines
    }

    private func listed<Element>(_ elements: [Element], _ lines: (Element) -> [String]) -> [String] {
        let rest = elements.count - Self.shown
        return elements.prefix(Self.shown).flatMap(lines)
            + (rest > 0 ? ["  and \(Wording.number(rest)) more; --json has them all"] : [])
    }

    /// A text over as many lines as it takes, the first one marked; what is before its first colon stands out.
    private func item(_ text: String, _ style: Style? = nil) -> [String] {
        let wrapped = Columns.wrap(Safe.text(text), to: surface.width - 4)
        return wrapped.enumerated().map { index, line in
            (index == 0 ? "  " + (style?("•", on: surface) ?? "•") + " " : "    ")
                + Columns.cut(line, to: surface.width - 4)
        }
    }
}
