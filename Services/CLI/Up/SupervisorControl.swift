import Foundation
import ServiceRuntime

/// Starts a supervisor in the background and stops one, from another process.
enum SupervisorControl {
    /// How long the start of all services may take.
    static let startDeadline = Duration.seconds(60)

    /// Runs this program again, detached from the terminal, and waits until all services are ready.
    /// - Parameters:
    ///   - arguments: what it is given, such as `["up"]`: the call that runs the supervisor in the foreground.
    ///   - executable: by default the running one.
    /// - Returns: the state of the services, all ready.
    /// - Throws: `alreadyRunning`; `failedToStart` when the supervisor ended, or naming the first service that died or was
    ///   not ready in time: the supervisor then still runs and keeps trying.
    static func startInBackground(
        home: MusterHome, arguments: [String],
        environment: [String: String] = ProcessInfo.processInfo.environment, executable: String? = nil,
        deadline: Duration = startDeadline
    ) async throws(SupervisorError) -> SupervisorStatus {
        if let holder = SupervisorLock.holder(in: home) { throw running(home, holder) }
        let logFile = home.logFile(of: "supervisor")
        ServiceLogFile.rotate(logFile)
        let offset = ServiceLogFile.size(logFile)
        let program: String
        if let executable { program = executable } else { program = try SupervisorPlan.thisExecutable() }
        let spawning = Spawning(
            executable: program, arguments: arguments, environment: environment, logFile: logFile, session: .ownSession)
        let processID = try spawning.start()
        let end = ContinuousClock.now + deadline
        while ContinuousClock.now < end {
            if let status = SupervisorStatus.current(home), status.supervisor == processID {
                if status.areAllReady { return status }
                if let dead = status.services.first(where: { $0.state == .died }) {
                    throw failed(dead, home, processID)
                }
            }
            var code: Int32 = 0
            if waitpid(processID, &code, WNOHANG) == processID {
                throw ended(ProcessEnd(status: code), logFile: logFile, from: offset)
            }
            try? await Task.sleep(for: .milliseconds(25))
        }
        let unready = SupervisorStatus.current(home)?.services.first { $0.state != .ready }
        throw SupervisorError(
            .failedToStart,
            """
            \(unready?.name ?? "the supervisor") was not ready within \(deadline.components.seconds) s; its log is \
            \(unready?.logFile ?? logFile). Process \(processID) keeps trying; `muster down` stops it
            """)
    }

    /// Stops the supervisor of a home and with it the services, in order; after the deadline it is killed, and the
    /// services end by themselves.
    /// - Returns: the process id of the supervisor that was stopped.
    /// - Throws: `notRunning`; `failedToStop` if it had to be killed.
    @discardableResult
    static func stop(home: MusterHome, deadline: Duration = .seconds(10)) async throws(SupervisorError) -> pid_t {
        guard let holder = SupervisorLock.holder(in: home) else {
            throw SupervisorError(
                .notRunning,
                "no services run with \(home.root): `muster up` starts them. Is MUSTER_HOME the one they were started with?"
            )
        }
        kill(holder, SIGTERM)
        let end = ContinuousClock.now + deadline
        while ContinuousClock.now < end {
            if SupervisorLock.holder(in: home) != holder { return holder }
            try? await Task.sleep(for: .milliseconds(20))
        }
        kill(holder, SIGKILL)
        throw SupervisorError(
            .failedToStop,
            """
            process \(holder) did not stop within \(deadline.components.seconds) s and was killed; the services end by \
            themselves. Why it hung is in \(home.logFile(of: "supervisor")), if it ran in the background
            """)
    }

    private static func running(_ home: MusterHome, _ holder: pid_t) -> SupervisorError {
        SupervisorError(
            .alreadyRunning,
            "process \(holder) already runs the services of \(home.root): `muster down` stops it, `muster status` shows them"
        )
    }

    private static func failed(
        _ service: SupervisorStatus.Service, _ home: MusterHome, _ supervisor: pid_t
    ) -> SupervisorError {
        let lines = ServiceLogFile.lastLines(service.logFile).map { "\n    | \($0)" }.joined()
        return SupervisorError(
            .failedToStart,
            """
            \(service.name) died: \(service.lastEnd ?? "unknown"). Process \(supervisor) keeps trying to start it; \
            `muster down` stops that. Its log is \(service.logFile)\(lines.isEmpty ? "" : ":" + lines)
            """)
    }

    private static func ended(_ end: ProcessEnd, logFile: String, from offset: off_t) -> SupervisorError {
        let lines = ServiceLogFile.lastLines(logFile, from: offset).map { "\n    | \($0)" }.joined()
        return SupervisorError(
            .failedToStart,
            "the supervisor did not stay: \(end). Its log is \(logFile)\(lines.isEmpty ? "" : ":" + lines)")
    }
}
