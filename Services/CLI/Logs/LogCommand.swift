import ArgumentParser

/// `muster log`: what operators do with the logs.
struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Look after the logs: verify, dump, stats, backup, restore.",
        discussion: """
            All but `restore` only look: they can be used while the suite runs. A log is named by its service, or as a file \
            such as a backup. \(ExitStatus.explanation)
            """,
        subcommands: [
            LogVerifyCommand.self, LogDumpCommand.self, LogStatsCommand.self, LogBackupCommand.self,
            LogRestoreCommand.self,
        ])
}
