import Foundation
import ServiceRuntime

/// Starts the services of a plan, restarts those that die, and stops them in order: the state machine with processes.
struct Supervisor: Sendable {
    /// Whether a process of a service is ready to serve.
    typealias Readiness = @Sendable (SupervisorPlan.Service, pid_t) async -> Bool

    let plan: SupervisorPlan
    var timing = SupervisorTiming()
    /// How often readiness is asked for.
    var readinessInterval = Duration.milliseconds(25)
    let isReady: Readiness
    /// Told of everything that happens, with the text for a person to read; called one at a time.
    let report: @Sendable (SupervisorReport, String) -> Void

    /// Ready is who has written its process id and made the socket for requests, and the gateway who has written the
    /// address at which it listens; a stale file of an earlier process does not count.
    static func filesPresent(_ home: MusterHome) -> Readiness {
        { service, processID in
            StateFile.read(home.processIDFile(of: service.name)) == "\(processID)"
                && FileManager.default.fileExists(atPath: home.requestsSocket(of: service.name))
                && (service.name != "gateway" || FileManager.default.fileExists(atPath: home.httpAddressFile))
        }
    }

    /// Runs until everything has been stopped.
    /// - Parameter wishes: `.stop` and `.kill`; when the stream ends, it is as if `.stop` had come.
    /// - Throws: `alreadyRunning` before anything is started; `systemFailure`.
    func run(wishes: AsyncStream<SupervisionMachine.Input>) async throws(SupervisorError) {
        let lock = try SupervisorLock(home: plan.home)
        var run = try SupervisorRun(self)
        await run.loop(wishes: wishes)
        for file in [SupervisorStatus.path(in: plan.home), plan.home.run + "/supervisor.pid"] { StateFile.remove(file) }
        _ = consume lock
    }
}
