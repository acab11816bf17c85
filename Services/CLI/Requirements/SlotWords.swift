import MessageSchema

/// Figures of slots in words.
enum SlotWords {
    /// The first line of an answer: what, of which operation, of which moment.
    static func head(_ what: String, _ about: AnswerHeader, on surface: Surface) -> String {
        var moment = "as of \(about.asOf.wire)"
        if let known = about.knownAt { moment += ", as known at \(known.wire)" }
        if let recorded = about.recordedBy { moment += ", as recorded by \(recorded.wire)" }
        let title = Safe.text(about.title?.wire ?? "not named yet")
        let rest = "\(title)  \(about.operation?.wire ?? "")  \(moment)"
        return Style.bold(what, on: surface)
            + "  " + Style.dim(Columns.cut(rest, to: max(10, surface.width - Columns.count(what) - 2)), on: surface)
    }

    /// The headline of a quantity; unknown is said as such.
    static func quantity(_ quantity: Quantity) -> String {
        quantity.figures.map { Wording.number($0.headline) } ?? "unknown"
    }

    /// A sum over lines; one over nothing but unknowns is unknown, and what some leave out is marked.
    static func figure(_ figure: StrengthFigure) -> TextTable.Cell {
        if figure.lines > 0, figure.unknown == figure.lines { return .init("unknown", .yellow) }
        return .init(Wording.number(figure.best) + (figure.unknown > 0 ? "+" : ""))
    }

    /// What speaks for, against, or is open, with its mark.
    static func reason(_ reason: FitReasonView, on surface: Surface) -> String {
        let (mark, style): (String, Style) =
            switch reason.verdict {
            case .known(.speaksFor): ("+", .green)
            case .known(.speaksAgainst): ("-", .red)
            default: ("?", .yellow)
            }
        return style(mark, on: surface) + " \(Wording.words(reason.point.wire)): \(Safe.text(reason.text))"
    }
}
