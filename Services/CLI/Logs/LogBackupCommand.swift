import ArgumentParser
import EventLog
import MessageSchema
import ServiceRuntime

/// `muster log backup`: a whole, verified copy of a log in one file.
struct LogBackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy a service's log into one file, while the service goes on.",
        discussion: """
            The copy is the log as it is at one moment, with its replies, cursors and what is parked. It is verified from \
            its first event before it appears under its name, and never overwrites a file. `muster log verify FILE` accepts \
            it, `muster log restore SERVICE --from FILE` puts it back.
            Example: muster log backup pledges --to pledges-2026-04-01.sqlite
            """)

    @Argument(help: "mandate, pledges, funding or command.") var service: ServiceName
    @Option(help: ArgumentHelp("Where to; a file that is not there yet.", valueName: "file")) var to: String
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let home = try common.musterHome()
        let line = LogProgressLine("\(service.rawValue): backing up")
        let head: Cursor
        do throws(LogError) {
            let reader = try await LogReader.open(directory: home.data, service: service.rawValue)
            head = try await reader.backUp(to: to, check: LogDecoding.check(of: service), progress: line.report)
            await reader.close()
            line.end()
        } catch {
            line.end()
            throw CommandFailure(error)
        }
        if common.json {
            try Output.json(["service": .string(service.rawValue), "file": .string(to), "head": try .encoding(head)])
        } else {
            try Output.lines([
                "\(service.rawValue): backed up to \(to), up to event \(head.sequence) of \(head.log), epoch \(head.epoch); "
                    + "verified"
            ])
        }
    }
}
