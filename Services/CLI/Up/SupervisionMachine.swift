import ServiceRuntime

/// What the supervisor does when: a state machine without processes or clocks.
///
/// Services start one after another, each when the one before it is ready, has died or has had its time. One that dies
/// is started again, each time after a longer wait. They stop one after another in the reverse order; what has not
/// ended by the deadline is killed. Moments are given as the time since an arbitrary beginning.
struct SupervisionMachine {
    enum Input: Equatable {
        case start
        case spawned(service: String, processID: Int32)
        case ready(service: String)
        case ended(service: String, ProcessEnd)
        /// Time has passed.
        case tick
        /// Stop in order.
        case stop
        /// Stop at once.
        case kill
    }

    enum Action: Equatable {
        case spawn(service: String)
        case awaitReadiness(service: String)
        case terminate(service: String)
        case kill(service: String)
        case report(SupervisorReport)
        /// Everything has ended.
        case finish
    }

    enum Phase: Equatable {
        case waiting
        case starting(since: Duration)
        case ready(since: Duration)
        case backingOff(until: Duration)
        case stopped
    }

    struct Service: Equatable {
        let name: String
        var phase = Phase.waiting
        var processID: Int32?
        var startedAt = Duration.zero
        /// Deaths in a row without a sound run between them.
        var failures = 0
        var restarts = 0
        var lastEnd: ProcessEnd?
        var isSpawning = false
        var wasAskedToStop = false

        var isReady: Bool { if case .ready = phase { true } else { false } }

        /// Whether there is a process, or will be one in a moment.
        var isAlive: Bool { processID != nil || isSpawning }
    }

    private enum Mode: Equatable {
        case idle, running
        case stopping(since: Duration, nextAt: Duration, killed: Bool)
        case finished
    }

    private(set) var services: [Service]
    private let timing: SupervisorTiming
    private var mode = Mode.idle
    private var announcedReady = false

    init(services: [String], timing: SupervisorTiming = SupervisorTiming()) {
        self.services = services.map { Service(name: $0) }
        self.timing = timing
    }

    /// When time alone will next change something, if it will.
    func nextWake(after now: Duration) -> Duration? {
        switch mode {
        case .idle, .finished: return nil
        case .stopping(let since, let nextAt, let killed):
            return killed ? nil : min(nextAt, since + timing.stopDeadline)
        case .running:
            return services.compactMap { service in
                switch service.phase {
                case .starting(let since): since + timing.readyPatience > now ? since + timing.readyPatience : nil
                case .backingOff(let until): until
                case .waiting, .ready, .stopped: nil
                }
            }.min()
        }
    }

    mutating func step(_ input: Input, now: Duration) -> [Action] {
        var actions: [Action] = []
        switch input {
        case .start:
            if mode == .idle { mode = .running }
        case .spawned(let name, let processID):
            actions += spawned(name, processID)
        case .ready(let name):
            if let index = index(name), case .starting = services[index].phase, services[index].isAlive {
                services[index].phase = .ready(since: now)
                actions.append(.report(.ready(service: name, after: now - services[index].startedAt)))
            }
        case .ended(let name, let end):
            actions += ended(name, end, now)
        case .tick: break
        case .stop: actions += beginStop(now)
        case .kill:
            _ = beginStop(now)
            actions += killAll(now)
        }
        return actions + advance(now)
    }

    private func index(_ name: String) -> Int? { services.firstIndex { $0.name == name } }

    private mutating func spawned(_ name: String, _ processID: Int32) -> [Action] {
        guard let index = index(name) else { return [] }
        services[index].processID = processID
        services[index].isSpawning = false
        switch mode {
        case .stopping(_, _, killed: true): return [.kill(service: name)]
        case .stopping where services[index].wasAskedToStop: return [.terminate(service: name)]
        default: return [.report(.started(service: name, processID: processID)), .awaitReadiness(service: name)]
        }
    }

