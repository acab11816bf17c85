import ArgumentParser
import MessageSchema

/// `muster units`: the units and who holds authority over them.
struct UnitsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "units", abstract: "List the units and who holds authority over them.",
        discussion: """
            --as-of asks for a day in the world, --known-at for what was known by a day or a moment.

            Example: muster units --as-of 2026-03-01
            """)

    @OptionGroup var question: QuestionOptions

    func run() async throws {
        try await question.ask(.units, as: UnitsReply.self) { CommandLines.units($0, on: $1) }
    }
}
