import Foundation
import MessageBus
import MessageSchema

/// One of the suite's services as the executable that is shipped, and a client that asks it.
final class ShippedService {
    /// Asks the service.
    let client: RequestClient
    private let service: ServiceName
    private let program: Program
    private let transport: ZeroMQTransport
    private let answers: Task<Void, Never>

    /// Starts it in a home, and waits until it answers.
    /// - Parameter folder: for its output.
    init(_ service: ServiceName, home: String, folder: String) async throws {
        self.service = service
        // Built beside this executable, by the same command.
        let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("muster-\(service.rawValue)").path
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw BenchmarkFailure(
                text: "there is no \(path): run `make bench`, or build the executables of this package first")
        }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        program = try Program(
            [path], endsBy: .pipe, in: folder,
            environment: ["MUSTER_HOME": home, "MUSTER_LOG_LEVEL": "warning", "MUSTER_PARENT_PIPE": "3"])
        transport = try await ZeroMQTransport.start(directory: "\(home)/run", name: "bench-\(service.rawValue)")
        let client = RequestClient(
            to: service.rawValue, over: try await transport.connect(to: service.rawValue, topics: []))
        self.client = client
        answers = Task { await client.run() }
        // The question waits in its queue until somebody binds the endpoint.
        _ = try await client.ask(.head, timeout: .seconds(20))
    }

    /// Sends a command.
    /// - Returns: what it was answered.
    @discardableResult
    func send(
        _ payload: some CommandPayload, id: String, operation: OperationID, on day: CalendarDay? = nil
    ) async throws -> CommandReply {
        let envelope = CommandEnvelope(
            id: try CommandID(wire: id), name: type(of: payload).name, operation: operation,
            data: try JSONValue.encoding(payload), effectiveDate: day.map { .day($0) }, actor: "planner")
        return try await client.ask(.command, envelope, timeout: .seconds(20)).decoded(as: CommandReply.self)
    }

    /// Where its log stands.
    func head() async throws -> Cursor { try await client.ask(.head).decoded(as: Cursor.self) }

    /// The same as a bookmark.
    func bookmark() async throws -> Bookmark {
        let head = try await head()
        return Bookmark(log: head.log, service: service, epoch: head.epoch, sequence: head.sequence)
    }

    /// Waits until its log has so many events.
    func reach(_ sequence: UInt64) async throws {
        let deadline = ContinuousClock.now.advanced(by: .seconds(60))
        while try await head().sequence.value < sequence {
            guard ContinuousClock.now < deadline else {
                throw BenchmarkFailure(text: "\(service.rawValue) did not come to event \(sequence). \(program.output)")
            }
            try await Task.sleep(for: .microseconds(500))
        }
    }

    /// Waits until its log grows no more for half a second.
    func rest() async throws {
        var (last, since) = (try await head(), ContinuousClock.now)
        while ContinuousClock.now - since < .milliseconds(500) {
            try await Task.sleep(for: .milliseconds(20))
            let now = try await head()
            if now != last { (last, since) = (now, ContinuousClock.now) }
        }
    }

    func stop() async {
        answers.cancel()
        await transport.close()
        program.stop()
    }
}
