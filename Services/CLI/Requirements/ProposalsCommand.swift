import ArgumentParser
import MessageSchema

/// `muster proposals`: which line could fill which open slot, with what speaks for and against it.
struct ProposalsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proposals", abstract: "Show which offers could fill which open slots, and why or why not.",
        discussion: """
            Example: muster proposals --requirement rafah-inf
            Ranked by capability, caveats, people, dates, days to move, numbers and stage; + speaks for it, - against it, \
            ? is open. It decides nothing: record a match with `muster send match-line`.
            """)

    @Option(help: ArgumentHelp("Lines for this slot only.", valueName: "requirement")) var requirement: String?
    @Option(help: ArgumentHelp("Slots for the lines of this pledge only.", valueName: "pledge")) var pledge: String?
    @OptionGroup var question: QuestionOptions

    func run() async throws {
        let requirement: EntityID? = try CommandFailure.value(self.requirement, "--requirement")
        let pledge: EntityID? = try CommandFailure.value(self.pledge, "--pledge")
        let filter = QueryFilter(requirement: requirement, pledge: pledge)
        try await question.ask(.proposals, filter: filter, as: ProposalsReply.self) { reply, surface in
            ProposalsScreen(reply: reply, byLine: requirement == nil && pledge != nil, surface: surface).lines
        }
    }
}
