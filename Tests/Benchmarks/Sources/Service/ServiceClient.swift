import MessageBus
import MessageSchema

/// Asks a service of a suite that runs.
final class ServiceClient {
    private let transport: ZeroMQTransport
    private let client: RequestClient
    private let answers: Task<Void, Never>

    /// Connects to it.
    init(to service: ServiceName, home: String) async throws {
        transport = try await ZeroMQTransport.start(directory: "\(home)/run", name: "bench-\(service.rawValue)")
        let client = RequestClient(
            to: service.rawValue, over: try await transport.connect(to: service.rawValue, topics: []))
        self.client = client
        answers = Task { await client.run() }
    }

    /// Sends a command that a source reports.
    /// - Returns: what it was answered.
    @discardableResult
    func send(
        _ payload: some CommandPayload, id: String, operation: OperationID, by source: Source
    ) async throws -> CommandReply {
        guard case .object(var data) = try JSONValue.encoding(payload) else {
            throw BenchmarkFailure(text: "a command is an object")
        }
        data["basis"] = .string(Basis.reported.rawValue)
        let envelope = CommandEnvelope(
            id: try CommandID(wire: id), name: type(of: payload).name, operation: operation,
            data: .object(data), sources: [source], actor: "planner")
        return try await client.ask(.command, envelope, timeout: .seconds(20)).decoded(as: CommandReply.self)
    }

    /// Sends a command that the cell decided.
    /// - Returns: what it was answered.
    @discardableResult
    func decide(
        _ payload: some CommandPayload, id: String, operation: OperationID, after bookmark: Bookmark? = nil
    ) async throws -> CommandReply {
        let envelope = CommandEnvelope(
            id: try CommandID(wire: id), name: type(of: payload).name, operation: operation,
            data: try JSONValue.encoding(payload), after: bookmark, actor: "planner")
        return try await client.ask(.command, envelope, timeout: .seconds(20)).decoded(as: CommandReply.self)
    }

    /// Where its log stands.
    func head() async throws -> Cursor { try await client.ask(.head).decoded(as: Cursor.self) }

    func stop() async {
        answers.cancel()
        await transport.close()
    }
}
