import ArgumentParser
import MessageBus
import MessageSchema

/// `muster snapshot`: the state of services kept now, so that their next start is short.
struct SnapshotCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot", abstract: "Have running services keep a snapshot of their state now.",
        discussion: """
            A snapshot is a cache that shortens the next start; deleting one loses nothing. Exit codes: 0 all were kept, 1 one \
            was refused, 3 a service does not run.
            Example: muster snapshot pledges funding
            """)

    @Argument(help: "mandate, pledges, funding or command; all of them by default.") var services: [ServiceName] = []
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let names = services.isEmpty ? ServiceName.allCases : services
        let replies = try await BusSession.with(try common.musterHome()) { bus in
            var replies: [(ServiceName, Result<SnapshotReply, Problem>)] = []
            for name in names {
                do throws(Problem) {
                    let answer = try await bus.ask(name.rawValue, .snapshot, timeout: .seconds(120))
                    replies.append((name, .success(try answer.decoded(as: SnapshotReply.self))))
                } catch {
                    replies.append((name, .failure(error)))
                }
            }
            return replies
        }
        if common.json {
            try Output.json(
                try .array(
                    replies.map { name, result in
                        switch result {
                        case .success(let reply):
                            ["service": .string(name.rawValue), "cursor": try .encoding(reply.cursor)]
                        case .failure(let problem):
                            ["service": .string(name.rawValue), "problem": try .encoding(problem)]
                        }
                    }))
        } else {
            try Output.lines(
                replies.map { name, result in
                    let label = Columns.pad(name.rawValue, to: 8)
                    return switch result {
                    case .success(let reply): "\(label)  snapshot at event \(reply.cursor.sequence)"
                    case .failure(let problem): "\(label)  no snapshot: \(Safe.text(problem.detail))"
                    }
                })
        }
        for case .failure(let problem) in replies.map(\.1) { throw ExitStatus(problem) }
    }
}
