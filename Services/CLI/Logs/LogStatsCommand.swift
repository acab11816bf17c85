import ArgumentParser
import EventLog
import MessageSchema
import ServiceRuntime

/// `muster log stats`: how large logs are and what they hold.
struct LogStatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Show how large logs are and what they hold.",
        discussion: """
            Events, bytes, events by type and by operation, when the first and the last was recorded, the write-ahead log, \
            free disk, epoch, log id, snapshots, stored replies, and what is parked. Every event is read, none is verified.
            Example: muster log stats funding --json
            """)

    @Argument(help: ArgumentHelp("Services or log files; all services by default.", valueName: "log"))
    var logs: [LogTarget] = []
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let home = try common.musterHome()
        var contents: [LogContents] = []
        for target in logs.isEmpty ? LogTarget.services : logs {
            do {
                let reader = try await target.open(in: home)
                let line = LogProgressLine("\(target.name): read")
                contents.append(try await LogContents(of: reader, name: target.name, progress: line.report))
                line.end()
                await reader.close()
            } catch let error as LogError {
                if logs.isEmpty, error.code == .missing { continue }
                throw CommandFailure(error)
            }
        }
        if common.json {
            try Output.json(.array(contents.map(\.json)))
        } else if contents.isEmpty {
            try Output.lines(["there are no logs in \(home.data) yet"])
        } else {
            try Output.lines(contents.flatMap { $0.lines + [""] }.dropLast())
        }
    }
}
