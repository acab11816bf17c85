import ArgumentParser
import MessageBus
import MessageSchema

/// `muster metrics`: a process's counters as OpenMetrics text.
struct MetricsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "metrics", abstract: "Print a process's counters as OpenMetrics text.")

    @Argument(help: "mandate, pledges, funding, command or gateway.") var process: ProcessName
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let (name, isJSON) = (process.rawValue, common.json)
        try await BusSession.with(try common.musterHome()) { bus in
            do throws(Problem) {
                let answer = try await bus.ask(name, .metrics)
                let reply = try answer.decoded(as: MetricsReply.self)
                if isJSON { try? Output.json(answer.body) } else { try? Console.write(reply.text) }
            } catch {
                throw CommandFailure(error)
            }
        }
    }
}
