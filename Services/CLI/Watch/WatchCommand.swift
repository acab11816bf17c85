import ArgumentParser
import MessageSchema

/// `muster watch`: events as they happen, from the service itself.
struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Print each event as it happens, subscribed to the service itself.",
        discussion: """
            Without a service all four are followed. A line gives time, type, subject, actor, and what the event states; \
            with --json each line is the event as the service stored it. It begins with the next event, or with \
            --from-start at the first one of the log. Nothing is lost while a service is away and comes back; that is \
            said on standard error. Ctrl-C ends it.
            """)

    @Argument(help: "mandate, pledges, funding or command.") var service: ServiceName?
    @Option(help: "Only events of this operation.") var operation: String?
    @Flag(help: "Begin with the first event of the log.") var fromStart = false
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let services = service.map { [$0] } ?? ServiceName.allCases
        let watches = services.map {
            ServiceWatch(
                service: $0, operation: operation, isJSON: common.json, fromStart: fromStart, surface: Console.surface()
            )
        }
        let home = try common.musterHome()
        _ = try await Interruption.ending {
            try await BusSession.with(home) { bus in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for watch in watches { group.addTask { try await watch.run(over: bus) } }
                    // A reader that goes away between two events would otherwise be noticed at the next one only.
                    group.addTask {
                        while !Console.isClosed { try await Task.sleep(for: .milliseconds(500)) }
                        throw Console.Closed()
                    }
                    defer { group.cancelAll() }
                    try await group.next()
                }
            }
        }
    }
}
