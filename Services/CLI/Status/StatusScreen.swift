import MessageSchema

/// The picture of an operation as lines of text that fit a width; what is unknown is said to be.
struct StatusScreen: Sendable {
    /// What is shown.
    let picture: PictureReply
    /// What it is laid out for.
    let surface: Surface
    /// What the processes say is wrong with them, a line each.
    var complaints: [String] = []

    /// The whole screen.
    var lines: [String] {
        var lines = head
        for (title, part) in [
            ("Alerts", alerts), ("Strength", strength), ("Nations", nations), ("Targets", targets), ("Money", money),
            ("Posts", posts),
            ("Mandate", mandate), ("Contradictions", contradictions), ("Newest", newest),
        ] where !part.isEmpty {
            lines += ["", Style.bold(title, on: surface)] + part
        }
        return lines.map(Self.trimmed)
    }

    /// The operations to choose from.
    static func operations(_ reply: OperationsReply, on surface: Surface) -> [String] {
        guard !reply.operations.isEmpty else {
            return [
                "There is no operation yet. Establish one:",
                "  muster send establish-operation --operation ID title=… currency=USD",
                "or load the case: muster load deploy/scenarios/isf-gaza.jsonl",
            ]
        }
        var table = TextTable(columns: [
            .init(title: "operation", minimum: 12), .init(title: "title"), .init(title: "since"),
            .init(title: "accepted by"),
        ])
        for operation in reply.operations {
            table.rows.append([
                .init(operation.operation.wire, .bold), .init(Safe.text(operation.title?.wire ?? "not known yet")),
                .init(operation.establishedOn?.wire ?? "unknown"),
                .init(operation.acceptedBy.map(\.wire).joined(separator: ", ")),
            ])
        }
        return table.lines(on: surface) + ["", "muster status OPERATION shows one of them"]
    }

    private static func trimmed(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }

    private var head: [String] {
        let about = picture.about
        let title = Safe.text(about.title?.wire ?? "not named yet")
        var moment = "as of \(about.asOf.wire)"
        if let known = about.knownAt { moment += ", as known at \(known.wire)" }
        if let recorded = about.recordedBy { moment += ", as recorded by \(recorded.wire)" }
        var lines = [
            Style.bold(title, on: surface) + "  \(about.operation?.wire ?? "")  " + Style.dim(moment, on: surface)
        ]
        let late = about.services.sorted { $0.key < $1.key }.filter { !$0.value.live || $0.value.parked > 0 }
        for (name, age) in late {
            let heard = age.heardSecondsAgo.map { "last heard \(Int($0)) s ago" } ?? "not heard of yet"
            let parked = age.parked > 0 ? "; \(age.parked) events wait, see `muster health gateway`" : ""
            let text = "\(name) is away or behind: its part is as of event \(age.position), \(heard)\(parked)"
            lines.append(Style.yellow(Columns.cut(text, to: surface.width), on: surface))
        }
        lines += complaints.map { Style.yellow(Columns.cut(Safe.text($0), to: surface.width), on: surface) }
        return lines
    }

    private var alerts: [String] { AlertLines.summary(picture.alerts, on: surface) }

    // MARK: Strength and nations

    private var strength: [String] {
        let part = picture.strength
        var table = TextTable(columns: [
            .init(title: "", minimum: 12), .init(title: "low", isFigure: true, minimum: 5),
            .init(title: "best", isFigure: true, minimum: 5), .init(title: "high", isFigure: true, minimum: 5),
            .init(title: "lines", isFigure: true, minimum: 5),
            .init(title: "of unknown size", isFigure: true, minimum: 5),
        ])
        table.rows.append(row("nominal", part.nominal, .bold))
        // Where every line is untouched there is nothing to say of it.
        if part.available.contains(where: { $0.availability != .known(.untouched) }) {
            for figure in part.available {
                let style: Style? = figure.availability == .known(.untouched) ? nil : .yellow
                table.rows.append(row("  of it " + Wording.words(figure.availability.wire), figure.strength, style))
            }
        }
        for stage in part.stages where stage.lines > 0 {
            let style: Style? = stage.stage == .known(.onHold) ? .yellow : nil
            table.rows.append(row("  " + Wording.words(stage.stage?.wire ?? "other"), stage, style))
        }
        if !part.stages.contains(where: { $0.stage == .known(.inTheatre) && $0.lines > 0 }) {
            table.rows.append(row("  in theatre", part.inTheatre, nil))
        }
        return table.lines(on: surface)
    }

    private func row(_ name: String, _ figure: StrengthFigure, _ style: Style?) -> [TextTable.Cell] {
        let known = figure.lines - figure.unknown
        // A sum over nothing but unknowns is unknown, not zero.
        func cell(_ value: Int, isOpen: Bool) -> TextTable.Cell {
            figure.lines > 0 && known == 0
                ? .init("unknown", .dim) : .init(Wording.number(value) + (isOpen ? "+" : ""), style)
        }
        let isOpen = figure.unknown > 0
        return [
            .init(name, style), cell(figure.low, isOpen: isOpen), cell(figure.best, isOpen: isOpen),
            cell(figure.high, isOpen: isOpen), .init(Wording.number(figure.lines)),
            .init(figure.unknown > 0 ? Wording.number(figure.unknown) : "", .yellow),
        ]
    }

