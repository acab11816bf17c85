import ArgumentParser
import MessageSchema

/// `muster stations`: who is based where.
struct StationsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stations", abstract: "List who is based where, and what the mandate says against it.",
        discussion: """
            --as-of asks for a day in the world, --known-at for what was known by a day or a moment.

            Example: muster stations --as-of 2026-03-01
            """)

    @OptionGroup var question: QuestionOptions

    func run() async throws {
        try await question.ask(.stations, as: StationsReply.self) { CommandLines.stations($0, on: $1) }
    }
}
