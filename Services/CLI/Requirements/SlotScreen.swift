import MessageSchema

/// One slot as lines of text: what it asks for, its matches, and who replaced whom.
struct SlotScreen: Sendable {
    /// What is shown.
    let slot: RequirementView
    /// What it is laid out for.
    let surface: Surface

    /// The whole screen.
    var lines: [String] {
        let code = slot.capabilityCode.map { " (\($0.wire))" } ?? ""
        var lines = [
            Style.bold(slot.requirement.wire, on: surface) + "  \(Safe.text(slot.capability.wire))\(code)",
            "  required \(SlotWords.quantity(slot.headcount)) \(slot.personnel.wire), matched "
                + "\(SlotWords.figure(slot.matched).text), firm \(SlotWords.figure(slot.nominal).text), in theatre "
                + "\(SlotWords.figure(slot.inTheatre).text), open \(SlotWords.quantity(slot.gap.open))",
        ]
        let terms = [slot.area].compactMap { $0 } + (slot.tasks ?? [])
        for term in terms { lines.append("  \(named(term))") }
        if let risk = slot.risk {
            lines.append(
                "  gap accepted as a risk by \(Safe.text(risk.acceptedBy.wire))"
                    + (risk.until.map { " until \($0.wire)" } ?? "") + ": \(Safe.text(risk.reason.wire))")
        }
        lines += ["", Style.bold("Matches", on: surface)]
        lines += slot.matches.isEmpty ? ["  none"] : slot.matches.flatMap(match)
        guard !slot.history.isEmpty else { return lines }
        return lines + ["", Style.bold("History", on: surface)] + slot.history.map(entry)
    }

    private func named(_ term: MandateTerm) -> String {
        "\(term.id.wire)" + (term.title.map { "  \(Safe.text($0.wire))" } ?? "")
            + (term.known ? "" : Style.yellow("  unknown to mandate", on: surface))
    }

    private func match(_ match: SlotMatchView) -> [String] {
        let size = match.headcount.map { Wording.number($0) } ?? "whole line"
        let counts =
            match.counts.map { "counts \(SlotWords.quantity($0))" } ?? "counts nothing: \(match.notCounting ?? "")"
        let capped = match.capped ? ", capped by the size of the line" : ""
        let stage = match.stage.map { Wording.words($0.wire) } ?? "not there"
        return [
            "  \(match.pledge.wire)/\(match.line.wire)  \(match.name), \(Safe.text(match.capability.wire)), \(stage): \(size), "
                + counts + capped
        ] + match.reservations.map { "    " + SlotWords.reason($0, on: surface) }
    }

    private func entry(_ entry: SlotHistoryEntry) -> String {
        let line = "\(entry.line.pledge.wire)/\(entry.line.line.wire)"
        let what: String
        if let other = entry.replacedBy {
            what =
                "replaced by \(other.pledge.wire)/\(other.line.wire), \(entry.headcount.map { Wording.number($0) } ?? "all") left"
        } else if entry.headcount == 0 {
            what = "ended"
        } else {
            what =
                "\(entry.headcount.map { Wording.number($0) } ?? "whole line") matched"
                + (entry.replaces.map { " in place of \($0.pledge.wire)/\($0.line.wire)" } ?? "")
        }
        let reason = entry.reason.map { ": \(Safe.text($0.wire))" } ?? ""
        let weak = entry.entry.movesValue ? "" : " (too weak to count)"
        return "  \(entry.entry.effective.wire)  \(line)  \(what)\(reason)\(weak)"
    }
}
