import ArgumentParser
import MessageBus
import MessageSchema

/// `muster parked discard`: a parked event given up, for a reason that is kept.
struct ParkedDiscardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discard", abstract: "Give up a parked event of a running service, for a reason that is kept.",
        discussion: """
            The event never has its effect here; it is kept with the reason, who decided it and when \
            (`muster parked list --discarded`). The later events of its subject that waited behind it are then tried in order.
            Example: muster parked discard pledges mandate-0f3a….1.17 --why "withdrawn by its sender, see decision 12"
            """)

    @Argument(help: "mandate, pledges, funding or command.") var process: ProcessName
    @Argument(help: "The key of the event, from `muster parked list`.") var key: String
    @Option(help: ArgumentHelp("Why it will never be taken in.", valueName: "reason")) var why: String
    @Option(help: "Who decides it; by default the user who runs this.") var actor: String?
    @OptionGroup var common: CommonOptions

    func run() async throws {
        guard process != .gateway else { throw ProcessName.gatewayRetries }
        let request: DiscardParkedRequest
        do {
            request = DiscardParkedRequest(
                event: try .parkedKey(key), why: try Text(wire: why), actor: try Text(wire: actor ?? Actor.standard()))
        } catch let error as InvalidValue {
            throw CommandFailure.usage(error.message)
        }
        guard !request.why.wire.isEmpty else { throw CommandFailure.usage("--why says why the event is given up") }
        let (name, isJSON, body) = (process.rawValue, common.json, try JSONValue.encoding(request))
        let reply = try await BusSession.with(try common.musterHome()) { bus in
            do throws(Problem) {
                return try await bus.ask(name, .discardParked, body).decoded(as: DiscardParkedReply.self)
            } catch {
                throw CommandFailure(error)
            }
        }
        if isJSON { return try Output.json(try .encoding(reply)) }
        let behind =
            reply.behind == 0 ? "nothing waited behind it" : "\(reply.behind) that waited behind it are tried now"
        try Output.lines(["given up  \(reply.event.wire); \(behind)"])
    }
}
