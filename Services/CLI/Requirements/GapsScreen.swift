import MessageSchema

/// The gap list as lines of text that fit a width.
struct GapsScreen: Sendable {
    /// What is shown.
    let reply: RequirementsReply
    /// What it is laid out for.
    let surface: Surface

    /// The whole screen.
    var lines: [String] {
        var lines = [SlotWords.head("Requirements", reply.about, on: surface)]
        guard !reply.slots.isEmpty else {
            return lines + [
                "  no slot is defined; define one:",
                "    muster send define-requirement requirement=rafah-inf capability=\"Infantry brigade\" personnel=troops "
                    + "headcount=3500 area=rafah neededBy=2026-06",
            ] + offers
        }
        lines += [""] + table + [""] + totals
        return lines + offers
    }

    private var table: [String] {
        var table = TextTable(columns: [
            .init(title: "slot", minimum: 8), .init(title: "capability", minimum: 8), .init(title: "by", minimum: 7),
            .init(title: "prio", isFigure: true, minimum: 4), .init(title: "required", isFigure: true, minimum: 7),
            .init(title: "matched", isFigure: true, minimum: 7), .init(title: "firm", isFigure: true, minimum: 5),
            .init(title: "there", isFigure: true, minimum: 5), .init(title: "open", isFigure: true, minimum: 7),
        ])
        for slot in reply.slots {
            let isOpen = slot.state == "open"
            let style: Style? = isOpen ? nil : .dim
            table.rows.append([
                .init(slot.requirement.wire, style ?? .bold), .init(Safe.text(slot.capability.wire), style),
                .init(slot.neededBy?.wire ?? "", style), .init(slot.priority.map(String.init) ?? "", style),
                .init(SlotWords.quantity(slot.headcount), style), SlotWords.figure(slot.matched),
                SlotWords.figure(slot.nominal), SlotWords.figure(slot.inTheatre), open(slot),
            ])
        }
        let lines = table.lines(on: surface)
        // What there is to say of a slot stands below its row, where it is not cut off.
        return lines.prefix(1)
            + zip(lines.dropFirst(), reply.slots).flatMap { line, slot in
                let notes = notes(on: slot)
                return notes.isEmpty
                    ? [line]
                    : [line]
                        + Columns.wrap(Safe.text(notes), to: surface.width - 6).map {
                            "      " + Style.dim($0, on: surface)
                        }
            }
    }

    private func open(_ slot: RequirementView) -> TextTable.Cell {
        guard slot.state == "open" else { return .init("", .dim) }
        guard let figures = slot.gap.open.figures else { return .init("unknown", .yellow) }
        return figures.headline > 0
            ? .init(Wording.number(figures.headline), .yellow) : .init("none", .green)
    }

    private func notes(on slot: RequirementView) -> String {
        var notes: [String] = []
        if slot.state == "cancelled" { notes.append("cancelled") }
        if slot.state == "notSupported" { notes.append("weak report only") }
        if let accepted = slot.gap.accepted, accepted > 0 {
            notes.append("\(Wording.number(accepted)) accepted as a risk")
        }
        if slot.risk != nil, slot.gap.accepted == nil { notes.append("gap accepted as a risk") }
        if slot.gap.excess > 0 { notes.append("\(Wording.number(slot.gap.excess)) too many") }
        if let units = slot.units { notes.append("\(units.matched) of \(units.required) units") }
        let capped = slot.matches.filter(\.capped).count
        if capped > 0 { notes.append("\(capped) capped") }
        let idle = slot.matches.filter { $0.notCounting != nil }.count
        if idle > 0, slot.state == "open" { notes.append("\(idle) not counting") }
        if let until = slot.until, slot.state == "open", until.lastDay < reply.about.asOf {
            notes.append("needed until \(until.wire)")
        }
        if slot.area.map({ !$0.known }) ?? false { notes.append("area unknown to mandate") }
        let unknownTasks = slot.tasks?.filter { !$0.known }.count ?? 0
        if unknownTasks > 0 { notes.append("\(unknownTasks) tasks unknown to mandate") }
        return notes.joined(separator: ", ")
    }

    private var totals: [String] {
        let totals = reply.totals
        let empty = totals.empty.isEmpty ? "" : ", \(totals.empty.count) without any offer"
        let over = totals.overSubscribed.isEmpty ? "" : ", \(totals.overSubscribed.count) over-subscribed"
        let accepted = totals.gap.accepted.map { ", \(Wording.number($0)) accepted as a risk" } ?? ""
        let unknown = totals.gap.unknown > 0 ? ", \(totals.gap.unknown) slots of unknown size left out" : ""
        return [
            "  \(totals.slots) open slots: \(totals.filled) filled\(empty)\(over)",
            "  required \(SlotWords.figure(totals.required).text), matched \(SlotWords.figure(totals.matched).text), missing "
                + "\(SlotWords.quantity(totals.gap.missing))\(accepted)\(unknown)",
        ]
    }

    private var offers: [String] {
        let part = reply.unmatched
        guard !part.lines.isEmpty else { return ["", "  no offer is without a slot"] }
        var table = TextTable(columns: [
            .init(title: "pledge", minimum: 8), .init(title: "line", minimum: 6), .init(title: "nation", minimum: 8),
            .init(title: "capability", minimum: 10), .init(title: "stage", minimum: 8),
            .init(title: "without slot", isFigure: true, minimum: 7),
        ])
        for line in part.lines {
            table.rows.append([
                .init(line.pledge.wire), .init(line.line.wire), .init(line.name),
                .init(Safe.text(line.capability.wire)), .init(Wording.words(line.stage.wire)),
                .init(SlotWords.quantity(line.free)),
            ])
        }
        let title = "Offers without a slot: \(SlotWords.figure(part.figure).text) people in \(part.figure.lines) lines"
        return ["", Style.bold(title, on: surface)] + table.lines(on: surface)
    }
}
