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

    private let service: MandateProcess
    private var commands: ExampleCommands

    init(home: String) async throws {
        service = try await MandateProcess(home: home)
        commands = ExampleCommands(for: try OperationID(wire: "isf-gaza"))
    }

    /// Establishes the operation, sends so many commands, and tells how large they are.
    func warmUp(commands count: Int) async throws -> Sizes {
        _ = try await service.client.ask(.command, try commands.establishment())
        _ = try await times(of: count)
        let command = try commands.next()
        let request = BusRequest(id: "r100", request: .command, body: try JSONValue.encoding(command))
        let answer = try await service.client.ask(.command, command)
        let reply = BusReply(id: "r100", body: answer.body)
        let stored = try await service.client.ask(
            .replay, ReplayRequest(after: nil, maxEvents: commands.count + 1, maxBytes: 1 << 24))
        return Sizes(
            request: try JSONEncoder().encode(request).count, reply: try JSONEncoder().encode(reply).count,
            event: stored.frames.last?.count ?? 0)
    }

    /// Sends so many commands one after the other.
    /// - Returns: the nanoseconds of each, from the typed command to the typed reply.
    func times(of count: Int) async throws -> [Double] {
        var times: [Double] = []
        for _ in 0..<count { times.append(try await service.time(of: try commands.next())) }
        return times
    }

    /// Sends one command.
    /// - Returns: what it was answered.
    func send() async throws -> CommandReply {
        try await service.client.ask(.command, try commands.next()).decoded(as: CommandReply.self)
    }

    func stop() async {
        await service.stop()
    }
}

extension MandateProcess {
    /// The nanoseconds of a command, from the typed command to the typed reply.
    func time(of command: CommandEnvelope) async throws -> Double {
        let started = monotonicNanoseconds()
        let reply = try await client.ask(.command, command).decoded(as: CommandReply.self)
        let elapsed = Double(monotonicNanoseconds() - started)
        guard reply.command == command.id, reply.events.count == 1 else {
            throw BenchmarkFailure(text: "the reply is to \(reply.command) in place of \(command.id)")
        }
        return elapsed
    }
}
