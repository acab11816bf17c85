import ArgumentParser
import MessageSchema

/// `muster posts`: who leads.
struct PostsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "posts", abstract: "Show who leads: the tree of posts, their holders and units.",
        discussion: """
            --as-of asks for a day in the world, --known-at for what was known by a day or a moment.

            Example: muster posts --as-of 2026-03-01
            """)

    @OptionGroup var question: QuestionOptions

    func run() async throws {
        try await question.ask(.posts, as: PostsReply.self) { CommandLines.posts($0, on: $1) }
    }
}
