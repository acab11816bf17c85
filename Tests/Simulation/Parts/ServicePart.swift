import DomainModel
import EventLog
import MessageBus
import MessageSchema
import ServiceRuntime

/// What the suite needs of a service, whatever it decides.
protocol AnyServicePart: Part {
    var service: ServiceName { get }
    var disk: SimulatedDisk<MemoryLogContent> { get }
    var isIdle: Bool { get }
    var inboxes: [ServiceName: Cursor] { get }
    var followed: [ServiceName] { get }
    var head: Cursor { get }
    var parkedCount: Int { get }
    func handle(_ frame: [UInt8], _ reply: @escaping ([[UInt8]]) -> Void)
    /// What is wrong with the state, measured against a fold of the whole log.
    func faultOfState() -> String?
    /// How often the operation was accepted in the log, by operation.
    func acceptances() -> [OperationID: Int]
}

/// A service: its commit loop, intake, subscriptions and replay answers are the product's own; its shell, disk and
/// network are not.
final class ServicePart<A: Aggregate>: FollowingPart, AnyServicePart {
    let service = A.Command.service
    let disk: SimulatedDisk<MemoryLogContent>
    private let intake: CommandIntake<A>
    private var core: ServiceCore<A>?
    private var replies: [[UInt8]: ([[UInt8]]) -> Void] = [:]
    private var lastPeer: UInt64 = 0

    init(_ suite: Suite) throws {
        let name = "\(service.rawValue)-\(suite.logs)"
        guard let log = LogID(name) else { throw SimulationFailure("\(name) is no log id") }
        disk = SimulatedDisk(
            MemoryLogContent(LogIdentity(log: log, epoch: .first)), suite.world, suite.mutation)
        intake = try CommandIntake<A>()
        super.init(.service(service), suite)
    }

    var followed: [ServiceName] { Set(A.reactions.map { type(of: $0).origin }).sorted() }
    var isIdle: Bool {
        guard isRunning, let core else { return false }
        let hasAsked = !core.hasToAskWhatIsDue(at: clock) || suite.mutation == .dueForgotten
        return core.isIdle && core.waitingCount == 0 && hasAsked
    }
    var inboxes: [ServiceName: Cursor] { core?.inboxPositions ?? [:] }
    var head: Cursor { core?.position ?? disk.durable.head }
    var parkedCount: Int { core?.parkedCount ?? 0 }

    private var settings: ServiceCore<A>.Settings {
        var settings = ServiceCore<A>.Settings()
        settings.batch = 8
        settings.queue = 40
        settings.afterTimeout = .seconds(3)
        settings.snapshotEvents = 40
        settings.diskReserve = 1 << 20
        if suite.mutation == .dueForgotten { settings.dueInterval = .seconds(1_000_000) }
        return settings
    }

    // MARK: start and end

    override func started() {
        do {
            try open()
        } catch {
            world.finding("\(service) does not start: \(error)")
        }
    }

    private func open() throws {
        let content = disk.cached
        let verification = try content.verify(after: .zero)
        if let fault = verification.fault { throw SimulationFailure("its log is damaged: \(fault)") }
        var fold = LogFold<A>(log: content.head.log)
        var copy = content
        if let snapshot = copy.newestSnapshot() {
            if let reason = fold.begin(with: snapshot) {
                world.reach(.snapshotPassedOver)
                world.tell("\(service) passes a snapshot over: \(reason)")
            } else {
                world.reach(.snapshotUsed)
            }
        }
        try fold.take(content.page(after: fold.position, maxEvents: .max, maxBytes: .max))
        var inboxes: [ServiceName: Cursor] = [:]
        for position in content.inboxPositions {
            if let service = ServiceName(rawValue: position.source) { inboxes[service] = position.cursor }
        }
        core = ServiceCore<A>(
            identity: LogIdentity(log: content.head.log, epoch: content.head.epoch), state: fold.state,
            head: content.head, inboxes: inboxes, parked: content.parked, snapshotAt: fold.snapshotAt,
            settings: settings)
        replies = [:]
        for origin in followed {
            follow(origin, from: inboxes[origin]) { [weak self] events in
                self?.feed(.foreign(origin, events))
            } onAnew: { [weak self] cursor in
                self?.feed(.beginAnew(origin, cursor))
            }
        }
        every(.milliseconds(50)) { [weak self] in self?.feed(.tick) }
        every(.seconds(1)) { [weak self] in self?.lookForRoom() }
        feed(.tick)
    }

    /// The disk is asked only so often, so that it is found full with and without a warning.
    private func lookForRoom() { feed(.diskSpace(disk.isFull ? 4_096 : 1 << 40)) }

    override func ended(_ end: ProcessEnd) {
        disk.end(end == .power ? .power : .kill)
        core = nil
        replies = [:]
        super.ended(end)
    }

    // MARK: requests

    func handle(_ frame: [UInt8], _ reply: @escaping ([[UInt8]]) -> Void) {
        guarded(isMessage: true) { [weak self] in self?.take(frame, reply) }()
    }

