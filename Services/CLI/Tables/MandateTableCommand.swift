import ArgumentParser
import MessageSchema

/// `muster mandate`: show what the force may do: instruments, tasks, options, areas, rules and preconditions.
struct MandateTableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mandate",
        abstract: "Show what the force may do: instruments, tasks, options, areas, rules and preconditions.",
        discussion: """
            Each part is a list of its own for a spreadsheet.

            Example:
              muster mandate --as-of 2026-03-01
              muster mandate --csv --list tasks.authorised
            """)

    @OptionGroup var question: QuestionOptions

    func run() async throws {
        try await question.ask(.mandate, as: MandateReply.self) { Self.lines($0, on: $1) }
    }

    /// A paragraph for each part that there is.
    static func lines(_ reply: MandateReply, on surface: Surface) -> [String] {
        let areas = reply.areas.map { area in
            "\(area.area.wire)  \(Safe.text(area.title.wire)), \(Wording.words(area.kind.wire))"
                + (area.within.map { ", in \($0.wire)" } ?? "")
        }
        let options = reply.options.map { option in
            let tasks = Wording.list(option.assigned.map(\.task.wire), atMost: 12)
            let state = option.inForce ? "  (in force)" : ""
            let missing = (option.notMet ?? []).map(\.wire)
            return "\(option.option.wire)\(state)  \(Safe.text(option.title.wire)): \(tasks)"
                + (missing.isEmpty ? "" : "; not met: \(Wording.list(missing))")
        }
        let preconditions = reply.preconditions.map { "\($0.status.wire)  \(Safe.text($0.title.wire))" }
        let constraints = reply.constraints.map { rule in
            "\(rule.constraint.wire)  \(Safe.text(rule.title.wire)): \"\(Safe.text(rule.clause.wire))\""
        }
        let parts: [(String, [String])] = [
            ("Instruments", reply.authorisations.map(instrument)), ("Tasks", tasks(reply.tasks)), ("Options", options),
            ("Areas", areas), ("Rules", constraints), ("Preconditions", preconditions),
        ]
        let shown = parts.filter { !$0.1.isEmpty }
        guard !shown.isEmpty else { return ["nothing of the mandate is known"] }
        return Array(
            shown.map { title, lines in
                [Style.bold(title, on: surface)] + lines.map { "  " + Columns.cut($0, to: surface.width - 2) }
            }.joined(separator: [""]))
    }

    private static func instrument(_ view: AuthorisationView) -> String {
        let until = view.expiresOn.map { ", until \($0.wire)" } ?? ", open-ended"
        return
            "\(view.authorisation.wire)  \(Safe.text(view.instrument.wire)), \(Wording.words(view.state.wire)), adopted "
            + "\(view.adoptedOn.wire)\(until)"
    }

    private static func tasks(_ part: TasksPart) -> [String] {
        part.authorised.map { task in
            let ceiling = task.authorisedCeiling.map { ", at most \(Wording.words($0.wire))" } ?? ""
            return "\(task.task.wire)  \(Safe.text(task.title?.wire ?? task.wording?.wire ?? "")), "
                + "\(task.assigned ? "assigned" : "not assigned")\(ceiling)"
        } + part.beyondAuthorisation.map { "\($0.wire)  assigned and authorised by nothing" }
    }
}
