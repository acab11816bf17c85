import Foundation
import MessageBus
import MessageSchema

/// Loads a scenario file over the bus, with progress on standard error.
struct ScenarioLoading: Sendable {
    /// The file, as the user named it.
    let file: String
    /// The operation, where it is not the scenario's own.
    let operation: OperationID?
    /// Who sends it.
    let actor: String
    /// Whether to tell how far it is.
    let showsProgress: Bool

    /// Reads the file and checks it as a whole.
    /// - Throws: `CommandFailure` with every finding.
    func read() throws(CommandFailure) -> Scenario {
        let reader = ScenarioReader(try InputFile.bytes(file))
        guard reader.findings.isEmpty, let scenario = reader.scenario else {
            let lines = reader.findings.prefix(50).map { $0.text(file: file) }
            let rest = reader.findings.count > 50 ? ["… and \(reader.findings.count - 50) more"] : []
            throw CommandFailure(
                .refused, (["the scenario is not in order; nothing was sent:"] + lines + rest).joined(separator: "\n"))
        }
        return scenario
    }

    /// Sends every entry.
    func load(_ scenario: Scenario, over bus: BusSession) async throws -> LoadSummary {
        var loader = ScenarioLoader(scenario: scenario, operation: operation ?? scenario.operation, actor: actor)
        for service in ServiceName.allCases {
            let head = try? await bus.ask(service.rawValue, .head, timeout: .seconds(5)).decoded(as: Cursor.self)
            loader.heads[service] = head?.sequence ?? .zero
        }
        let progress = LoadProgress(
            file: file, total: scenario.entries.count, isTerminal: Console.isTerminal(.notices),
            surface: Console.surface(.notices))
        let showsProgress = showsProgress
        return try await loader.run(
            send: { service, envelope in
                do throws(Problem) {
                    let answer = try await bus.ask(service.rawValue, .command, envelope)
                    return .success(try answer.decoded(as: CommandReply.self))
                } catch {
                    return .failure(error)
                }
            },
            pause: { try await Task.sleep(for: $0) },
            report: { done, entry, outcome in
                guard showsProgress else { return }
                try? Console.write(progress.text(done: done, entry, outcome), to: .notices)
            })
    }
}
