import DomainModel
import EventLog
import MessageBus
import MessageSchema
import TestSupport
import Testing

@testable import ServiceRuntime

/// Drives a core by hand: what it asks of its log is done when the test says so.
struct CoreDriver<A: Aggregate> {
    let storage: MemoryLogStorage
    let settings: ServiceCore<A>.Settings
    private(set) var log: MemoryLog
    var core: ServiceCore<A>
    var now: Instant

    /// Questions and appends that are not done yet, oldest first.
    private(set) var pending: [ServiceCore<A>.Action] = []
    private(set) var replies: [String: [Result<CommandReply, Problem>]] = [:]
    private(set) var previews: [String: Result<PreviewReply, Problem>] = [:]
    private(set) var upkeep: [String: Result<UpkeepReply, Problem>] = [:]
    private(set) var published: [ServiceCore<A>.Publication] = []
    private(set) var announces: [Announce] = []
    private(set) var consumed: [SequenceNumber] = []
    private(set) var notes: [CoreNote] = []
    private(set) var snapshots: [Cursor] = []
    private(set) var appends: [AppendBatch] = []
    private(set) var failure: LogError?

    init(
        storage: MemoryLogStorage? = nil, settings: ServiceCore<A>.Settings = .init(), now: Instant = Controls.start
    ) async throws {
        self.storage = storage ?? MemoryLogStorage(service: A.Command.service.rawValue)
        self.settings = settings
        self.now = now
        (log, core) = try await Self.open(self.storage, settings)
    }

    /// Kills the service and starts it again on what its log holds.
    mutating func restart() async throws {
        storage.abandon()
        (log, core) = try await Self.open(storage, settings)
        pending = []
        send(.tick)
    }

    private static func open(
        _ storage: MemoryLogStorage, _ settings: ServiceCore<A>.Settings
    ) async throws -> (MemoryLog, ServiceCore<A>) {
        let log = try MemoryLog(storage)
        var inboxes: [ServiceName: Cursor] = [:]
        for position in try await log.inboxPositions() {
            inboxes[try #require(ServiceName(rawValue: position.source))] = position.cursor
        }
        let core = ServiceCore<A>(
            identity: log.identity, state: try await folded(log), head: try await log.head(), inboxes: inboxes,
            parked: try await log.parked(), snapshotAt: .zero, settings: settings)
        return (log, core)
    }

    /// The state that the log's events fold to.
    static func folded(_ log: MemoryLog) async throws -> ServiceState<A> {
        var state = ServiceState<A>()
        for event in try await log.events(after: .zero, maxEvents: .max, maxBytes: .max) {
            state.fold(try EventCoder().decode(event.bytes, as: A.Event.self))
        }
        return state
    }

    func folded() async throws -> ServiceState<A> { try await Self.folded(log) }

    /// The headers of everything in the log.
    func headers() async throws -> [EventHeader] {
        try await log.events(after: .zero, maxEvents: .max, maxBytes: .max).map {
            try EventCoder().header(of: $0.bytes)
        }
    }

    static func address(_ request: String) -> ServiceCore<A>.Address {
        .init(peer: TransportPeer(token: [1]), request: request)
    }

    /// The only reply to a command, by the id of its request.
    func reply(_ request: String) -> Result<CommandReply, Problem>? {
        let all = replies[request] ?? []
        #expect(all.count <= 1, "\(request) was answered \(all.count) times")
        return all.last
    }

    func problem(_ request: String) -> Problem? {
        if case .failure(let problem)? = reply(request) { problem } else { nil }
    }

    mutating func send(_ input: ServiceCore<A>.Input) {
        take(core.step(input, now: now))
        core.letGo()
    }

    /// Sends a command; its request bears its id unless told.
    mutating func command(
        _ command: A.Command, id: CommandID, as request: String? = nil, operation: OperationID = Controls.operation,
        revision: SequenceNumber? = nil, after: Bookmark? = nil, preview: Bool = false
    ) throws {
        let prepared = try Self.prepared(command, id: id, operation: operation, revision: revision, after: after)
        let address = Self.address(request ?? id.wire)
        send(preview ? .preview(address, prepared) : .command(address, prepared))
    }

    static func prepared(
        _ command: A.Command, id: CommandID, operation: OperationID = Controls.operation,
        revision: SequenceNumber? = nil, after: Bookmark? = nil
    ) throws -> PreparedCommand<A.Command> {
        let envelope = CommandEnvelope(
            id: id, name: type(of: command.payload).name, operation: operation,
            data: try JSONValue.encoding(command.payload), revision: revision, after: after, actor: Controls.actor)
        return PreparedCommand(
            envelope: envelope, command: command, basis: .decided, contentHash: try envelope.contentHash())
    }

    mutating func pass(_ duration: Duration, ticking interval: Duration = .milliseconds(50)) async throws {
        let end = now.advanced(by: duration)
        while now < end {
            now = now.advanced(by: interval)
            send(.tick)
            try await settle()
        }
    }

    /// Does the oldest thing that the core asked of its log.
    mutating func doNext() async throws {
        guard !pending.isEmpty else { return }
        switch pending.removeFirst() {
        case .lookUp(let ids): send(.lookedUp(try log.replies(to: ids)))
        case .append(let batch):
            do throws(LogError) {
                try log.append(batch)
                appends.append(batch)
                send(.appended)
            } catch {
                send(.appendFailed(error))
            }
        case .readParked(let source, let operation, let subject):
            send(.parkedRead(try await log.parked(source: source, operation: operation, subject: subject)))
        default: break
        }
    }

    /// Does all that the core asks of its log.
    mutating func settle() async throws {
        while !pending.isEmpty { try await doNext() }
    }

    private mutating func take(_ actions: [ServiceCore<A>.Action]) {
        for action in actions {
            switch action {
            case .lookUp, .append, .readParked: pending.append(action)
            case .reply(let address, let result): replies[address.request, default: []].append(result)
            case .replyPreview(let address, let result): previews[address.request] = result
            case .replyUpkeep(let address, let result): upkeep[address.request] = result
            case .publish(let publications): published += publications
            case .announce(let announce): announces.append(announce)
            case .consumed(_, let sequence): consumed.append(sequence)
            case .saveSnapshot(let state, let cursor):
                #expect(state == core.committed)
                snapshots.append(cursor)
            case .stop(let error): failure = error
            case .note(let note): notes.append(note)
            }
        }
    }
}

extension CoreDriver where A == Ledger {
    mutating func add(
        _ entry: EntityID, _ text: String = "x", copies: Int? = nil, id: CommandID, as request: String? = nil,
        operation: OperationID = Controls.operation, revision: SequenceNumber? = nil, after: Bookmark? = nil,
        preview: Bool = false
    ) throws {
        try command(
            .entry(LedgerEntry(entry: entry, text: text, copies: copies)), id: id, as: request, operation: operation,
            revision: revision, after: after, preview: preview)
    }

    func text(_ entry: EntityID, in operation: OperationID = Controls.operation) -> String? {
        core.committed.operation(operation).entries[entry]
    }
}
