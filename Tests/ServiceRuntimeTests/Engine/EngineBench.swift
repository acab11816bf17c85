import DomainModel
import EventLog
import Foundation
import Logging
import MessageBus
import MessageSchema
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

@testable import ServiceRuntime

/// What engines run on in a test: in memory, or on real sockets and files in a folder of its own.
enum EngineBench: String, CaseIterable, Sendable {
    case memory
    case disk

    /// Runs a test on fresh ground.
    func run(_ body: @Sendable (Ground) async throws -> Void) async throws {
        let folder = "/tmp/muster-eng-\(UUID().uuidString.prefix(8))"
        if self == .disk {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let ground = Ground(kind: self, folder: folder)
        do {
            try await body(ground)
        } catch {
            await ground.close()
            throw error
        }
        await ground.close()
    }

    /// Logs and transports that outlive the engines on them.
    final class Ground: Sendable {
        let kind: EngineBench
        let folder: String
        private let memory = MemoryTransport()
        private let storages = Mutex<[String: MemoryLogStorage]>([:])
        private let transports = Mutex<[any MessageBus.Transport]>([])

        init(kind: EngineBench, folder: String) {
            self.kind = kind
            self.folder = folder
        }

        /// The log of a service; what was in it when it was closed is in it again.
        func log(_ service: String) async throws -> any DurableLog {
            switch kind {
            case .memory: try MemoryLog(storage(service))
            case .disk: try await SQLiteLog.open(directory: folder, service: service)
            }
        }

        func storage(_ service: String) -> MemoryLogStorage {
            storages.withLock { storages in
                if let storage = storages[service] { return storage }
                let storage = MemoryLogStorage(service: service)
                storages[service] = storage
                return storage
            }
        }

        /// A transport as one process has it.
        func transport() async throws -> any MessageBus.Transport {
            guard kind == .disk else { return memory }
            let transport = try await ZeroMQTransport.start(directory: folder, name: "engine")
            transports.withLock { $0.append(transport) }
            return transport
        }

        func close() async {
            for transport in transports.withLock({ $0 }) { await transport.close() }
            await memory.close()
        }

        func start<A: Aggregate>(
            _ type: A.Type, log: (any DurableLog)? = nil, settings: EngineSettings = EngineSettings()
        ) async throws -> RunningEngine<A> {
            let own: any DurableLog
            if let log { own = log } else { own = try await self.log(A.Command.service.rawValue) }
            let engine = try await ServiceEngine<A>.open(
                log: own, transport: try await transport(), settings: settings, clock: SystemClock.now,
                logger: Self.logger)
            return RunningEngine(engine)
        }

        func client(of service: ServiceName, topics: [String] = []) async throws -> EngineClient {
            EngineClient(service, try await transport().connect(to: service.rawValue, topics: topics))
        }

        static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    }
}

/// An engine in its service group, as `main` runs it.
final class RunningEngine<A: Aggregate>: Sendable {
    let engine: ServiceEngine<A>
    private let group: ServiceGroup
    private let task: Task<Void, any Error>

    init(_ engine: ServiceEngine<A>) {
        self.engine = engine
        let group = ServiceGroup(
            configuration: .init(
                services: [
                    .init(
                        service: engine, successTerminationBehavior: .gracefullyShutdownGroup,
                        failureTerminationBehavior: .gracefullyShutdownGroup)
                ], logger: EngineBench.Ground.logger))
        self.group = group
        task = Task { try await group.run() }
    }

    /// Tells it to stop; does not wait.
    func shutDown() async { await group.triggerGracefulShutdown() }

    func cancel() { task.cancel() }

    /// Waits for its end, and throws what it ended with.
    func end() async throws { try await task.value }

    func stop() async throws {
        await shutDown()
        try await end()
    }
}

/// Asks a service, and reads what it publishes.
final class EngineClient: Sendable {
    let connection: any TransportConnection
    private let requests: RequestClient
    private let task: Task<Void, Never>

    init(_ service: ServiceName, _ connection: any TransportConnection) {
        self.connection = connection
        let requests = RequestClient(to: service.rawValue, over: connection)
        self.requests = requests
        task = Task { await requests.run() }
    }

    func ask<Body: Decodable>(
        _ kind: BusRequest.Kind, _ body: some Encodable & Sendable, as type: Body.Type
    ) async throws(Problem) -> Body {
        try await requests.ask(kind, body, timeout: .seconds(20)).decoded(as: type)
    }

    func ask<Body: Decodable>(_ kind: BusRequest.Kind, as type: Body.Type) async throws(Problem) -> Body {
        try await requests.ask(kind, timeout: .seconds(20)).decoded(as: type)
    }

    func replay(after cursor: Cursor?, maxEvents: Int = 1_000) async throws(Problem) -> (ReplayReply, [[UInt8]]) {
        let answer = try await requests.ask(
            .replay, ReplayRequest(after: cursor, maxEvents: maxEvents, maxBytes: 1 << 20), timeout: .seconds(20))
        return (try answer.decoded(as: ReplayReply.self), answer.frames)
    }

    func command(_ envelope: CommandEnvelope) async throws(Problem) -> CommandReply {
        try await ask(.command, envelope, as: CommandReply.self)
    }

    func close() async {
        await connection.close()
        await task.value
    }
}

extension CommandEnvelope {
    /// A command of a test.
    static func test(
        _ id: CommandID, _ payload: some CommandPayload, operation: OperationID = Controls.operation,
        after: Bookmark? = nil
    ) throws -> CommandEnvelope {
        CommandEnvelope(
            id: id, name: type(of: payload).name, operation: operation, data: try JSONValue.encoding(payload),
            after: after, actor: Controls.actor)
    }

    /// The establishment of an operation, under a command id and an operation's id in plain text.
    static func establish(_ id: String, _ operation: String = Controls.operation.wire) throws -> CommandEnvelope {
        let (id, operation) = (try CommandID(wire: id), try OperationID(wire: operation))
        return try test(id, OperationEstablishment(title: "ISF", currency: "USD"), operation: operation)
    }
}

/// What a question was refused with, or `nil` where it was answered.
func refusal<Answer>(_ body: () async throws(Problem) -> Answer) async -> Problem? {
    do throws(Problem) {
        _ = try await body()
        return nil
    } catch {
        return error
    }
}
