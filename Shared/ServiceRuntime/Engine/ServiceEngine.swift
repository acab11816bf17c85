public import DomainModel
public import EventLog
public import Logging
public import MessageBus
public import MessageSchema
public import ServiceLifecycle

/// One running service: a `ServiceCore` between its log, its endpoints and the services it follows.
///
/// The actor feeds the core and performs what it asks for; it decides nothing itself. It has a thread of its own, which
/// waits for each commit: nothing else of the service has to be done on another one in between. Requests are read beside
/// it, on another thread that may block; one that comes alone while the actor is idle is also decided and committed
/// there. Replays are answered on the cooperative pool.
public actor ServiceEngine<A: Aggregate>: Service {
    let log: any DurableLog
    let server: any TransportServer
    let clock: @Sendable () -> Instant
    let logger: Logger
    let meter: ServiceMeter
    let settings: EngineSettings

    /// Where the actor runs; never the cooperative pool, as its commits block.
    private let executor = ThreadExecutor(label: "\(A.Command.service.rawValue).engine")
    private let reader = ThreadTaskExecutor(label: "\(A.Command.service.rawValue).reader")
    /// Where snapshots are written, which are a cache: commands come first.
    private let background = BackgroundTaskExecutor()
    private let readings = ReadingQueue<A>()
    private let transport: any MessageBus.Transport
    private let intake: CommandIntake<A>
    private var core: ServiceCore<A>
    private var followers: [ServiceName: Follower] = [:]
    private var failure: LogError?
    private var isEnding = false
    /// Answers that are worked out beside the core; bounded, as each may hold a page of the log.
    private var answersUnderWay = 0
    private var snapshotTask: Task<Void, Never>?
    /// What came of what the core asked for, to be told to it in turn.
    private var incoming: [ServiceCore<A>.Input] = []
    private var isFeeding = false

    /// The actor's own thread.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(
        log: any DurableLog, transport: any MessageBus.Transport, server: any TransportServer,
        intake: CommandIntake<A>, core: ServiceCore<A>, settings: EngineSettings,
        clock: @escaping @Sendable () -> Instant, logger: Logger
    ) {
        self.log = log
        self.transport = transport
        self.server = server
        self.intake = intake
        self.core = core
        self.settings = settings
        self.clock = clock
        self.logger = logger
        meter = ServiceMeter(service: A.Command.service.rawValue, logger: logger)
    }

    /// Opens what a service needs: reads the newest snapshot and the events after it, then binds the endpoints.
    /// - Throws: `LogError` where the log cannot be read or was broken, `TransportFailure` where the endpoints cannot be
    ///   had, `SchemaGenerationError` where a command's schema cannot be derived.
    public static func open(
        log: any DurableLog, transport: any MessageBus.Transport, settings: EngineSettings = EngineSettings(),
        clock: @escaping @Sendable () -> Instant, logger: Logger
    ) async throws -> ServiceEngine<A> {
        let intake = try CommandIntake<A>()
        let fold = try await LogFold<A>.folding(log, logger: logger)
        var inboxes: [ServiceName: Cursor] = [:]
        for position in try await log.inboxPositions() {
            if let service = ServiceName(rawValue: position.source) { inboxes[service] = position.cursor }
        }
        let core = ServiceCore<A>(
            identity: log.identity, state: fold.state, head: try await log.head(), inboxes: inboxes,
            parked: try await log.parked(), snapshotAt: fold.snapshotAt, settings: settings.core())
        let server = try await transport.serve(A.Command.service.rawValue)
        let engine = ServiceEngine(
            log: log, transport: transport, server: server, intake: intake, core: core, settings: settings,
            clock: clock, logger: logger)
        for service in Set(A.reactions.map { type(of: $0).origin }).sorted() {
            await engine.add(try await Follower(of: service, over: transport, clock: clock), of: service)
        }
        return engine
    }

    private func add(_ follower: Follower, of service: ServiceName) {
        followers[service] = follower
    }

    /// Runs until a graceful shutdown, cancellation, or a failure of the log.
    /// - Throws: the `LogError` after which the log cannot be trusted any more; the process must then end, and verify
    ///   its tail when it comes back.
    public func run() async throws {
        logger.info("serving", metadata: ["head": "\(core.position.sequence)", "log": "\(core.position.log)"])
        feed([.diskSpace(await freeBytes()), .tick])
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask(executorPreference: self.reader) { await self.takeRequests() }
                group.addTask { await self.keepTime() }
                for (service, follower) in await self.followers {
                    let cursor = await self.core.inboxPositions[service]
                    group.addTask { await follower.run(from: cursor) }
                    group.addTask { await self.take(from: follower, of: service) }
                }
                await group.next()
                group.cancelAll()
            }
        }
        // In a task of its own, so that the cancellation which ends the rest does not cut the end short.
        try await Task { try await self.end() }.value
    }

    /// Ends in order: what is under way is finished and answered, a snapshot kept, the endpoints and the log closed.
    private func end() async throws {
        feed(.ending)
        let deadline = ContinuousClock.now.advanced(by: .seconds(3))
        while failure == nil, !core.isIdle, ContinuousClock.now < deadline {
            try? await Task.sleep(for: .milliseconds(2))
        }
        isEnding = true
        if failure == nil, core.position.sequence > .zero, !core.isShortOfRoom {
            let (state, position, earlier) = (core.committed, core.position, snapshotTask)
            snapshotTask = Task.detached {
                await earlier?.value
                await self.keepSnapshot(state, position)
            }
        }
        await waitForSnapshot(upTo: settings.lastSnapshotTimeout)
        await server.close()
        await log.close()
        if let failure { throw failure }
        logger.info("stopped", metadata: ["head": "\(core.position.sequence)"])
    }

    /// A large state takes longer to write than a service may take to stop; without its snapshot the next start folds
    /// more of the log, and nothing else.
    private func waitForSnapshot(upTo limit: Duration) async {
        guard let snapshotTask else { return }
        let (ends, end) = AsyncStream<Void>.makeStream()
        Task.detached {
            await snapshotTask.value
            end.yield()
        }
        Task.detached {
            try? await Task.sleep(for: limit)
            end.yield()
        }
        for await _ in ends { return }
    }

    /// Takes inputs into the core and performs what comes of them, to the end.
    func feed(_ inputs: [ServiceCore<A>.Input]) {
        guard !isEnding, !inputs.isEmpty else { return }
        incoming += inputs
        guard !isFeeding else { return }
        isFeeding = true
        while !incoming.isEmpty {
            let inputs = incoming
            incoming = []
            perform(core.step(inputs, now: clock()))
        }
        core.letGo()
        isFeeding = false
    }

    func feed(_ input: ServiceCore<A>.Input) { feed([input]) }

    private nonisolated func takeRequests() async {
        while let requests = await server.nextRequests() {
            for start in stride(from: 0, to: requests.count, by: settings.batch) {
                var read = ReadRequests<A>()
                for request in requests[start..<min(requests.count, start + settings.batch)] {
                    self.read(request, into: &read)
                }
                switch readings.put(read, limit: 2 * settings.batch) {
                case .takenUp: break
                case .first:
                    // What came together is left to the actor's thread, while this one reads what comes next.
                    let isDone = requests.count == 1 && executor.runIfIdle { assumeIsolated { $0.takeReadings() } }
                    if !isDone { Task { await takeReadings() } }
                // Reading further ahead would help nobody, and hold more in memory.
                case .crowded: await takeReadings()
                }
            }
        }
    }

    private nonisolated func read(_ request: TransportRequest, into read: inout ReadRequests<A>) {
        guard let frame = request.frames.first, request.frames.count == 1 else {
            meter.count(.malformedRequest)
            let problem = Problem(.malformedJSON, "a request is one frame of JSON, without an empty delimiter")
            return answer(BusReply(id: "", problem: problem), to: request.peer)
        }
        switch intake.read(frame) {
        case .command(let id, let prepared, let isPreview):
            let address = ServiceCore<A>.Address(peer: request.peer, request: id)
            read.commands.append(isPreview ? .preview(address, prepared) : .command(address, prepared))
        case .other(let id, let kind, let body):
            read.questions.append(.init(id: id, kind: kind, body: body, peer: request.peer))
        case .refused(let id, let problem):
            meter.count(.malformedRequest)
            answer(BusReply(id: id, problem: problem), to: request.peer)
        }
    }

    /// Takes up all that was read in the meantime: it is what the next batch is made of.
    private func takeReadings() {
        let read = readings.takeAll()
        for question in read.questions { take(question) }
        feed(read.commands)
    }

    private func take(_ question: ReadRequests<A>.Question) {
        let (request, body, peer) = (question.id, question.body, question.peer)
        let (state, head) = (core.committed, core.position)
        switch question.kind {
        case .head: answer(request, head, to: peer)
        case .health: answerBeside(request, to: peer) { await self.answerHealth(request, to: peer) }
        case .metrics: answerBeside(request, to: peer) { await self.answerMetrics(request, to: peer) }
        case .replay: answerBeside(request, to: peer) { await self.answerReplay(request, body, head, to: peer) }
        case .digest: answerBeside(request, to: peer) { await self.answerDigest(request, body, state, head, to: peer) }
        case .parked: answerBeside(request, to: peer) { await self.answerParked(request, body, to: peer) }
        case .retryParked: answerBeside(request, to: peer) { await self.retryParked(request, body, to: peer) }
        case .discardParked: answerBeside(request, to: peer) { await self.discardParked(request, body, to: peer) }
        case .snapshot: answerBeside(request, to: peer) { await self.answerSnapshot(request, state, head, to: peer) }
        case .command, .preview, .query: break
        }
    }

    private func answerBeside(
        _ request: String, to peer: TransportPeer, _ work: @escaping @Sendable () async -> Void
    ) {
        guard answersUnderWay < settings.answers else {
            let problem = Problem(
                .overloaded, "\(settings.answers) replays and questions are answered already; ask again later",
                retryAfter: 1)
            return answer(BusReply(id: request, problem: problem), to: peer)
        }
        answersUnderWay += 1
        Task {
            await work()
            answersUnderWay -= 1
        }
    }

    private func take(from follower: Follower, of service: ServiceName) async {
        for await output in follower.outputs {
            switch output {
            case .events(let events): feed(.foreign(service, events))
            case .beginAnew(let cursor, let divergence):
                meter.divergence(of: service, divergence)
                feed(.beginAnew(service, cursor))
            case .note(let note): meter.note(note, of: service)
            case .announce: break
            }
        }
    }

    private func keepTime() async {
        while !Task.isCancelled, failure == nil {
            try? await Task.sleep(for: settings.tick)
            feed([.diskSpace(await freeBytes()), .tick])
        }
    }

    private nonisolated func freeBytes() async -> UInt64? {
        guard settings.diskReserve > 0, let statistics = try? await log.statistics() else { return nil }
        return statistics.freeDiskBytes
    }

    private func perform(_ actions: [ServiceCore<A>.Action]) {
        for action in actions {
            switch action {
            case .lookUp(let ids): incoming.append(lookUp(ids))
            case .append(let batch): incoming.append(append(batch))
            case .reply(let address, let result):
                answer(address.request, result, to: address.peer)
                Checkpoint.replied.reached()
            case .replyPreview(let address, let result): answer(address.request, result, to: address.peer)
            case .replyUpkeep(let address, let result): answer(address.request, upkeep: result, to: address.peer)
            case .readParked(let source, let operation, let subject):
                Task { await readParked(source: source, operation: operation, subject: subject) }
            case .publish(let publications):
                for publication in publications where !server.publish(topic: publication.topic, publication.bytes) {
                    meter.count(.publicationDropped)
                }
                Checkpoint.published.reached()
            case .announce(let announce):
                if let bytes = try? JSONValue.bytes(encoding: announce) {
                    server.publish(topic: Announce.topic(of: announce.service), bytes)
                }
            case .consumed(let service, let sequence):
                if let follower = followers[service] { Task { await follower.consumed(upTo: sequence) } }
            case .saveSnapshot(let state, let cursor):
                let earlier = snapshotTask
                snapshotTask = Task.detached(executorPreference: background) {
                    await earlier?.value
                    await self.keepSnapshot(state, cursor)
                }
            case .stop(let error):
                failure = error
                logger.critical("the log failed", metadata: ["reason": "\(error)"])
                Task { await server.close() }
            case .note(let note): meter.note(note)
            }
        }
    }

    private func lookUp(_ ids: [String]) -> ServiceCore<A>.Input {
        do throws(LogError) {
            return .lookedUp(try log.replies(to: ids))
        } catch {
            return .lookUpFailed(error)
        }
    }

    private func append(_ batch: AppendBatch) -> ServiceCore<A>.Input {
        let start = ContinuousClock.now
        do throws(LogError) {
            Checkpoint.appendBegun.reached()
            try log.append(batch)
            Checkpoint.appended.reached()
            if !batch.inboxPositions.isEmpty { Checkpoint.cursorSaved.reached() }
            meter.commit(took: start.duration(to: .now))
            return .appended
        } catch {
            return .appendFailed(error)
        }
    }

    private nonisolated func keepSnapshot(_ state: ServiceState<A>, _ cursor: Cursor) async {
        do {
            Checkpoint.snapshotBegun.reached()
            try await log.saveSnapshot(LogFold<A>.snapshot(of: state, at: cursor))
            Checkpoint.snapshotKept.reached()
        } catch {
            // A snapshot is a cache; without it the next start takes longer.
            logger.warning("no snapshot was kept", metadata: ["reason": "\(error)"])
        }
    }
}

extension ServiceEngine {
    /// How the core stands, for health and metrics.
    struct Standing: Sendable {
        let position: Cursor
        let inboxes: [ServiceName: Cursor]
        let parked: Int
        let waiting: Int
        let operations: Int
        let followed: [(service: ServiceName, follower: Follower)]
        let failure: LogError?
    }

    var standing: Standing {
        Standing(
            position: core.position, inboxes: core.inboxPositions, parked: core.parkedCount, waiting: core.waitingCount,
            operations: core.committed.operations.count,
            followed: followers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, failure: failure)
    }
}
