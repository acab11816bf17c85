import ArgumentParser
import MessageSchema

/// `muster sources`: list what the entries rest on: publishers, grades, and how many entries rest on each.
struct SourcesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract: "List what the entries rest on: publishers, grades, and how many entries rest on each.",
        discussion: """
            What may move a value is graded well enough; a side of a contradiction is counted whether it holds or not.

            Example:
              muster sources --as-of 2026-03-01
            """)

    @OptionGroup var question: QuestionOptions

    func run() async throws {
        try await question.ask(.sources, as: SourcesReply.self) { Self.lines($0, on: $1) }
    }

    /// A row for each source.
    static func lines(_ reply: SourcesReply, on surface: Surface) -> [String] {
        guard !reply.sources.isEmpty else { return ["no entry names a source"] }
        var table = TextTable(columns: [
            .init(title: "publisher", minimum: 12), .init(title: "published"), .init(title: "grade"),
            .init(title: "entries", isFigure: true), .init(title: "moving", isFigure: true),
            .init(title: "contradicted", isFigure: true), .init(title: "title", minimum: 12),
        ])
        table.rows = reply.sources.map { view in
            [
                TextTable.Cell(Safe.text(view.source.publisher.wire)), TextTable.Cell(view.source.published.wire),
                TextTable.Cell(view.source.grade.wire), TextTable.Cell(Wording.number(view.entries)),
                TextTable.Cell(Wording.number(view.movingEntries)), TextTable.Cell(Wording.number(view.contradicted)),
                TextTable.Cell(view.source.title.map { Safe.text($0.wire) } ?? ""),
            ]
        }
        return table.lines(on: surface)
    }
}
