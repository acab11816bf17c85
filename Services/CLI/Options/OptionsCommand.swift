import ArgumentParser

/// `muster options`: the variants of the mandate, and which pledges survive which.
struct OptionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "options", abstract: "Show which pledges survive which mandate.",
        discussion: """
            An option is a variant of the assignment: which tasks, how much force for each. Every caveat and constraint is \
            tested against it, and each line of a pledge falls into a group: untouched, restricted, undetermined (it hangs \
            on what nobody knows), suspended or withdrawn.

            Example: muster options compare narrow full --assume host-authority-consents=met
            """,
        subcommands: [ListOptionsCommand.self, CompareOptionsCommand.self],
        defaultSubcommand: ListOptionsCommand.self)
}

/// `muster options list`: every option in a line.
struct ListOptionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the options, and what survives each.")

    @OptionGroup var question: OptionsQuestion

    func run() async throws {
        try await question.ask(for: nil) { OptionsList(reply: $0, surface: $1).lines }
    }
}

/// `muster options compare`: options side by side, who falls where and why.
struct CompareOptionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare options side by side: who falls where and why, and who stands against.",
        discussion: """
            The first option named is what the others are measured against. --assume asks what if: a precondition is taken to be \
            met, unmet or unknown, and nothing is recorded of it.

            Example: muster options compare narrow full --as-of 2026-03-01
            Example: muster options compare narrow full --assume host-authority-consents=met
            """)

    @Argument(help: "The options; all of them where none is named.") var options: [String] = []
    @OptionGroup var question: OptionsQuestion

    func run() async throws {
        try await question.ask(for: options) { OptionsScreen(reply: $0, surface: $1).lines }
    }
}
