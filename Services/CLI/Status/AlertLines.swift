import MessageSchema

/// Alerts as lines of text that fit a width.
enum AlertLines {
    /// All of them, each with what it is about and the events that it rests on.
    static func list(_ reply: AlertsReply, on surface: Surface) -> [String] {
        var moment = "as of \(reply.about.asOf.wire)"
        if let known = reply.about.knownAt { moment += ", as known at \(known.wire)" }
        if let recorded = reply.about.recordedBy { moment += ", as recorded by \(recorded.wire)" }
        let head = Style.bold(count(reply.alerts.count), on: surface) + "  " + Style.dim(moment, on: surface)
        return [head]
            + reply.alerts.flatMap { alert -> [String] in
                let words = Columns.wrap(Safe.text(alert.statement), to: max(20, surface.width - 2))
                let about = alert.subjects.map(\.wire).joined(separator: ", ")
                let rests = alert.entries.map(\.wire).joined(separator: ", ")
                return ["", title(alert, on: surface) + "  " + Style.dim(Safe.text(about), on: surface)]
                    + words.map { "  \($0)" }
                    + Columns.wrap("rests on \(Safe.text(rests))", to: max(20, surface.width - 2)).map {
                        "  " + Style.dim($0, on: surface)
                    }
            }
    }

    /// How many there are and the gravest, for the picture's screen.
    static func summary(_ part: AlertsPart, on surface: Surface) -> [String] {
        guard let gravest = part.gravest else { return [] }
        let critical = part.critical == 0 ? "" : ", \(Wording.number(part.critical)) critical"
        let indent = String(repeating: " ", count: 4)
        let words = Columns.wrap(Safe.text(gravest.statement), to: max(20, surface.width - 4)).prefix(3)
        return [
            "  \(count(part.count))\(critical); the gravest is \(title(gravest, on: surface)):"
        ] + words.map { indent + $0 } + (part.count > 1 ? ["  `muster alerts` lists all of them"] : [])
    }

    private static func count(_ count: Int) -> String {
        count == 0 ? "no alerts" : count == 1 ? "1 alert" : "\(Wording.number(count)) alerts"
    }

    private static func title(_ alert: AlertView, on surface: Surface) -> String {
        let text = "\(Wording.words(alert.severity.wire)): \(Wording.words(alert.kind.wire))"
        switch alert.severity.term {
        case .critical: return Style.red(text, on: surface)
        case .warning: return Style.yellow(text, on: surface)
        case .notice, nil: return text
        }
    }
}
