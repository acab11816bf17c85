import ArgumentParser
import MessageSchema
import ServiceRuntime

/// `muster ps`: what runs.
struct ProcessesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ps", abstract: "Show which processes run, and how often they were started again.",
        discussion: "Exit codes: 0 all are ready, 3 one is not, or nothing runs.")

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let home = try common.musterHome()
        guard let status = SupervisorStatus.current(home) else {
            throw CommandFailure(
                .unavailable,
                "no suite runs with \(home.root); start it with `make start` (or `muster up`), or name another home with "
                    + "--home or MUSTER_HOME")
        }
        if common.json {
            try Output.json(try .encoding(status))
        } else {
            try Output.lines(["supervisor  \(status.supervisor)", status.table])
        }
        if !status.areAllReady { throw ExitStatus.unavailable }
    }
}