    private func take(_ frame: [UInt8], _ reply: @escaping ([[UInt8]]) -> Void) {
        guard let core else { return }
        switch intake.read(frame) {
        case .refused(let request, let problem):
            world.reach(.malformedRefused)
            send(BusReply(id: request, problem: problem), reply)
        case .command(let request, let prepared, let isPreview):
            lastPeer += 1
            let peer = withUnsafeBytes(of: lastPeer.bigEndian) { Array($0) }
            replies[peer] = reply
            let address = ServiceCore<A>.Address(peer: TransportPeer(token: peer), request: request)
            feed(isPreview ? .preview(address, prepared) : .command(address, prepared))
        case .other(let request, .head, _): send(TypedBusReply(id: request, body: core.position), reply)
        case .other(let request, .replay, let body): answerReplay(request, body, core.position, reply)
        case .other(let request, _, _):
            send(BusReply(id: request, problem: Problem(.unknownName, "not in the simulation")), reply)
        }
    }

    private func answerReplay(
        _ request: String, _ body: JSONValue, _ head: Cursor, _ reply: @escaping ([[UInt8]]) -> Void
    ) {
        do throws(Problem) {
            let question = try ReplayQuestion(reading: body, head: head, maxEvents: 10_000, maxBytes: 1 << 24)
            try question.check(hash: disk.cached.hash(at: question.from.sequence))
            let events = disk.cached.page(
                after: question.from.sequence, maxEvents: question.maxEvents, maxBytes: question.maxBytes)
            let (page, frames) = question.answer(events)
            send(TypedBusReply(id: request, body: page), frames: frames, reply)
        } catch {
            send(BusReply(id: request, problem: error), reply)
        }
    }

    private func send(_ body: some Encodable, frames: [[UInt8]] = [], _ reply: ([[UInt8]]) -> Void) {
        guard let bytes = try? JSONValue.bytes(encoding: body) else {
            return world.finding("\(service) cannot write a reply")
        }
        reply([bytes] + frames)
    }

    // MARK: the core

    private func feed(_ input: ServiceCore<A>.Input) {
        guard var core else { return }
        // Without a second reference, so that the core's state is changed in place.
        self.core = nil
        let actions = core.step(input, now: clock)
        self.core = core
        perform(actions)
        self.core?.letGo()
    }

    private func perform(_ actions: [ServiceCore<A>.Action]) {
        for action in actions {
            switch action {
            case .lookUp(let ids):
                world.reach(.batchDecidedAnew)
                later(world.draw(.microseconds(20), .milliseconds(1))) { [weak self] in
                    guard let self else { return }
                    self.feed(.lookedUp(self.known(ids)))
                }
            case .append(let batch): append(batch)
            case .reply(let address, let result): answer(address, result)
            case .replyPreview(let address, let result):
                if let reply = replies.removeValue(forKey: address.peer.token) { send(result, address.request, reply) }
            case .replyUpkeep: world.finding("\(service) answers an operator, and there is none")
            case .readParked(let source, let operation, let subject):
                let parked = disk.cached.parked(source: source, operation: operation, subject: subject)
                later(.microseconds(50)) { [weak self] in self?.feed(.parkedRead(parked)) }
            case .publish(let publications): publish(publications)
            case .announce(let announce):
                guard suite.mutation != .announceMissing else { continue }
                if let bytes = try? JSONValue.bytes(encoding: announce) {
                    suite.network.publish(Announce.topic(of: service), bytes, from: service)
                }
            case .consumed(let origin, let sequence):
                let follower = followers[origin]
                later(.microseconds(50)) { follower?.consumed(upTo: sequence) }
            case .saveSnapshot(let state, let cursor): saveSnapshot(state, cursor)
            case .stop(let error):
                world.tell("\(service) stops: \(error)")
                world.after(.zero) { [weak self] in
                    self?.end(.ownWill, restartAfter: self?.world.draw(.milliseconds(100), .seconds(1)) ?? .zero)
                }
            case .note(let note): count(note)
            }
        }
    }

    private func known(_ ids: [String]) -> [String: StoredReply] {
        suite.mutation == .repliesForgotten ? [:] : disk.cached.replies(to: ids)
    }

    private func append(_ batch: AppendBatch) {
        if batch.replies.count > 1 { world.reach(.batchOfSeveral) }
        if suite.mutation == .acknowledgedEarly {
            write(batch) { _ in }
            return feed(.appended)
        }
        if suite.mutation == .cursorApart, !batch.inboxPositions.isEmpty, !batch.events.isEmpty {
            var rest = batch
            rest.inboxPositions = []
            return write(AppendBatch(inboxPositions: batch.inboxPositions)) { [weak self] first in
                guard let self else { return }
                guard case .success = first else { return self.tell(first) }
                // The next turn of the loop, as another transaction is.
                self.later(.milliseconds(3)) { self.write(rest) { self.tell($0) } }
            }
        }
        write(batch) { [weak self] in self?.tell($0) }
    }

