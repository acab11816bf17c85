import ArgumentParser
import MessageSchema

/// `muster contradictions`: which sources contradict one another.
struct ContradictionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contradictions", abstract: "List what cannot all be so, with both sides and which one holds.",
        discussion: """
            Claims against claims, entries of one date by different publishers, claims against what is counted or \
            recorded, and ceilings below targets. The side that holds stands first, with the step of the rule by which it \
            does.

            Example:
              muster contradictions --known-at 2025-12-20
            """)

    @OptionGroup var question: QuestionOptions

    func run() async throws {
        try await question.ask(.contradictions, as: ContradictionsReply.self) { Self.lines($0, on: $1) }
    }

    /// A table with the sides of each contradiction in rows below each other.
    static func lines(_ reply: ContradictionsReply, on surface: Surface) -> [String] {
        guard !reply.contradictions.isEmpty else { return ["nothing that is known contradicts anything else"] }
        return reply.contradictions.flatMap { contradiction -> [String] in
            var table = TextTable(columns: [
                .init(title: ""), .init(title: "", minimum: 10), .init(title: "", minimum: 30), .init(title: ""),
                .init(title: ""),
            ])
            table.rows = contradiction.sides.map { side in
                [
                    TextTable.Cell(side.holds ? "holds" : "", .green), TextTable.Cell(side.subject.wire),
                    TextTable.Cell(Safe.text(side.says)), TextTable.Cell(side.entry.effective.wire),
                    TextTable.Cell(side.entry.grade?.wire ?? side.entry.basis.wire),
                ]
            }
            let title = Wording.words(contradiction.figure.wire) + (contradiction.of.map { " of \($0.wire)" } ?? "")
            let range = [
                contradiction.low.map { "low \(Wording.number($0))" },
                contradiction.high.map { "high \(Wording.number($0))" },
            ]
            .compactMap { $0 }.joined(separator: ", ")
            return [Style.bold(title, on: surface) + (range.isEmpty ? "" : "  \(range)")] + table.lines(on: surface)
                + ["  " + Safe.text(contradiction.because), ""]
        }.dropLast()
    }
}
