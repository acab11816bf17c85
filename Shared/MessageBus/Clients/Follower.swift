import Foundation
public import MessageSchema
import Synchronization

/// Follows one service without loss: drives a `FollowerMachine` over a connection, and hands on what it delivers.
///
/// `run` drives; `outputs` delivers, to one consumer, which tells with `consumed` what it has made durable. In between
/// wait no more events than the machine's window, the latest announce, and a bounded number of notes.
public actor Follower {
    /// What the consumer is given.
    public enum Output: Sendable {
        /// Events in order, none missing and none twice.
        case events([FollowedEvent])
        /// The log is not the one that was followed: let go of what came from it; it begins at this cursor.
        case beginAnew(Cursor, FollowerMachine.Divergence)
        /// Something for counters and the log.
        case note(FollowerMachine.Note)
        /// The service said where it stands, and how far it has followed others.
        case announce(Announce)
    }

    /// What is delivered, in order; ends when `run` ends. For one consumer.
    public nonisolated let outputs: AsyncStream<Output>
    /// Puts requests to the same service; answers arrive while `run` runs.
    public nonisolated let requests: RequestClient

    private let waiting: FollowerOutputs
    private let service: ServiceName
    private let connection: any TransportConnection
    private let clock: @Sendable () -> Instant
    private var machine: FollowerMachine
    private let shown = Mutex(Status(position: nil, head: nil, isLive: false, heardAt: nil))

    /// Connects to a service; nothing is asked for before `run`.
    /// - Throws: `TransportFailure` where no connection is possible.
    public init(
        of service: ServiceName, over transport: any Transport, settings: FollowerMachine.Settings = .init(),
        clock: @escaping @Sendable () -> Instant
    ) async throws(TransportFailure) {
        self.service = service
        self.clock = clock
        connection = try await transport.connect(
            to: service.rawValue, topics: ["\(service.rawValue)/", Announce.topic(of: service)])
        requests = RequestClient(to: service.rawValue, over: connection)
        machine = FollowerMachine(settings: settings)
        let waiting = FollowerOutputs()
        self.waiting = waiting
        outputs = AsyncStream { await waiting.next() }
    }

    /// Where the follower stands and what it knows of its service.
    public struct Status: Hashable, Sendable {
        /// The last event handed on.
        public let position: Cursor?
        /// The service's head as last heard of.
        public let head: Cursor?
        /// Whether every event so far was handed on.
        public let isLive: Bool
        /// When anything was last heard of the service.
        public let heardAt: Instant?
    }

    /// Where the follower stands now; whoever asks does not wait for what it is doing.
    public nonisolated var status: Status { shown.withLock { $0 } }

    /// Follows from a stored cursor, or from the beginning, until the task is cancelled or the connection closed.
    public func run(from cursor: Cursor?) async {
        perform(machine.start(from: cursor, now: clock()))
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.requests.run() }
            group.addTask { await self.takeMessages() }
            group.addTask { await self.keepTime() }
            await group.next()
            group.cancelAll()
            await connection.close()
        }
        waiting.finish()
    }

    /// Tells that the effect of all events up to this one is durable.
    public func consumed(upTo sequence: SequenceNumber) {
        perform(machine.consumed(upTo: sequence, now: clock()))
    }

    private func takeMessages() async {
        let topic = Announce.topic(of: service)
        let decoder = JSONDecoder()
        while let messages = await connection.nextMessages() {
            let now = clock()
            var run: [[UInt8]] = []
            for message in messages {
                guard message.topic == topic else {
                    run.append(message.bytes)
                    continue
                }
                perform(machine.received(run, now: now))
                run = []
                guard let announce = try? decoder.decode(Announce.self, from: Data(message.bytes)) else {
                    waiting.put(.note(.unreadable))
                    continue
                }
                waiting.put(.announce(announce))
                perform(machine.announced(announce, now: now))
            }
            perform(machine.received(run, now: now))
        }
    }

    private func keepTime() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(500))
            perform(machine.tick(now: clock()))
        }
    }

    private func perform(_ actions: [FollowerMachine.Action]) {
        let status = Status(
            position: machine.position, head: machine.head, isLive: machine.isLive, heardAt: machine.heardAt)
        shown.withLock { $0 = status }
        for action in actions {
            switch action {
            case .deliver(let events): waiting.put(.events(events))
            case .beginAnew(let cursor, let divergence): waiting.put(.beginAnew(cursor, divergence))
            case .note(let note): waiting.put(.note(note))
            case .askHead(let number): Task { await askHead(number) }
            case .askPage(let number, let request): Task { await askPage(number, request) }
            }
        }
    }

    private func askHead(_ number: UInt64) async {
        do throws(Problem) {
            let head = try await requests.ask(.head, timeout: .seconds(2)).decoded(as: Cursor.self)
            perform(machine.answered(number: number, head: head, now: clock()))
        } catch {
            perform(machine.failed(number: number, reason: error.detail, now: clock()))
        }
    }

    private func askPage(_ number: UInt64, _ request: ReplayRequest) async {
        do throws(Problem) {
            let answer = try await requests.ask(.replay, request, timeout: .seconds(2))
            let page = try answer.decoded(as: ReplayReply.self)
            perform(machine.answered(number: number, page: page, events: answer.frames, now: clock()))
        } catch {
            if error.kind == .divergence, let head = await divergedHead() {
                perform(machine.refused(number: number, divergedAt: head, now: clock()))
            } else {
                perform(machine.failed(number: number, reason: error.detail, now: clock()))
            }
        }
    }

    private func divergedHead() async -> Cursor? {
        try? await requests.ask(.head, timeout: .seconds(2)).decoded(as: Cursor.self)
    }
}
