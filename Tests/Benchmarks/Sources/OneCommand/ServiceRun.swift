import Foundation
import MessageBus
import MessageSchema

/// A mandate service as a process of its own, and a client that sends it one command at a time.
final class ServiceRun {
    /// How many bytes a command takes, on its ways and on the disk.
    struct Sizes {
        let request: Int
        let reply: Int
        let event: Int
    }

    private let service: Peer
    private let transport: ZeroMQTransport
    private let client: RequestClient
    private let answers: Task<Void, Never>
    private let operation: OperationID
    private var sent = 0

    init(home: String) async throws {
        service = try Peer(.service, [], environment: ["MUSTER_HOME": home, "MUSTER_LOG_LEVEL": "warning"])
        let name = ServiceName.mandate.rawValue
        transport = try await ZeroMQTransport.start(directory: "\(home)/run", name: "sender")
        let client = RequestClient(to: name, over: try await transport.connect(to: name, topics: []))
        self.client = client
        answers = Task { await client.run() }
        operation = try OperationID(wire: "isf-gaza")
        _ = try await client.ask(.head, timeout: .seconds(20))
    }

    /// Establishes the operation, sends so many commands, and tells how large they are.
    func warmUp(commands: Int) async throws -> Sizes {
        let establishment = OperationEstablishment(
            title: "International Stabilization Force", currency: try CurrencyCode(wire: "USD"))
        let first = CommandEnvelope(
            id: try CommandID(wire: "bench-establish"), name: OperationEstablishment.name, operation: operation,
            data: try JSONValue.encoding(establishment), actor: "planner")
        _ = try await client.ask(.command, first)
        _ = try await times(of: commands)
        let command = try nextCommand()
        let request = BusRequest(id: "r100", request: .command, body: try JSONValue.encoding(command))
        let answer = try await client.ask(.command, command)
        let reply = BusReply(id: "r100", body: answer.body)
        let stored = try await client.ask(.replay, ReplayRequest(after: nil, maxEvents: sent + 1, maxBytes: 1 << 24))
        return Sizes(
            request: try JSONEncoder().encode(request).count, reply: try JSONEncoder().encode(reply).count,
            event: stored.frames.last?.count ?? 0)
    }

    /// Sends so many commands one after the other.
    /// - Returns: the nanoseconds of each, from the typed command to the typed reply.
    func times(of count: Int) async throws -> [Double] {
        var times: [Double] = []
        for _ in 0..<count {
            let command = try nextCommand()
            let started = monotonicNanoseconds()
            let reply = try await client.ask(.command, command).decoded(as: CommandReply.self)
            times.append(Double(monotonicNanoseconds() - started))
            guard reply.command == command.id, reply.events.count == 1 else {
                throw BenchmarkFailure(text: "the reply is to \(reply.command) in place of \(command.id)")
            }
        }
        return times
    }

    func stop() async {
        answers.cancel()
        await transport.close()
        service.stop()
    }

    private func nextCommand() throws -> CommandEnvelope {
        sent += 1
        let precondition = Precondition(
            precondition: try EntityID(wire: "precondition-\(sent)"),
            title: "armed groups have handed in their heavy weapons, as the monitors confirm")
        let source = Source(
            publisher: "Straits Times", published: .day(try CalendarDay(wire: "2026-02-19")),
            grade: try Grade(wire: "B2"))
        guard case .object(var data) = try JSONValue.encoding(precondition) else {
            throw BenchmarkFailure(text: "a command is an object")
        }
        data["basis"] = .string(Basis.reported.rawValue)
        return CommandEnvelope(
            id: try CommandID(wire: "0b7e2c1a-5d1f-4a51-9a43-\(100_000_000_000 + sent)"), name: Precondition.name,
            operation: operation, data: .object(data), effectiveDate: .day(try CalendarDay(wire: "2026-02-19")),
            sources: [source], actor: "planner")
    }
}
