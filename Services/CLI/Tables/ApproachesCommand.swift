import ArgumentParser
import MessageSchema

/// `muster approaches`: list whom the force was asked of, and what they answered.
struct ApproachesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approaches", abstract: "List whom the force was asked of, and what they answered.",
        discussion: """
            Named nations only; how many are said to have been asked is in `muster status`.

            Example:
              muster approaches --where answer=interestExpressed --sort nation
            """)

    @OptionGroup var question: QuestionOptions

    func run() async throws {
        try await question.ask(.approaches, as: ApproachesReply.self) { Self.lines($0, on: $1) }
    }

    /// A row for each approach.
    static func lines(_ reply: ApproachesReply, on surface: Surface) -> [String] {
        guard !reply.approaches.isEmpty else { return ["no approach to a nation is known"] }
        var table = TextTable(columns: [
            .init(title: "nation", minimum: 10), .init(title: "approach", minimum: 8), .init(title: "asked"),
            .init(title: "answer", minimum: 9), .init(title: "for", minimum: 8), .init(title: "words", minimum: 16),
        ])
        table.rows = reply.approaches.map { approach in
            let style: Style? =
                switch approach.answer {
                case .known(.declined): .red
                case .known(.interestExpressed), .known(.inTalks): .green
                default: nil
                }
            return [
                .init(Safe.text(approach.name)), .init(approach.approach.wire), .init(approach.asked ? "yes" : "no"),
                .init(Wording.words(approach.answer.wire), style),
                .init(Wording.list((approach.kinds ?? []).map { Wording.words($0.wire) })),
                .init(Safe.text(approach.wording?.wire ?? "")),
            ]
        }
        return table.lines(on: surface)
    }
}
