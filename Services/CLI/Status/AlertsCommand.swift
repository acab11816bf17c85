import ArgumentParser
import MessageSchema

/// `muster alerts`: what a person should look at.
struct AlertsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alerts", abstract: "List what a person should look at, the gravest first.",
        discussion: """
            --as-of asks for a day in the world, --known-at for what was known by a day or a moment.

            Example: muster alerts --as-of 2026-03-01
            """)

    @OptionGroup var question: QuestionOptions

    func run() async throws {
        try await question.ask(.alerts, as: AlertsReply.self) { AlertLines.list($0, on: $1) }
    }
}
