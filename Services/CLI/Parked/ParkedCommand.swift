import ArgumentParser

/// `muster parked`: events of other services that could not be taken in.
struct ParkedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parked", abstract: "See the events that could not be taken in, try them again, or give them up.",
        discussion: """
            An event that cannot be read or whose reaction is refused is set aside, and later events of its subject wait \
            behind it. Nothing is skipped in silence: what is given up is kept with the reason and who decided it.
            """,
        subcommands: [ParkedListCommand.self, ParkedRetryCommand.self, ParkedDiscardCommand.self])
}
