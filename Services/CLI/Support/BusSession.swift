import Foundation
import MessageBus
import MessageSchema
import ServiceRuntime

/// The command's connections to the suite's processes; opened when first needed.
actor BusSession {
    /// The folders of the suite.
    nonisolated let home: MusterHome
    /// The transport, for those that follow a service.
    nonisolated let transport: ZeroMQTransport
    private var clients: [String: RequestClient] = [:]
    private var tasks: [Task<Void, Never>] = []

    private init(home: MusterHome, transport: ZeroMQTransport) {
        self.home = home
        self.transport = transport
    }

    /// Opens a session, lends it, and closes it whatever happens.
    static func with<Result: Sendable>(
        _ home: MusterHome, _ body: @Sendable (BusSession) async throws -> Result
    ) async throws -> Result {
        // Sockets may lie at a path relative to the working directory, where the absolute one is too long.
        let directory = (home.requestsSocket(of: "x") as NSString).deletingLastPathComponent
        let session: BusSession
        do throws(TransportFailure) {
            session = BusSession(home: home, transport: try await .start(directory: directory, name: "muster-cli"))
        } catch {
            throw CommandFailure(.failed, "the socket library cannot be set up: \(error.message)")
        }
        do {
            let result = try await body(session)
            await session.close()
            return result
        } catch {
            await session.close()
            throw error
        }
    }

    /// Puts a request to a process by its name.
    /// - Throws: the problem of its answer, or one of kind `unavailable`.
    func ask(
        _ process: String, _ kind: BusRequest.Kind, _ body: JSONValue? = nil, timeout: Duration = .seconds(10)
    ) async throws(Problem) -> RequestClient.Answer {
        guard Self.isThere(process, in: home) else { throw Self.absent(process, in: home) }
        return try await client(of: process).ask(kind, body, timeout: timeout)
    }

    private func client(of process: String) async throws(Problem) -> RequestClient {
        if let client = clients[process] { return client }
        let client: RequestClient
        do throws(TransportFailure) {
            client = RequestClient(to: process, over: try await transport.connect(to: process, topics: []))
        } catch {
            throw Problem(.unavailable, error.message)
        }
        if let other = clients[process] { return other }
        clients[process] = client
        tasks.append(Task { await client.run() })
        return client
    }

    private func close() async {
        for task in tasks { task.cancel() }
        await transport.close()
    }

    /// Whether a process can be there: its socket exists, and its process id is written and alive. A process writes its
    /// id once it is bound and removes it when it stops in order; its socket stays behind.
    static func isThere(_ process: String, in home: MusterHome) -> Bool {
        guard FileManager.default.fileExists(atPath: home.requestsSocket(of: process)) else { return false }
        guard let text = StateFile.read(home.processIDFile(of: process)), let id = pid_t(text), id > 0 else {
            return false
        }
        return kill(id, 0) == 0 || errno == EPERM
    }

    /// What to say where a process is not there.
    static func absent(_ process: String, in home: MusterHome) -> Problem {
        Problem(
            .unavailable,
            "`\(process)` is not running in \(home.root); start the suite with `make start` (or `muster up`), see what runs "
                + "with `muster ps`, or name another home with --home or MUSTER_HOME",
            retryAfter: 1)
    }
}
