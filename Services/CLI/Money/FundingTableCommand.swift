import ArgumentParser
import MessageSchema

/// `muster funding`: who pays what, what it is spent on, and what no total counts.
struct FundingTableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "funding", abstract: "Show who pays what, where it lies and what it is for.",
        discussion: """
            Totals, donors with how well they keep their word, contributions, accounts, budget lines, rates and conditions. \
            Pledges are in no funding total; what a total leaves out is said below it.
            """)

    @OptionGroup var question: QuestionOptions

    func run() async throws {
        try await question.ask(.funding, as: FundingReply.self) { FundingScreen(reply: $0, surface: $1).lines }
    }
}
