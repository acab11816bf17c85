import MessageBus
import MessageSchema

/// Drives a `FollowerMachine` over the simulated network, as `Follower` does over a transport.
final class SimulatedFollower {
    let origin: ServiceName
    private(set) var machine: FollowerMachine
    private unowned let suite: Suite
    private let place: Place
    /// Runs something in the part that follows, when that is awake and still the same.
    private let run: (@escaping () -> Void) -> Void
    private let clock: () -> Instant
    var onEvents: ([FollowedEvent]) -> Void = { _ in }
    var onAnew: (Cursor, FollowerMachine.Divergence) -> Void = { _, _ in }

    init(
        of origin: ServiceName, at place: Place, in suite: Suite, clock: @escaping () -> Instant,
        run: @escaping (@escaping () -> Void) -> Void
    ) {
        self.origin = origin
        self.place = place
        self.suite = suite
        self.clock = clock
        self.run = run
        var settings = FollowerMachine.Settings()
        // Small, so that pages and slow consumers come about with a few hundred events.
        settings.window = 20
        settings.buffer = 16
        settings.pageEvents = 12
        settings.ignoresGaps = suite.mutation == .gapsIgnored
        machine = FollowerMachine(settings: settings)
    }

    func start(from cursor: Cursor?) { perform(machine.start(from: cursor, now: clock())) }

    func tick() { perform(machine.tick(now: clock())) }

    func consumed(upTo sequence: SequenceNumber) { perform(machine.consumed(upTo: sequence, now: clock())) }

    /// Takes in a published message.
    func receive(_ topic: String, _ bytes: [UInt8]) {
        guard topic == Announce.topic(of: origin) else { return perform(machine.received([bytes], now: clock())) }
        guard let announce = try? JSONParser().parse(bytes).decoded(as: Announce.self) else { return }
        perform(machine.announced(announce, now: clock()))
    }

    private func perform(_ actions: [FollowerMachine.Action]) {
        for action in actions {
            switch action {
            case .deliver(let events): onEvents(events)
            case .beginAnew(let cursor, let divergence):
                suite.diverged(divergence, of: origin, at: place)
                onAnew(cursor, divergence)
            case .note(let note): count(note)
            case .askHead(let number): askHead(number)
            case .askPage(let number, let request): askPage(number, request)
            }
        }
    }

    private func ask(_ kind: BusRequest.Kind, _ body: JSONValue?, _ then: @escaping (Answer) -> Void) {
        suite.ask(kind, body, of: origin, from: place, timeout: .seconds(2)) { answer in self.run { then(answer) } }
    }

    private func askHead(_ number: UInt64) {
        ask(.head, nil) { answer in
            guard let head = try? answer.body?.decoded(as: Cursor.self) else {
                return self.perform(self.machine.failed(number: number, reason: answer.reason, now: self.clock()))
            }
            self.perform(self.machine.answered(number: number, head: head, now: self.clock()))
        }
    }

    private func askPage(_ number: UInt64, _ request: ReplayRequest) {
        ask(.replay, try? JSONValue.encoding(request)) { answer in
            if let page = try? answer.body?.decoded(as: ReplayReply.self) {
                return self.perform(
                    self.machine.answered(number: number, page: page, events: answer.frames, now: self.clock()))
            }
            guard answer.problem?.kind == .divergence else {
                return self.perform(self.machine.failed(number: number, reason: answer.reason, now: self.clock()))
            }
            self.ask(.head, nil) { answer in
                guard let head = try? answer.body?.decoded(as: Cursor.self) else {
                    return self.perform(self.machine.failed(number: number, reason: answer.reason, now: self.clock()))
                }
                self.perform(self.machine.refused(number: number, divergedAt: head, now: self.clock()))
            }
        }
    }

    private func count(_ note: FollowerMachine.Note) {
        switch note {
        case .gap: suite.world.reach(.gapRepaired)
        case .announcedAhead: suite.world.reach(.announcedAhead)
        case .duplicate: suite.world.reach(.duplicateDropped)
        case .deferred: suite.world.reach(.slowConsumer)
        case .silent: suite.world.reach(.silenceNoticed)
        case .heard: suite.world.reach(.heardAgain)
        case .unanswered: suite.world.reach(.questionUnanswered)
        case .unreadable: suite.world.reach(.unreadableDropped)
        case .replaying, .live: break
        }
    }
}
