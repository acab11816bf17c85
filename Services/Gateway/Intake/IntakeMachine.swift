public import EventLog
public import GatewayDomain
public import MessageBus
public import MessageSchema

/// Takes in what the followers of the four services hand on, without any I/O: it is stored, folded, shown, and only then
/// is the follower told.
///
/// One thing is done at a time; what comes meanwhile waits, in order and bounded by the followers' windows. The caller
/// performs the actions in their order and feeds back what comes of them.
public struct IntakeMachine: Sendable {
    /// What comes in.
    public enum Input: Sendable {
        /// Events of a service, in order, none missing.
        case events(ServiceName, [FollowedEvent])
        /// The log of a service is not the one that was followed; it begins at this cursor.
        case beginAnew(ServiceName, Cursor)
        /// What was to be stored, or set aside, is.
        case stored
        /// It is not.
        case failed(LogError)
        /// Time went on; to be told about every half second.
        case tick
    }

    /// What goes out.
    public enum Action: Sendable {
        /// Make these durable, all of it or nothing; tell with `stored` or `failed`.
        case store(ServiceName, StoredPart)
        /// Set the present copy of a service's log aside, which goes on at a place of another; tell with `stored` or
        /// `failed`.
        case archive(ServiceName, at: Instant, goingOnAt: Cursor)
        /// Answer questions from this state.
        case show(GatewayState)
        /// Tell the follower of a service that events up to this one have had their effect.
        case consumed(ServiceName, SequenceNumber)
        /// The store cannot be trusted any more: end the process.
        case stop(LogError)
        /// Something for counters and the log.
        case note(Note)
    }

    /// What is stored at once of one service.
    public struct StoredPart: Sendable {
        /// The events, in order.
        public let events: [StoredEvent]
        /// The place after them.
        public let cursor: Cursor
        /// Those of them that could not be taken in, and others found so at the start.
        public let parkedAdded: [ParkedEvent]
        /// What is parked no longer.
        public let parkedRemoved: [ParkedEvent.Key]
    }

    /// Something that happened, for counters and the log.
    public enum Note: Sendable {
        /// So many events are stored and folded.
        case stored(ServiceName, Int)
        /// An event could not be taken in.
        case parked(ServiceName, ParkedFact)
        /// The store did not take something; where it is full or in use, it is tried again.
        case failed(ServiceName, LogError)
    }

    private enum Work: Sendable {
        case events(ServiceName, [FollowedEvent])
        case beginAnew(ServiceName, Cursor)

        var service: ServiceName {
            switch self {
            case .events(let service, _), .beginAnew(let service, _): service
            }
        }
    }

    /// What is under way, and the state that it leads to.
    private struct Step: Sendable {
        let action: Action
        let service: ServiceName
        let folded: GatewayState
        let consumed: SequenceNumber?
        var notes: [Note] = []
    }

    /// How long after the store had no room it is tried again.
    private let retryInterval: Duration
    private var state = GatewayState()
    private var waiting: [Work] = []
    private var step: Step?
    private var failedAt: Instant?
    private var time = SteadyTime()
    private var isStopped = false

    /// A machine that knows nothing yet.
    public init(retryInterval: Duration = .seconds(1)) {
        self.retryInterval = retryInterval
    }

    /// All that is folded and stored.
    public var folded: GatewayState { state }

    /// Whether nothing waits and nothing is under way.
    public var isIdle: Bool { step == nil && waiting.isEmpty }

    /// How many things wait.
    public var waitingCount: Int { waiting.count }

    /// Begins with the stored copy of a log, whose events follow with ``restore(_:of:)``.
    public mutating func beginRestoring(_ service: ServiceName, of cursor: Cursor) {
        state.beginAnew(service, at: .start(of: cursor.log, epoch: cursor.epoch))
    }

    /// Folds the next events of a stored copy.
    public mutating func restore(_ page: [StoredEvent], of service: ServiceName) {
        let coder = EventCoder()
        for event in page {
            guard let position = state.source(service).position else { return }
            let id = EventID(log: position.log, epoch: event.epoch, sequence: event.sequence)
            let cursor = Cursor(
                log: position.log, epoch: position.epoch, sequence: event.sequence, hash: event.hash)
            _ = state.fold(event.bytes, id: id, cursor: cursor, from: service, coder: coder)
        }
    }

    /// What an earlier program could not read, this one may, and the reverse: what the store is to be told of it.
    public func reconciled(parked known: [ParkedEvent], now: Instant) -> [(ServiceName, StoredPart)] {
        ServiceName.allCases.compactMap { service in
            guard let cursor = state.source(service).position else { return nil }
            let had = known.filter { $0.source == service.rawValue }
            let parked = state.source(service).parked.sorted { $0.key < $1.key }
                .map { ParkedEvent($0.value, of: service, at: now) }
            let removed = had.map(\.key).filter { key in !parked.contains { $0.key == key } }
            let added = parked.filter { event in !had.contains { $0.key == event.key } }
            guard !removed.isEmpty || !added.isEmpty else { return nil }
            return (service, StoredPart(events: [], cursor: cursor, parkedAdded: added, parkedRemoved: removed))
        }
    }

    /// Takes one input in.
    public mutating func step(_ input: Input, now: Instant) -> [Action] {
        guard !isStopped else { return [] }
        time.read(now)
        switch input {
        case .events(let service, let events):
            if !events.isEmpty { waiting.append(.events(service, events)) }
        case .beginAnew(let service, let cursor):
            // What waits of the log that is let go would not follow in the new copy.
            waiting.removeAll { $0.service == service }
            waiting.append(.beginAnew(service, cursor))
        case .stored: return finish() + begin(now)
        case .failed(let error): return fail(error)
        case .tick:
            guard let failedAt, time.elapsed(since: failedAt) >= retryInterval, let step else { break }
            self.failedAt = nil
            return [step.action]
        }
        return begin(now)
    }

    private mutating func begin(_ now: Instant) -> [Action] {
        guard step == nil, !waiting.isEmpty else { return [] }
        let next: Step
        switch waiting.removeFirst() {
        case .events(let service, let events):
            guard let begun = take(events, of: service, now) else { return begin(now) }
            next = begun
        case .beginAnew(let service, let cursor):
            var folded = state
            folded.beginAnew(service, at: cursor)
            next = Step(
                action: .archive(service, at: now, goingOnAt: cursor), service: service, folded: folded, consumed: nil)
        }
        step = next
        return [next.action]
    }

    private func take(_ events: [FollowedEvent], of service: ServiceName, _ now: Instant) -> Step? {
        let coder = EventCoder()
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
        guard let cursor = events.last?.cursor else { return nil }
        let part = StoredPart(
            events: stored, cursor: cursor, parkedAdded: parked.map { ParkedEvent($0, of: service, at: now) },
            parkedRemoved: [])
        return Step(
            action: .store(service, part), service: service, folded: folded, consumed: cursor.sequence,
            notes: [.stored(service, events.count)] + parked.map { .parked(service, $0) })
    }

    private mutating func finish() -> [Action] {
        guard let done = step else { return [] }
        step = nil
        state = done.folded
        return done.notes.map { .note($0) } + [.show(state)]
            + (done.consumed.map { [.consumed(done.service, $0)] } ?? [])
    }

    /// A full store is waited out, with nothing taken in meanwhile; anything else is for the next start to look at.
    private mutating func fail(_ error: LogError) -> [Action] {
        guard let step else { return [] }
        let note = Action.note(.failed(step.service, error))
        switch error.code {
        case .full, .busy:
            failedAt = time.now
            return [note]
        default:
            isStopped = true
            return [note, .stop(error)]
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
