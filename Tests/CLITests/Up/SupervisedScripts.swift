import Foundation
import ServiceRuntime
import Synchronization
import Testing

@testable import MusterCLI

/// Shell scripts in the place of services, in a home of their own, with what the supervisor reported.
final class SupervisedScripts: Sendable {
    let home: MusterHome
    let plan: SupervisorPlan
    private let folder: String
    private let told = Mutex<[(report: SupervisorReport, text: String)]>([])
    private let wishes: AsyncStream<SupervisionMachine.Input>
    private let continuation: AsyncStream<SupervisionMachine.Input>.Continuation

    /// Tells that it is ready and then waits; ends with its parent as a service does, and politely when asked.
    static let polite = """
        trap 'echo "asked to stop $$"; exit 0' TERM
        (read -r nothing <&"$MUSTER_PARENT_PIPE"; kill -9 $$) &
        echo $$ > "$MUSTER_HOME/run/$NAME.pid"; : > "$MUSTER_HOME/run/$NAME.requests"
        while :; do read -r -t 1 nothing <> "$MUSTER_HOME/run/$NAME.fifo" || :; done
        """

    init(_ scripts: [(name: String, body: String)]) throws {
        folder = "/tmp/muster-up-\(UInt64.random(in: 0 ... .max))"
        home = try MusterHome(root: folder)
        try home.prepare()
        var services: [SupervisorPlan.Service] = []
        for (name, body) in scripts {
            let path = "\(folder)/data/\(name).sh"
            try Data("#!/bin/bash\nNAME=\(name)\nmkfifo \"$MUSTER_HOME/run/$NAME.fifo\" 2>/dev/null\n\(body)\n".utf8)
                .write(to: URL(fileURLWithPath: path))
            services.append(
                .init(name: name, executable: "/bin/bash", arguments: [path], logFile: home.logFile(of: name)))
        }
        plan = SupervisorPlan(home: home, services: services, environment: ["PATH": "/usr/bin:/bin", "KEPT": "yes"])
        (wishes, continuation) = AsyncStream.makeStream()
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Runs the supervisor while the body does; at its end everything is stopped.
    func run(timing: SupervisorTiming = SupervisorTiming(), _ body: @Sendable () async throws -> Void) async throws {
        let supervisor = Supervisor(plan: plan, timing: timing, isReady: Supervisor.filesPresent(home)) {
            report, text in
            self.told.withLock { $0.append((report, text)) }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await supervisor.run(wishes: self.wishes) }
            do {
                try await body()
            } catch {
                continuation.yield(.kill)
                continuation.finish()
                throw error
            }
            stop()
            try await group.waitForAll()
        }
    }

    func stop() { continuation.yield(.stop) }
    func killAll() { continuation.yield(.kill) }

    var reports: [SupervisorReport] { told.withLock { $0.map(\.report) } }
    var texts: [String] { told.withLock { $0.map(\.text) } }

    func log(_ name: String) -> String { StateFile.read(home.logFile(of: name)) ?? "" }
    func processID(_ name: String) -> pid_t? {
        SupervisorStatus.current(home)?.services.first { $0.name == name }?.processID
    }

    static func isAlive(_ processID: pid_t) -> Bool {
        guard kill(processID, 0) == 0 else { return false }
        // A zombie that nobody has reaped yet is dead all the same.
        let status = (try? String(contentsOfFile: "/proc/\(processID)/stat", encoding: .utf8)) ?? ""
        return !status.isEmpty && !status.contains(") Z ")
    }
}

/// Waits until something holds; fails when it does not within the deadline.
func eventually(
    within deadline: Duration = .seconds(60), _ what: String, _ condition: @Sendable () throws -> Bool
) async throws {
    let end = ContinuousClock.now + deadline
    while ContinuousClock.now < end {
        if try condition() { return }
        try await Task.sleep(for: .milliseconds(10))
    }
    try #require(try condition(), "within \(deadline): \(what)")
}
