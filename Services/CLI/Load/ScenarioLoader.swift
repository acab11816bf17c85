import MessageSchema

/// Sends a scenario's entries in order, each after what the other services have taken in before.
///
/// Effects stand at the rim: sending, pausing and reporting are given to it.
struct ScenarioLoader: Sendable {
    /// Sends a command to a service.
    typealias Send = @Sendable (ServiceName, JSONValue) async -> Result<CommandReply, Problem>

    /// What is loaded.
    let scenario: Scenario
    /// The operation that it goes into.
    let operation: OperationID
    /// Who sends it.
    let actor: String
    /// How often a command that may succeed later is tried in all.
    var attempts = 10
    /// Where each service's log stood before the load: what lies at or below it was there already.
    var heads: [ServiceName: SequenceNumber] = [:]

    /// What became of one entry.
    enum Outcome: Sendable {
        /// It was recorded now.
        case recorded
        /// It had been recorded before.
        case repeated
        /// It was refused.
        case refused(Problem)
    }

    /// Loads everything; later entries are tried also after one that was refused.
    /// - Parameters:
    ///   - report: told of each entry with its place among all.
    /// - Throws: what `report` or `pause` throws; `CommandFailure` where a service stays away.
    func run(
        send: Send, pause: @Sendable (Duration) async throws -> Void,
        report: (Int, Scenario.Entry, Outcome) throws -> Void
    ) async throws -> LoadSummary {
        var summary = LoadSummary(
            scenario: scenario.id.wire, operation: operation.wire, entries: scenario.entries.count)
        var known: [ServiceName: Bookmark] = [:]
        for (index, entry) in scenario.entries.enumerated() {
            let after = known.filter { $0.key != entry.command.service }.sorted { $0.key < $1.key }
                .reduce(nil as Bookmark?) { $0?.merged(with: $1.value) ?? $1.value }
            let envelope = try scenario.envelope(of: entry, in: operation, after: after, actor: actor)
            let outcome: Outcome
            switch try await attempt(envelope, at: entry.command.service, send, pause) {
            case .success(let reply):
                let service = entry.command.service
                known[service] = known[service]?.merged(with: reply.bookmark) ?? reply.bookmark
                summary.reached(reply.bookmark)
                let wasThere = reply.events.last.map { $0.sequence <= heads[service] ?? .zero } ?? false
                outcome = wasThere ? .repeated : .recorded
            case .failure(let problem):
                guard problem.kind != .unavailable else {
                    throw CommandFailure(
                        .unavailable,
                        "\(problem.detail)\n\(index) of \(scenario.entries.count) entries were sent; load again when it is "
                            + "there: nothing is recorded twice")
                }
                outcome = .refused(problem)
            }
            summary.count(outcome, of: entry, in: scenario, operation)
            try report(index + 1, entry, outcome)
        }
        return summary
    }

    private func attempt(
        _ envelope: JSONValue, at service: ServiceName, _ send: Send, _ pause: @Sendable (Duration) async throws -> Void
    ) async throws -> Result<CommandReply, Problem> {
        var result = await send(service, envelope)
        var tries = 1
        while tries < attempts, case .failure(let problem) = result, problem.isRetryable {
            try await pause(.milliseconds(200))
            result = await send(service, envelope)
            tries += 1
        }
        return result
    }
}

/// What became of a load.
struct LoadSummary: Codable, Hashable, Sendable {
    /// The scenario.
    let scenario: String
    /// The operation that it went into.
    let operation: String
    /// How many entries it has.
    let entries: Int
    /// How many of them were recorded now.
    private(set) var recorded = 0
    /// How many had been recorded before.
    private(set) var repeated = 0
    /// Those that were refused.
    private(set) var refused: [Refused] = []
    /// Where the services' logs stand with all of it, to wait for in queries.
    private(set) var bookmark: Bookmark?

    /// One refused entry.
    struct Refused: Codable, Hashable, Sendable {
        /// The line of the file.
        let line: Int
        /// The entry.
        let entry: String
        /// The command.
        let command: String
        /// The id it was sent under.
        let commandId: String
        /// Why.
        let problem: Problem
    }

    init(scenario: String, operation: String, entries: Int) {
        self.scenario = scenario
        self.operation = operation
        self.entries = entries
    }

    mutating func count(
        _ outcome: ScenarioLoader.Outcome, of entry: Scenario.Entry, in scenario: Scenario, _ operation: OperationID
    ) {
        switch outcome {
        case .recorded: recorded += 1
        case .repeated: repeated += 1
        case .refused(let problem):
            refused.append(
                Refused(
                    line: entry.line, entry: entry.id.wire, command: entry.command.name,
                    commandId: scenario.commandID(of: entry, in: operation), problem: problem))
        }
    }

    mutating func reached(_ position: Bookmark) {
        bookmark = bookmark?.merged(with: position) ?? position
    }

    /// One sentence.
    var text: String {
        var parts: [String] = []
        if recorded > 0 { parts.append("\(recorded) recorded") }
        if repeated > 0 {
            parts.append(
                recorded == 0 && refused.isEmpty ? "all \(repeated) there already" : "\(repeated) there already")
        }
        if !refused.isEmpty { parts.append("\(refused.count) refused") }
        return
            "\(scenario) into \(operation): \(entries) entries, \(parts.isEmpty ? "nothing to do" : parts.joined(separator: ", "))"
    }
}
