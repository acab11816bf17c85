import Foundation
import ServiceRuntime

/// One run of a supervisor: what it holds while services live. Belongs to one task.
struct SupervisorRun {
    private typealias Input = SupervisionMachine.Input

    private let supervisor: Supervisor
    private let pipe: ParentPipe
    private let beginning = ContinuousClock.now
    private let inputs: AsyncStream<SupervisionMachine.Input>
    private let continuation: AsyncStream<SupervisionMachine.Input>.Continuation
    private var machine: SupervisionMachine
    private var children: [String: ChildProcess] = [:]
    private var readinessTasks: [String: Task<Void, Never>] = [:]
    private var logOffsets: [String: off_t] = [:]
    private var alarm: Task<Void, Never>?
    private var written: SupervisorStatus?
    private var isFinished = false

    init(_ supervisor: Supervisor) throws(SupervisorError) {
        self.supervisor = supervisor
        pipe = try ParentPipe()
        machine = SupervisionMachine(services: supervisor.plan.services.map(\.name), timing: supervisor.timing)
        (inputs, continuation) = AsyncStream.makeStream()
    }

    mutating func loop(wishes: AsyncStream<SupervisionMachine.Input>) async {
        let continuation = continuation
        let forwarding = Task {
            for await wish in wishes { continuation.yield(wish) }
            continuation.yield(.stop)
        }
        try? StateFile.write("\(getpid())\n", to: supervisor.plan.home.run + "/supervisor.pid")
        continuation.yield(.start)
        for await input in inputs {
            handle(input)
            if isFinished { break }
        }
        forwarding.cancel()
        alarm?.cancel()
        for task in readinessTasks.values { task.cancel() }
    }

    private var now: Duration { beginning.duration(to: .now) }

    private mutating func handle(_ input: SupervisionMachine.Input) {
        if case .ended(let name, _) = input {
            children[name] = nil
            readinessTasks.removeValue(forKey: name)?.cancel()
        }
        var waiting = machine.step(input, now: now)
        while !waiting.isEmpty {
            let action = waiting.removeFirst()
            if let answer = perform(action) { waiting += machine.step(answer, now: now) }
        }
        writeStatus()
        setAlarm()
    }

    /// - Returns: what the machine is to be told at once.
    private mutating func perform(_ action: SupervisionMachine.Action) -> SupervisionMachine.Input? {
        switch action {
        case .spawn(let name): return spawn(name)
        case .awaitReadiness(let name): awaitReadiness(name)
        case .terminate(let name): children[name]?.terminate()
        case .kill(let name): children[name]?.kill()
        case .report(let report): tell(report)
        case .finish: isFinished = true
        }
        return nil
    }

    private mutating func spawn(_ name: String) -> SupervisionMachine.Input? {
        guard let service = service(name) else { return nil }
        ServiceLogFile.rotate(service.logFile)
        logOffsets[name] = ServiceLogFile.size(service.logFile)
        var environment = supervisor.plan.environment
        environment[ParentWatch.variable] = "\(ParentPipe.inherited)"
        let spawning = Spawning(
            executable: service.executable, arguments: service.arguments, environment: environment,
            logFile: service.logFile, session: .ownGroup, inherited: pipe.readingEnd)
        let continuation = continuation
        do {
            let child = try ChildProcess(spawning) { continuation.yield(.ended(service: name, $0)) }
            children[name] = child
            return .spawned(service: name, processID: child.processID)
        } catch {
            return .ended(service: name, .notStarted(reason: error.description))
        }
    }

    private mutating func awaitReadiness(_ name: String) {
        guard let service = service(name), let child = children[name] else { return }
        let processID = child.processID
        let interval = supervisor.readinessInterval
        let isReady = supervisor.isReady
        let continuation = continuation
        readinessTasks[name] = Task {
            while !Task.isCancelled {
                if await isReady(service, processID) {
                    if !Task.isCancelled { continuation.yield(.ready(service: name)) }
                    return
                }
                try? await Task.sleep(for: interval)
            }
        }
    }

    private func tell(_ report: SupervisorReport) {
        let text = report.text(
            logFile: { service($0)?.logFile ?? "" },
            lastLines: { ServiceLogFile.lastLines(service($0)?.logFile ?? "", from: logOffsets[$0] ?? 0) })
        supervisor.report(report, text)
    }

    private func service(_ name: String) -> SupervisorPlan.Service? {
        supervisor.plan.services.first { $0.name == name }
    }

    private mutating func setAlarm() {
        alarm?.cancel()
        guard let wake = machine.nextWake(after: now) else { return }
        let instant = beginning + wake
        let continuation = continuation
        alarm = Task {
            try? await Task.sleep(until: instant, clock: .continuous)
            if !Task.isCancelled { continuation.yield(.tick) }
        }
    }

    private mutating func writeStatus() {
        let status = SupervisorStatus(machine.services, plan: supervisor.plan)
        guard status != written, let data = try? JSONEncoder().encode(status) else { return }
        // Only those who ask from outside miss it; the services run on without it.
        try? StateFile.write(String(decoding: data, as: UTF8.self), to: SupervisorStatus.path(in: supervisor.plan.home))
        written = status
    }
}