    private mutating func ended(_ name: String, _ end: ProcessEnd, _ now: Duration) -> [Action] {
        guard let index = index(name), services[index].isAlive else { return [] }
        services[index].processID = nil
        services[index].isSpawning = false
        services[index].lastEnd = end
        guard mode == .running else {
            services[index].phase = .stopped
            return [.report(.stopped(service: name, end))]
        }
        if now - services[index].startedAt >= timing.soundAfter { services[index].failures = 0 }
        // One whose log is broken finds it broken again; one whose disk failed while it ran is to look at once.
        let isHopeless = end == .exited(code: ServiceProgram.ExitCode.logFailure) && !services[index].isReady
        let wait = isHopeless ? timing.longestBackoff : backoff(afterFailures: services[index].failures)
        services[index].failures += 1
        services[index].phase = .backingOff(until: now + wait)
        return [.report(.died(service: name, end, restartIn: wait))]
    }

    private func backoff(afterFailures failures: Int) -> Duration {
        var wait = timing.firstBackoff
        for _ in 0..<failures where wait < timing.longestBackoff { wait *= 2 }
        return min(wait, timing.longestBackoff)
    }

    private mutating func advance(_ now: Duration) -> [Action] {
        switch mode {
        case .idle, .finished: return []
        case .running: return advanceStart(now)
        case .stopping(let since, let nextAt, let killed): return advanceStop(since, nextAt, killed, now)
        }
    }

    private mutating func advanceStart(_ now: Duration) -> [Action] {
        var actions: [Action] = []
        var mayStartNext = true
        for index in services.indices {
            switch services[index].phase {
            case .backingOff(let until) where until <= now:
                services[index].restarts += 1
                actions.append(spawn(index, now))
            case .waiting where mayStartNext:
                actions.append(spawn(index, now))
                mayStartNext = false
            case .starting(let since) where now - since < timing.readyPatience && services[index].restarts == 0:
                mayStartNext = false
            default: break
            }
        }
        let areAllReady = services.allSatisfy(\.isReady)
        if areAllReady, !announcedReady { actions.append(.report(.allReady)) }
        announcedReady = areAllReady
        return actions
    }

    private mutating func spawn(_ index: Int, _ now: Duration) -> Action {
        services[index].phase = .starting(since: now)
        services[index].startedAt = now
        services[index].isSpawning = true
        return .spawn(service: services[index].name)
    }

    private mutating func beginStop(_ now: Duration) -> [Action] {
        guard mode == .running || mode == .idle else { return [] }
        mode = .stopping(since: now, nextAt: now, killed: false)
        for index in services.indices where !services[index].isAlive { services[index].phase = .stopped }
        return [.report(.stopping)]
    }

    private mutating func advanceStop(
        _ since: Duration, _ nextAt: Duration, _ killed: Bool, _ now: Duration
    ) -> [Action] {
        guard services.contains(where: \.isAlive) else {
            mode = .finished
            return [.report(.allStopped), .finish]
        }
        if killed { return [] }
        if now - since >= timing.stopDeadline { return killAll(now) }
        let isAwaited = services.contains { $0.isAlive && $0.wasAskedToStop }
        guard !isAwaited || now >= nextAt,
            let index = services.lastIndex(where: { $0.isAlive && !$0.wasAskedToStop })
        else {
            // All have been asked; only the deadline is left to wait for.
            if !services.contains(where: { $0.isAlive && !$0.wasAskedToStop }) {
                mode = .stopping(since: since, nextAt: since + timing.stopDeadline, killed: false)
            }
            return []
        }
        services[index].wasAskedToStop = true
        mode = .stopping(since: since, nextAt: now + timing.stopPatience, killed: false)
        return services[index].isSpawning ? [] : [.terminate(service: services[index].name)]
    }

    private mutating func killAll(_ now: Duration) -> [Action] {
        guard case .stopping(let since, _, killed: false) = mode else { return [] }
        mode = .stopping(since: since, nextAt: now, killed: true)
        return services.reversed().flatMap { service -> [Action] in
            guard service.processID != nil else { return [] }
            return [.report(.killing(service: service.name)), .kill(service: service.name)]
        }
    }
}
