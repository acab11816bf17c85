import ArgumentParser
import MessageSchema

/// `muster stands`: show who stands how on each task and option, with their caveats.
struct StandsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stands", abstract: "Show who stands how on each task and option, with their caveats.",
        discussion: """
            A row for each party: + supports, ~ conditional, - refuses, . silent; in brackets what a caveat says of the task.

            Example:
              muster stands --as-of 2026-03-01
            """)

    @OptionGroup var question: QuestionOptions

    func run() async throws {
        try await question.ask(.stands, as: StandsReply.self) { Self.lines($0, on: $1) }
    }

    /// The matrix, and below it what the parties said.
    static func lines(_ reply: StandsReply, on surface: Surface) -> [String] {
        guard !reply.rows.isEmpty else { return ["no stand and no caveat is known"] }
        let columns = reply.tasks + reply.options.filter { !reply.tasks.contains($0) }
        var table = TextTable(
            columns: [.init(title: "", minimum: 8)] + columns.indices.map { .init(title: "\($0 + 1)", minimum: 3) })
        table.rows = reply.rows.map { row in
            [TextTable.Cell(Wording.party(row.party))]
                + columns.map { column in
                    let stand = row.stands.first { $0.task == column || $0.option == column }
                    let caveats = row.caveats.filter { $0.task == column }
                    let mark = stand.map { Self.mark($0.position) } ?? ""
                    let limit = caveats.contains(where: \.refuses) ? "[-]" : caveats.isEmpty ? "" : "[≤]"
                    let style: Style? = limit == "[-]" || mark == "-" ? .red : mark == "+" ? .green : nil
                    return TextTable.Cell(mark + limit, style)
                }
        }
        var lines = table.lines(on: surface)
        lines += columns.enumerated().map { "  \($0 + 1)  \($1.wire)" }
        for row in reply.rows {
            for stand in row.stands {
                guard let wording = stand.wording else { continue }
                lines.append("  \(Wording.party(row.party)): \"\(Safe.text(wording.wire))\"")
            }
            for caveat in Set(row.caveats.map { "`\($0.caveat.wire)`: \"\(Safe.text($0.wording.wire))\"" }).sorted() {
                lines.append("  \(Wording.party(row.party)), caveat \(caveat)")
            }
            for caveat in row.otherCaveats {
                lines.append(
                    "  \(Wording.party(row.party)), caveat `\(caveat.caveat.wire)`: \"\(Safe.text(caveat.wording.wire))\""
                )
            }
        }
        return lines
    }

    private static func mark(_ position: Coded<StandPosition>) -> String {
        switch position.term {
        case .supports: "+"
        case .conditional: "~"
        case .refuses: "-"
        case .silent: "."
        case nil: "?"
        }
    }
}