    private func write(_ batch: AppendBatch, _ done: @escaping (Result<Void, LogError>) -> Void) {
        let forgets = suite.mutation == .repliesForgotten
        let generation = generation
        disk.write { content throws(LogError) in
            var batch = batch
            if forgets { batch.replies = [] }
            content.store(batch, head: try content.checked(batch))
        } _: { [weak self] result in
            guard let self, self.generation == generation else { return }
            self.guarded { done(result) }()
        }
    }

    private func tell(_ result: Result<Void, LogError>) {
        switch result {
        case .success: feed(.appended)
        case .failure(let error):
            switch error.code {
            case .repeated: world.reach(.batchDecidedAnew)
            case .full: world.reach(.appendFoundFull)
            case .ioFailure: world.reach(.appendFailed)
            default: world.finding("\(service) is refused an append: \(error)")
            }
            feed(.appendFailed(error))
        }
    }

    private func answer(_ address: ServiceCore<A>.Address, _ result: Result<CommandReply, Problem>) {
        if case .success(let reply) = result {
            for event in reply.events where event.sequence > disk.durable.head.sequence {
                world.finding("\(service) acknowledges \(reply.command) before event \(event.sequence) is durable")
            }
        }
        guard let reply = replies.removeValue(forKey: address.peer.token) else {
            return world.finding("\(service) answers a request twice")
        }
        send(result, address.request, reply)
    }

    private func send(_ result: Result<some Encodable, Problem>, _ request: String, _ reply: ([[UInt8]]) -> Void) {
        switch result {
        case .success(let body): send(TypedBusReply(id: request, body: body), reply)
        case .failure(let problem): send(BusReply(id: request, problem: problem), reply)
        }
    }

    private func publish(_ publications: [ServiceCore<A>.Publication]) {
        let events = disk.durable.events
        let first = Int(head.sequence.value) - publications.count
        for (offset, publication) in publications.enumerated() {
            let index = first + offset
            if index < 0 || index >= events.count || events[index].bytes != publication.bytes {
                world.finding("\(service) publishes what is not durable at \(index + 1)")
            }
            suite.network.publish(publication.topic, publication.bytes, from: service)
        }
    }

    private func saveSnapshot(_ state: ServiceState<A>, _ cursor: Cursor) {
        guard let snapshot = try? LogFold<A>.snapshot(of: state, at: cursor) else {
            return world.finding("\(service) cannot write a snapshot")
        }
        later(world.draw(.milliseconds(1), .milliseconds(30))) { [weak self] in
            guard let self else { return }
            self.world.reach(.snapshotKept)
            self.disk.keep { content in try? content.keep(snapshot) }
        }
    }

    private func count(_ note: CoreNote) {
        switch note {
        case .accepted: world.reach(.commandAccepted)
        case .refused(_, let kind): world.reach(kind == "id-reused" ? .idReused : .commandRefused)
        case .repeated: world.reach(.repeatedInLog)
        case .parked(let event, let reason): world.finding("\(service) parks \(event): \(reason)")
        case .commitFailed: if core.map({ $0.waitingCount > 0 }) ?? false { world.reach(.foreignEventHeld) }
        case .shortOfRoom: world.reach(.roomRanShort)
        case .roomAgain: world.reach(.roomAgain)
        case .broughtAbout(let command):
            world.reach(.timeBroughtAbout)
            world.tell("\(service) brings \(command) about")
        // What was due when it was asked may be settled by a command of the same batch; the oracle looks for what is not.
        case .dueRefused(let command, let reason):
            world.tell("\(service) refuses what is due, \(command): \(reason)")
        case .discarded(let event, _, _): world.finding("\(service) discards \(event), which nobody asked for")
        case .alreadySo, .unhandled, .unparked, .committed: break
        }
    }

    // MARK: the oracle

    func faultOfState() -> String? {
        guard let core else { return "it does not run" }
        do {
            var fold = LogFold<A>(log: disk.durable.head.log)
            try fold.take(disk.durable.events)
            if try core.committed.digest() != fold.state.digest() { return "its state is not the fold of its log" }
        } catch {
            return "\(error)"
        }
        let moment = max(clock, core.committed.lastRecorded)
        for (operation, state) in core.committed.operations.sorted(by: { $0.key < $1.key }) {
            if let due = state.wrappedValue.due(at: moment).first {
                return "\(due.rule) of \(due.on) is due in \(operation) and undone"
            }
        }
        if core.position != disk.durable.head { return "it believes to be at \(core.position.sequence)" }
        return nil
    }

    func acceptances() -> [OperationID: Int] {
        var counts: [OperationID: Int] = [:]
        let coder = EventCoder()
        for event in disk.durable.events {
            guard let header = try? coder.header(of: event.bytes), header.type.contains(".operation.accepted.") else {
                continue
            }
            counts[header.operation, default: 0] += 1
        }
        return counts
    }
}
