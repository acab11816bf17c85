import ArgumentParser
import MessageBus
import MessageSchema

/// `muster parked retry`: what is parked, tried again.
struct ParkedRetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Try parked events of a running service again, in their order.",
        discussion: """
            Without a key all are tried; one that waits behind another is tried when that has had its effect. A service also \
            tries them at every start. Exit codes: 0 all that were named have had their effect, 1 one is still parked.
            Example: muster parked retry pledges
            """)

    @Argument(help: "mandate, pledges, funding or command.") var process: ProcessName
    @Argument(help: "The key of one event, from `muster parked list`.") var key: String?
    @OptionGroup var common: CommonOptions

    func run() async throws {
        guard process != .gateway else { throw ProcessName.gatewayRetries }
        let body = try JSONValue.encoding(RetryParkedRequest(event: try key.map(EventID.parkedKey)))
        let (name, isJSON) = (process.rawValue, common.json)
        let reply = try await BusSession.with(try common.musterHome()) { bus in
            do throws(Problem) {
                return try await bus.ask(name, .retryParked, body, timeout: .seconds(30)).decoded(
                    as: RetryParkedReply.self)
            } catch {
                throw CommandFailure(error)
            }
        }
        if isJSON {
            try Output.json(try .encoding(reply))
        } else if reply.applied.isEmpty, reply.parked.isEmpty {
            try Output.lines(["\(name): nothing is parked"])
        } else {
            try Output.lines(
                reply.applied.map { "applied       \($0.wire)" }
                    + reply.parked.map { "still parked  \($0.event.wire): \(Safe.text($0.reason))" })
        }
        if !reply.parked.isEmpty { throw ExitStatus.refused }
    }
}
