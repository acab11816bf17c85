import ArgumentParser
import MessageBus
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
    @OptionGroup var moment: MomentOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let surface = Console.surface()
        let (named, asOf, knownAt) = try moment.read()
        let requirement: EntityID? = try MomentOptions.value(self.requirement, "--requirement")
        let pledge: EntityID? = try MomentOptions.value(self.pledge, "--pledge")
        let isJSON = common.json
        try await BusSession.with(try common.musterHome()) { bus in
            let operation = try await GapsCommand.operation(named, bus)
            do throws(Problem) {
                let question = QueryRequest(
                    .proposals, operation: operation, asOf: asOf, knownAt: knownAt,
                    filter: QueryFilter(requirement: requirement, pledge: pledge))
                let answer = try await Operations.ask(bus, question)
                let reply = try answer.decoded(as: ProposalsReply.self)
                let screen = ProposalsScreen(
                    reply: reply, byLine: requirement == nil && pledge != nil, surface: surface)
                try StatusCommand.show(isJSON ? nil : screen.lines, answer.body)
            } catch {
                throw CommandFailure(error)
            }
        }
    }
}
