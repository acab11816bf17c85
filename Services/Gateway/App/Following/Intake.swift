import EventLog
import GatewayDomain
import Logging
import MessageBus
import MessageSchema
import ServiceRuntime

/// Takes in what the followers hand on: stores it, folds it, publishes the state, and only then tells the follower.
///
/// One task does it for all sources, so that the state has one writer.
struct Intake: Sendable {
    /// How many stored events are read at once when the store is folded at the start.
    private static let pageEvents = 5_000
    private static let pageBytes = 8 * 1_024 * 1_024

    let mirror: any MirrorStore
    let sources: Sources
    let holder: StateHolder
    let meter: GatewayMeter
    let clock: @Sendable () -> Instant
    /// Free bytes on the store's disk below which nothing is taken in.
    var reserve: UInt64 = 0

    /// Folds what the store holds.
    /// - Returns: the state and the cursors to follow on from.
    /// - Throws: `LogError` where the store cannot be read.
    func restore() async throws(LogError) -> (state: GatewayState, cursors: [ServiceName: Cursor]) {
        var state = GatewayState()
        var cursors: [ServiceName: Cursor] = [:]
        let coder = EventCoder()
        for (name, cursor) in try await mirror.cursors().sorted(by: { $0.key < $1.key }) {
            guard let service = ServiceName(rawValue: name) else { continue }
            cursors[service] = cursor
            state.beginAnew(service, at: .start(of: cursor.log, epoch: cursor.epoch))
            var place = SequenceNumber.zero
            while place < cursor.sequence {
                let page = try await mirror.events(
                    source: name, after: place, maxEvents: Self.pageEvents, maxBytes: Self.pageBytes)
                guard let last = page.last else { break }
                for event in page {
                    let id = EventID(log: cursor.log, epoch: event.epoch, sequence: event.sequence)
                    let at = Cursor(
                        log: cursor.log, epoch: cursor.epoch, sequence: event.sequence, hash: event.hash)
                    _ = state.fold(event.bytes, id: id, cursor: at, from: service, coder: coder)
                }
                place = last.sequence
            }
        }
        try await reconcileParked(with: state, cursors)
        return (state, cursors)
    }

    /// Takes in until the followers end.
    /// - Throws: `LogError` where the store failed for good; the process must be started anew.
    func run(from restored: GatewayState) async throws {
        var state = restored
        let coder = EventCoder()
        let merged = AsyncStream<(ServiceName, Follower, Follower.Output)>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                // Each stream is bounded by its follower's window, and so is the merged one.
                await withTaskGroup(of: Void.self) { streams in
                    for (service, follower) in sources.followers {
                        streams.addTask {
                            for await output in follower.outputs {
                                merged.continuation.yield((service, follower, output))
                            }
                        }
                    }
                }
                merged.continuation.finish()
            }
            for await (service, follower, output) in merged.stream {
                switch output {
                case .events(let events):
                    guard let last = events.last else { continue }
                    try await take(events, of: service, into: &state, coder: coder)
                    await follower.consumed(upTo: last.cursor.sequence)
                case .beginAnew(let cursor, let divergence):
                    meter.divergence(of: service, divergence)
                    try await whenThereIsRoom(for: service) { () async throws(LogError) in
                        try await mirror.archive(source: service.rawValue, at: clock().microseconds)
                    }
                    state.beginAnew(service, at: cursor)
                    await holder.publish(state)
                case .note(let note): meter.note(note, of: service)
                case .announce: break
                }
            }
            group.cancelAll()
        }
    }

    private func take(
        _ events: [FollowedEvent], of service: ServiceName, into state: inout GatewayState, coder: EventCoder
    ) async throws {
        var folded = state
        var stored: [StoredEvent] = []
        var parked: [ParkedFact] = []
        for event in events {
            let result = folded.fold(event.bytes, id: event.id, cursor: event.cursor, from: service, coder: coder)
            if let fact = result.parked { parked.append(fact) }
            stored.append(
                StoredEvent(
                    sequence: event.cursor.sequence, epoch: event.id.epoch,
                    operation: result.header?.operation.wire ?? "", subject: result.header?.subject.wire ?? "",
                    commandID: result.header?.command.wire ?? "", hash: event.cursor.hash, bytes: event.bytes))
        }
        guard let cursor = events.last?.cursor else { return }
        let now = clock()
        let parkedEvents = parked.map { ParkedEvent($0, of: service, at: now) }
        Checkpoint.storeBegun.reached()
        try await whenThereIsRoom(for: service) { () async throws(LogError) in
            try await mirror.append(
                source: service.rawValue, events: stored, cursor: cursor, parkedAdded: parkedEvents, parkedRemoved: [])
        }
        Checkpoint.stored.reached()
        state = folded
        meter.count(.stored, events.count, source: service)
        for fact in parked { meter.parked(fact, of: service) }
        await holder.publish(state)
        Checkpoint.shown.reached()
    }

    /// What an earlier program could not read, this one may, and the reverse.
    private func reconcileParked(
        with state: GatewayState, _ cursors: [ServiceName: Cursor]
    ) async throws(LogError) {
        let known = try await mirror.parked()
        for (service, cursor) in cursors.sorted(by: { $0.key < $1.key }) {
            let had = known.filter { $0.source == service.rawValue }
            let parked = state.source(service).parked.sorted { $0.key < $1.key }
                .map { ParkedEvent($0.value, of: service, at: clock()) }
            let removed = had.map(\.key).filter { key in !parked.contains { $0.key == key } }
            let added = parked.filter { event in !had.contains { $0.key == event.key } }
            guard !removed.isEmpty || !added.isEmpty else { continue }
            try await mirror.append(
                source: service.rawValue, events: [], cursor: cursor, parkedAdded: added, parkedRemoved: removed)
        }
    }
}

extension ParkedEvent {
    init(_ fact: ParkedFact, of service: ServiceName, at now: Instant) {
        self.init(
            source: service.rawValue, log: fact.id.log, epoch: fact.id.epoch, sequence: fact.id.sequence,
            operation: fact.operation, subject: fact.subject, type: fact.type, reason: fact.reason, bytes: fact.bytes,
            parkedAt: now.microseconds)
    }
}
