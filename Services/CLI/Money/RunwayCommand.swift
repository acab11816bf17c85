import ArgumentParser
import MessageSchema

/// `muster runway`: how many months of the force the money pays for.
struct RunwayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runway", abstract: "Show how many months of the force the money pays for.",
        discussion: """
            Money held, then with what is committed, then with what is only pledged, for the strength in theatre and for the \
            nominal strength. What the answer takes for granted stands below it.
            """)

    @OptionGroup var question: QuestionOptions

    func run() async throws {
        try await question.ask(.runway, as: RunwayReply.self) { RunwayScreen(reply: $0, surface: $1).lines }
    }
}
