import ArgumentParser
import Foundation
import MessageSchema

/// The `muster` command.
@main
struct MusterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "muster", abstract: "Generate a multinational force: see it, follow it, record it.",
        discussion: """
            State lies in $MUSTER_HOME (default .muster here). \(ExitStatus.explanation)
            """,
        subcommands: [
            StatusCommand.self, OperationsCommand.self, ApproachesCommand.self, PledgesTableCommand.self,
            MandateTableCommand.self, OptionsCommand.self, GapsCommand.self, ProposalsCommand.self,
            FundingTableCommand.self,
            RunwayCommand.self, PostsCommand.self, UnitsCommand.self, StationsCommand.self, AlertsCommand.self,
            MilestonesCommand.self, ConferencesCommand.self, StandsCommand.self, DonorsCommand.self,
            SourcesCommand.self,
            ContradictionsCommand.self, EntriesCommand.self, WhyCommand.self, ExplainCommand.self, WatchCommand.self,
            SendCommand.self,
            LoadCommand.self, UpCommand.self, DownCommand.self, ProcessesCommand.self,
            HealthCommand.self, MetricsCommand.self, DigestCommand.self, LogCommand.self, ParkedCommand.self,
            SnapshotCommand.self,
        ])

    static func main() async {
        signal(SIGPIPE, SIG_IGN)
        // Work runs in a child task: suspending in an async `main` itself costs far more for each element of a stream.
        let status = await Task { await run(Array(CommandLine.arguments.dropFirst())) }.value
        Foundation.exit(status.rawValue)
    }

    private static func run(_ arguments: [String]) async -> ExitStatus {
        do {
            var command = try parseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            return .done
        } catch is Console.Closed {
            return .done
        } catch let status as ExitStatus {
            return status
        } catch let failure as CommandFailure {
            if arguments.contains("--json") {
                try? Output.json(failure.json)
            } else {
                let surface = Console.surface(.notices)
                let lines =
                    failure.problem.map { ReplyText.refused($0, on: surface) } ?? [failure.message]
                Console.notice(Style.red("muster: ", on: surface) + lines.joined(separator: "\n"))
            }
            return failure.status
        } catch is CancellationError {
            return .done
        } catch {
            return report(error)
        }
    }

    /// Help goes to standard output; what ArgumentParser finds wrong is wrong usage.
    private static func report(_ error: any Error) -> ExitStatus {
        let message = fullMessage(for: error)
        guard exitCode(for: error) != .success else {
            try? Console.line(message)
            return .done
        }
        Console.notice(message)
        return exitCode(for: error) == .validationFailure ? .usage : .failed
    }
}

/// A command that has said all there is to say may end with a status of its own.
extension ExitStatus: Error {}
