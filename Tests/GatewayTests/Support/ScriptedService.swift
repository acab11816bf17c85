import Foundation
import MessageBus
import MessageSchema
import Synchronization
import TestSupport

/// A service that says what a test wants: it keeps a log in memory, publishes, announces, replays, and answers commands
/// as told.
final class ScriptedService: Sendable {
    /// What it answers to a command or preview.
    typealias Decision = @Sendable (BusRequest.Kind, CommandEnvelope) -> Result<JSONValue, Problem>

    private struct Log {
        var cursor: Cursor
        var events: [[UInt8]] = []
        var cursors: [Cursor] = []
    }

    let service: ServiceName
    private let server: any TransportServer
    private let log: Mutex<Log>
    private let decision: Mutex<Decision?>
    private let commands = Mutex<[CommandEnvelope]>([])
    private let tasks = Mutex<[Task<Void, Never>]>([])

    private init(_ service: ServiceName, server: any TransportServer, log: LogID, epoch: Epoch) {
        self.service = service
        self.server = server
        self.log = Mutex(Log(cursor: .start(of: log, epoch: epoch)))
        decision = Mutex(nil)
    }

    /// Takes the place of a service on the bus and begins to announce.
    static func start(
        _ service: ServiceName, over transport: any Transport, log: LogID? = nil, events: [[UInt8]] = []
    ) async throws -> ScriptedService {
        let server = try await transport.serve(service.rawValue)
        let scripted = ScriptedService(service, server: server, log: log ?? Controls.log(of: service), epoch: .first)
        for event in events { scripted.store(event) }
        let answering = Task { await scripted.answer() }
        let announcing = Task {
            while !Task.isCancelled {
                scripted.announce()
                try? await Task.sleep(for: .milliseconds(50))
            }
        }
        scripted.tasks.withLock { $0 = [answering, announcing] }
        return scripted
    }

    func stop() async {
        for task in tasks.withLock({ $0 }) { task.cancel() }
        await server.close()
    }

    func onCommand(_ decision: @escaping Decision) {
        self.decision.withLock { $0 = decision }
    }

    /// Answers no command from now on, as a service that hangs.
    func hang() { decision.withLock { $0 = nil } }

    /// The commands and previews that arrived.
    var received: [CommandEnvelope] { commands.withLock { $0 } }

    var head: Cursor { log.withLock { $0.cursor } }

    /// Where its log stands, as a command's reply says it.
    var bookmark: Bookmark {
        Bookmark(log: head.log, service: service, epoch: head.epoch, sequence: head.sequence)
    }

    /// States a fact.
    @discardableResult
    func tell<Event: ServiceEvent>(
        _ event: Event, operation: OperationID = Controls.operation, command: CommandID? = nil, cause: EventID? = nil,
        publishing: Bool = true
    ) throws -> EventHeader {
        let place = head
        let example = ExampleEvent.recorded(event, operation: operation, sequence: place.sequence.next.value)
        let header = EventHeader(
            id: EventID(log: place.log, epoch: place.epoch, sequence: place.sequence.next),
            type: try EventType(wire: example.header.type), subject: example.header.subject,
            recorded: example.header.recorded, operation: operation, actor: example.header.actor,
            effective: example.header.effective, learned: example.header.learned,
            command: command ?? example.header.command,
            commandHash: example.header.commandHash, correlation: example.header.correlation, causation: cause)
        let bytes = try EventCoder().encode(
            RecordedEvent(header: header, provenance: example.provenance, event: event))
        tell(bytes: bytes, topic: header.topic, publishing: publishing)
        return header
    }

    func tell(bytes: [UInt8], topic: String, publishing: Bool = true) {
        store(bytes)
        if publishing { server.publish(topic: topic, bytes) }
    }

    private func store(_ bytes: [UInt8]) {
        log.withLock { log in
            log.cursor = log.cursor.advanced(over: bytes)
            log.events.append(bytes)
            log.cursors.append(log.cursor)
        }
    }

    private func announce() {
        let announce = Announce(service: service, head: head, inboxes: [:], time: Controls.start)
        guard let bytes = try? JSONEncoder().encode(announce) else { return }
        server.publish(topic: Announce.topic(of: service), [UInt8](bytes))
    }

    private func answer() async {
        while let requests = await server.nextRequests() {
            for request in requests {
                guard let frame = request.frames.first,
                    let asked = try? JSONDecoder().decode(BusRequest.self, from: Data(frame)),
                    let frames = try? answer(asked)
                else { continue }
                server.reply(frames, to: request.peer)
            }
        }
    }

    private func answer(_ request: BusRequest) throws -> [[UInt8]]? {
        switch BusRequest.Kind(rawValue: request.request) {
        case .head: return [try reply(request, .success(JSONValue.encoding(head)))]
        case .replay: return try replay(request)
        case .metrics:
            let text =
                "# TYPE muster_commands counter\n# HELP muster_commands Commands.\nmuster_commands_total 3\n# EOF\n"
            return [try reply(request, .success(JSONValue.encoding(MetricsReply(text: text))))]
        case .command?, .preview?:
            guard let kind = BusRequest.Kind(rawValue: request.request), let body = request.body else { return nil }
            let command = try body.decoded(as: CommandEnvelope.self)
            commands.withLock { $0.append(command) }
            // Without a decision it never answers, as a service that hangs.
            guard let decision = decision.withLock({ $0 }) else { return nil }
            return [try reply(request, decision(kind, command))]
        default: return nil
        }
    }

    private func replay(_ request: BusRequest) throws -> [[UInt8]] {
        let asked = try (request.body ?? .null).decoded(as: ReplayRequest.self)
        let log = log.withLock { $0 }
        let from = asked.after ?? .start(of: log.cursor.log, epoch: log.cursor.epoch)
        let known = from.sequence == .zero || log.cursors.contains(from)
        guard from.log == log.cursor.log, known else {
            return [try reply(request, .failure(Problem(.divergence, "not a position of this log")))]
        }
        let page = log.events.dropFirst(Int(from.sequence.value)).prefix(asked.maxEvents)
        let body = try JSONValue.encoding(ReplayReply(from: from, count: page.count, head: log.cursor))
        return [try reply(request, .success(body))] + page
    }

    private func reply(_ request: BusRequest, _ result: Result<JSONValue, Problem>) throws -> [UInt8] {
        let reply =
            switch result {
            case .success(let body): BusReply(id: request.id, body: body)
            case .failure(let problem): BusReply(id: request.id, problem: problem)
            }
        return [UInt8](try JSONEncoder().encode(reply))
    }
}
