import ArgumentParser
import MessageBus
import MessageSchema

/// `muster digest`: the hashes by which two copies of a log are compared.
struct DigestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "digest", abstract: "Print the hashes of a service's log and state, to compare copies.")

    @Argument(help: "mandate, pledges, funding or command.") var service: ServiceName
    @Option(help: ArgumentHelp("At this event; at the head where missing.", valueName: "sequence")) var at: UInt64?
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let (name, isJSON) = (service.rawValue, common.json)
        let body = try JSONValue.encoding(DigestRequest(at: at.map { SequenceNumber($0) }))
        try await BusSession.with(try common.musterHome()) { bus in
            do throws(Problem) {
                let answer = try await bus.ask(name, .digest, body)
                let reply = try answer.decoded(as: DigestReply.self)
                if isJSON { return (try? Output.json(answer.body)) ?? () }
                var lines = [
                    "log       \(reply.cursor.log)", "epoch     \(reply.cursor.epoch)",
                    "sequence  \(reply.cursor.sequence)", "chain     \(reply.cursor.hash)",
                ]
                lines.append("state     \(reply.state?.description ?? "only known at the head")")
                try? Output.lines(lines)
            } catch {
                throw CommandFailure(error)
            }
        }
    }
}
