import Foundation
import MessageBus
import MessageSchema

/// A mandate service as a process of its own, and a client that asks it.
final class MandateProcess {
    /// Asks the service one question at a time, or many.
    let client: RequestClient
    /// Where it takes requests, for sockets of one's own.
    let endpoint: String
    /// How long it took from the start of the process to its first answer, in nanoseconds.
    let startNanoseconds: UInt64
    private let service: Peer
    private let transport: ZeroMQTransport
    private let answers: Task<Void, Never>

    /// Starts it in a home, and waits until it answers.
    /// - Parameter settings: beside the defaults, as environment variables.
    init(home: String, settings: [String: String] = [:], startLimit: Duration = .seconds(20)) async throws {
        let started = monotonicNanoseconds()
        let environment = ["MUSTER_HOME": home, "MUSTER_LOG_LEVEL": "warning"].merging(settings) { $1 }
        service = try Peer(.service, [], environment: environment)
        let name = ServiceName.mandate.rawValue
        endpoint = "ipc://\(home)/run/\(name).requests"
        try await UnixSocket.waitUntilListening(at: "\(home)/run/\(name).requests", within: startLimit)
        transport = try await ZeroMQTransport.start(directory: "\(home)/run", name: "sender")
        let client = RequestClient(to: name, over: try await transport.connect(to: name, topics: []))
        self.client = client
        answers = Task { await client.run() }
        _ = try await client.ask(.head, timeout: startLimit)
        startNanoseconds = monotonicNanoseconds() - started
    }

    /// What stays in memory, in bytes.
    var residentBytes: Double { get throws { try ResidentMemory.bytes(of: service.processIdentifier) } }

    /// How much time of the processors it has used, in nanoseconds, to the hundredth of a second.
    var processorNanoseconds: Double {
        get throws {
            let text = try String(contentsOfFile: "/proc/\(service.processIdentifier)/stat", encoding: .utf8)
            // The name, in parentheses, may hold anything; user and system time are the 12th and 13th after it.
            let fields = (text.split(separator: ")").last ?? "").split(separator: " ")
            guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
                throw BenchmarkFailure(text: "the service's process says nothing of its time; has it ended?")
            }
            return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK))) * 1e9
        }
    }

    /// Where its log stands.
    func head() async throws -> Cursor { try await client.ask(.head).decoded(as: Cursor.self) }

    /// Stops it in order; it keeps a snapshot at its end.
    func stop(within limit: Duration = .seconds(8)) async {
        answers.cancel()
        await transport.close()
        service.stop(within: limit)
    }

    /// Ends it where it stands; no snapshot is kept.
    func kill() async {
        answers.cancel()
        await transport.close()
        service.kill()
    }
}

/// What a process holds in memory.
enum ResidentMemory {
    /// In bytes.
    static func bytes(of process: pid_t) throws -> Double {
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
            let kibibytes = line.split(whereSeparator: \.isWhitespace).compactMap({ Double($0) }).first
        else { throw BenchmarkFailure(text: "process \(process) has no memory to speak of; has it ended?") }
        return kibibytes * 1_024
    }
}