    private var nations: [String] {
        let part = picture.nations
        var table = TextTable(columns: [
            .init(title: "", minimum: 10), .init(title: "named", isFigure: true, minimum: 5),
            .init(title: "reported", minimum: 8), .init(title: "", minimum: 20),
        ])
        for (name, figure) in [
            ("asked", part.asked), ("interested", part.interested), ("in talks", part.inTalks),
            ("committed", part.committed), ("declined", part.declined),
        ] where figure.count > 0 || figure.reported != nil {
            table.rows.append([
                .init(name), .init(Wording.number(figure.count)), .init(reported(figure.reported)),
                .init(Wording.list(figure.nations.map(\.name), atMost: 6), .dim),
            ])
        }
        return table.rows.isEmpty ? ["  nobody has been asked"] : table.lines(on: surface)
    }

    /// What the sources say: the value that holds, and the spread of the others.
    private func reported(_ figure: ReportedFigure?) -> String {
        guard let figure, !figure.claims.isEmpty else { return "" }
        let best = figure.best.map { Wording.number($0) }
        let isSpread = figure.low != figure.high || figure.claims.count > 1
        guard let low = figure.low, let high = figure.high, isSpread, low != high else {
            return best ?? figure.low.map { "at least \(Wording.number($0))" } ?? "in words only"
        }
        return "\(best ?? "?") (\(Wording.number(low))–\(Wording.number(high)))"
    }

    // MARK: Targets and money

    private var targets: [String] {
        var table = TextTable(columns: [
            .init(title: "", minimum: 12), .init(title: "by", minimum: 7), .init(title: "strength", minimum: 8),
            .init(title: "missing nominal", minimum: 7), .init(title: "missing in theatre", minimum: 7),
        ])
        for milestone in picture.milestones {
            table.rows.append([
                .init(Safe.text(milestone.title?.wire ?? milestone.milestone.wire)),
                .init(milestone.by?.wire ?? "open"),
                .init("\(Wording.quantity(milestone.strength)) \(milestone.personnel.wire)"),
                missing(milestone.missingNominal), missing(milestone.missingInTheatre),
            ])
        }
        for estimate in picture.estimates {
            let who = estimate.nation.map { "\($0.name): " } ?? ""
            table.rows.append([
                .init(Safe.text("\(who)\(Wording.words(estimate.kind.wire)), \(estimate.statedBy.wire)"), .dim),
                .init(estimate.by?.wire ?? "open"),
                .init(Safe.text(estimate.strength.map(Wording.quantity) ?? estimate.wording?.wire ?? "unknown")),
            ])
        }
        return table.rows.isEmpty ? [] : table.lines(on: surface)
    }

    private func missing(_ gap: StrengthGap) -> TextTable.Cell {
        guard let figures = gap.missing.figures else { return .init("unknown", .yellow) }
        guard figures.headline > 0 else { return .init("reached", .green) }
        return .init("\(Wording.number(figures.headline))\(gap.unknown > 0 ? " less \(gap.unknown) unknown" : "")")
    }

    private var money: [String] {
        let part = picture.money
        var table = TextTable(columns: [
            .init(title: "", minimum: 10), .init(title: "on record", isFigure: true, minimum: 12),
            .init(title: "records", isFigure: true, minimum: 7), .init(title: "as sources say", minimum: 20),
        ])
        for (name, figure, kind) in [
            ("pledged", part.pledged, Figure.contributionsPledged),
            ("committed", part.committed, .contributionsCommitted),
            ("paid in", part.paid, .contributionsPaid), ("needed", nil, .fundingNeed),
        ] {
            let claims = part.claims.filter { $0.figure == .known(kind) }
            guard figure != nil || !claims.isEmpty else { continue }
            let isUnrecorded = figure.map { $0.count == 0 } ?? true
            table.rows.append([
                .init(name),
                isUnrecorded
                    ? .init("none", .dim) : .init(figure.map { Wording.amount($0.amount, $0.currency.wire) } ?? ""),
                .init(figure.map { Wording.number($0.count) } ?? ""),
                .init(Safe.text(Wording.list(claims.map(claimed), atMost: 3))),
            ])
        }
        return table.rows.isEmpty ? [] : table.lines(on: surface)
    }

    private func claimed(_ claim: ClaimView) -> String {
        let figure =
            claim.amount.map(Wording.money) ?? claim.count.map(Wording.quantity) ?? claim.wording?.wire ?? "unknown"
        let grade = claim.entry.grade.map { " \($0.wire)" } ?? ""
        return figure + (claim.party.map { " by \(Wording.party($0))" } ?? "") + grade
    }
}
