import ArgumentParser
import MessageBus
import MessageSchema

/// `muster health`: what each process says of itself.
struct HealthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health", abstract: "Ask the processes whether they are well.",
        discussion: "Exit codes: 0 all are ready, 3 one is not or does not answer.")

    @Argument(help: "mandate, pledges, funding, command or gateway; all of them by default.") var process: ProcessName?
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let names = process.map { [$0] } ?? ProcessName.allCases
        let surface = Console.surface()
        let replies = try await BusSession.with(try common.musterHome()) { bus in
            var replies: [(ProcessName, Result<HealthReply, Problem>)] = []
            for name in names {
                do throws(Problem) {
                    let answer = try await bus.ask(name.rawValue, .health, timeout: .seconds(3))
                    replies.append((name, .success(try answer.decoded(as: HealthReply.self))))
                } catch {
                    replies.append((name, .failure(error)))
                }
            }
            return replies
        }
        if common.json {
            try Output.json(try .array(replies.map { try Self.json($0.0, $0.1) }))
        } else {
            try Output.lines(replies.flatMap { Self.lines($0.0, $0.1, on: surface) })
        }
        guard replies.allSatisfy({ (try? $0.1.get().ready) ?? false }) else { throw ExitStatus.unavailable }
    }

    /// What is said of one process.
    static func lines(_ name: ProcessName, _ result: Result<HealthReply, Problem>, on surface: Surface) -> [String] {
        let label = Style.bold(Columns.pad(name.rawValue, to: 8), on: surface)
        switch result {
        case .failure(let problem):
            return ["\(label)  \(Style.red("no answer", on: surface))  \(problem.detail)"]
        case .success(let reply):
            let state = reply.ready ? Style.green("ready", on: surface) : Style.red("not ready", on: surface)
            return ["\(label)  \(state)"]
                + reply.checks.map { check in
                    let mark = check.passed ? "  ok " : Style.red("  no ", on: surface)
                    return "  \(mark) \(check.name): \(Safe.text(check.detail))"
                }
        }
    }

    private static func json(_ name: ProcessName, _ result: Result<HealthReply, Problem>) throws -> JSONValue {
        switch result {
        case .success(let reply): try .encoding(reply)
        case .failure(let problem):
            ["service": .string(name.rawValue), "ready": false, "problem": try .encoding(problem)]
        }
    }
}

/// The processes of the suite.
enum ProcessName: String, CaseIterable, ExpressibleByArgument, Sendable {
    case mandate, pledges, funding, command, gateway
}
