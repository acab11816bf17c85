import Foundation
import ServiceRuntime
import Testing

@testable import MusterCLI

@Suite struct SupervisorTests {
    private static let polite = SupervisedScripts.polite

    @Test func allStartInOrderAndStopInTheReverseOne() async throws {
        let scripts = try SupervisedScripts([("one", Self.polite), ("two", Self.polite), ("three", Self.polite)])
        try await scripts.run {
            try await eventually("all ready") { scripts.reports.contains(.allReady) }
            let status = try #require(SupervisorStatus.current(scripts.home))
            #expect(status.areAllReady)
            #expect(status.supervisor == getpid())
            #expect(StateFile.read(scripts.home.run + "/supervisor.pid") == "\(getpid())")
            #expect(status.table.split(separator: "\n").count == 3)
        }
        let names = scripts.reports.compactMap { report -> String? in
            switch report {
            case .started(let name, _): "+" + name
            case .stopped(let name, .exited(0)): "-" + name
            default: nil
            }
        }
        #expect(names == ["+one", "+two", "+three", "-three", "-two", "-one"])
        #expect(scripts.log("two").contains("asked to stop"))
        #expect(SupervisorStatus.current(scripts.home) == nil)
        #expect(SupervisorLock.holder(in: scripts.home) == nil)
    }

    @Test func aServiceThatEndsIsNamedWithItsExitCodeAndLastLinesAndStartedAgain() async throws {
        let body = """
            if [ ! -e "$MUSTER_HOME/once" ]; then : > "$MUSTER_HOME/once"; echo "first line"; echo "no disk" >&2; exit 3; fi
            \(Self.polite)
            """
        let scripts = try SupervisedScripts([("one", body)])
        try await scripts.run { try await eventually("ready again") { scripts.reports.contains(.allReady) } }
        let text = try #require(scripts.texts.first { $0.contains("died") })
        for part in ["one died", "exit code 3", "0.5 s", scripts.home.logFile(of: "one"), "| first line", "| no disk"] {
            #expect(text.contains(part) || (part == "0.5 s" && text.contains("500 ms")), "\(part) in \(text)")
        }
    }

    @Test func aServiceThatIsKilledIsStartedAgainAndTheOthersStay() async throws {
        let scripts = try SupervisedScripts([("one", Self.polite), ("two", Self.polite)])
        try await scripts.run {
            try await eventually("all ready") { scripts.reports.contains(.allReady) }
            let first = try #require(scripts.processID("one"))
            let second = try #require(scripts.processID("two"))
            kill(first, SIGKILL)
            try await eventually("ready again") { scripts.reports.filter { $0 == .allReady }.count == 2 }
            #expect(scripts.processID("one") != first)
            #expect(scripts.processID("two") == second)
            #expect(SupervisorStatus.current(scripts.home)?.services.first?.restarts == 1)
        }
        #expect(scripts.texts.contains { $0.contains("one died: it was ended by SIGKILL") })
    }

    @Test func oneThatIgnoresTheWishToStopIsKilledAtTheDeadlineWithWhatItStarted() async throws {
        let stubborn = """
            trap '' TERM
            sleep 1000 & echo $! > "$MUSTER_HOME/grandchild"
            \(Self.polite.replacing("trap 'echo \"asked to stop $$\"; exit 0' TERM", with: ""))
            """
        let scripts = try SupervisedScripts([("one", Self.polite), ("two", stubborn)])
        var timing = SupervisorTiming()
        timing.stopPatience = .milliseconds(100)
        timing.stopDeadline = .milliseconds(600)
        try await scripts.run(timing: timing) {
            try await eventually("all ready") { scripts.reports.contains(.allReady) }
        }
        #expect(scripts.reports.contains(.stopped(service: "one", .exited(code: 0))))
        #expect(scripts.reports.contains(.stopped(service: "two", .killed(signal: SIGKILL))))
        let grandchild = try #require(StateFile.read(scripts.home.root + "/grandchild").flatMap { pid_t($0) })
        try await eventually("the grandchild is gone") { !SupervisedScripts.isAlive(grandchild) }
    }

    @Test func theWishToStopAtOnceDoesNotWait() async throws {
        let scripts = try SupervisedScripts([("one", Self.polite.replacing("exit 0", with: ":"))])
        let clock = ContinuousClock()
        let start = clock.now
        try await scripts.run {
            try await eventually("all ready") { scripts.reports.contains(.allReady) }
            scripts.stop()
            scripts.killAll()
        }
        #expect(scripts.reports.contains(.stopped(service: "one", .killed(signal: SIGKILL))))
        #expect(start.duration(to: clock.now) < .seconds(8), "sooner than the deadline of an orderly stop")
    }

    @Test func anExecutableThatIsMissingIsReportedAndTheOthersRun() async throws {
        let scripts = try SupervisedScripts([("one", Self.polite)])
        let missing = SupervisorPlan.Service(
            name: "zero", executable: "/nowhere/muster-zero", logFile: scripts.home.logFile(of: "zero"))
        let plan = SupervisorPlan(home: scripts.home, services: [missing] + scripts.plan.services, environment: [:])
        let (wishes, continuation) = AsyncStream.makeStream(of: SupervisionMachine.Input.self)
        let (reports, told) = AsyncStream.makeStream(of: SupervisorReport.self)
        let supervisor = Supervisor(plan: plan, isReady: Supervisor.filesPresent(scripts.home)) { report, _ in
            told.yield(report)
        }
        async let run: Void = supervisor.run(wishes: wishes)
        var reason = ""
        for await report in reports {
            if case .died("zero", .notStarted(let why), _) = report { reason = why }
            if case .ready("one", _) = report { break }
        }
        continuation.yield(.stop)
        try await run
        #expect(reason.contains("/nowhere/muster-zero"))
    }

    @Test func aSecondSupervisorOfTheSameHomeIsRefusedWithTheFirstOne() async throws {
        let scripts = try SupervisedScripts([("one", Self.polite)])
        try await scripts.run {
            try await eventually("all ready") { scripts.reports.contains(.allReady) }
            let error = #expect(throws: SupervisorError.self) { _ = try SupervisorLock(home: scripts.home) }
            #expect(error?.code == .alreadyRunning)
            #expect(error?.description.contains("process \(getpid())") == true)
            #expect(error?.description.contains("muster down") == true)
        }
        _ = try SupervisorLock(home: scripts.home)
    }

    @Test func servicesAreGivenTheHomeAndNothingElseByAccident() async throws {
        let body = """
            ls /proc/$$/fd > "$MUSTER_HOME/descriptors"; env > "$MUSTER_HOME/environment"
            ps -o pgid= -p $$ > "$MUSTER_HOME/group"
            \(Self.polite)
            """
        let leaked = open("/dev/null", O_RDONLY)
        defer { close(leaked) }
        let scripts = try SupervisedScripts([("one", body)])
        try await scripts.run {
            try await eventually("all ready") { scripts.reports.contains(.allReady) }
            let environment = StateFile.read(scripts.home.root + "/environment") ?? ""
            #expect(environment.contains("MUSTER_HOME=\(scripts.home.root)\n"))
            #expect(environment.contains("MUSTER_PARENT_PIPE=3"))
            #expect(environment.contains("KEPT=yes"))
            let descriptors = (StateFile.read(scripts.home.root + "/descriptors") ?? "").split(separator: "\n")
            // 255 is bash's own, for the script that it reads.
            #expect(Set(descriptors).isSubset(of: ["0", "1", "2", "3", "255"]), "\(descriptors)")
            let group = StateFile.read(scripts.home.root + "/group").flatMap { pid_t($0) }
            #expect(group == scripts.processID("one"))
        }
    }

    @Test func whenTheSupervisorIsGoneTheServicesEnd() async throws {
        let folder = "/tmp/muster-pipe-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let pipe = try ParentPipe()
        let (ends, continuation) = AsyncStream.makeStream(of: ProcessEnd.self)
        let spawning = Spawning(
            executable: "/bin/bash", arguments: ["-c", "echo up; read -r nothing <&3; echo gone; exit 7"],
            environment: ["PATH": "/usr/bin:/bin"], logFile: folder + "/log", session: .ownGroup,
            inherited: pipe.readingEnd)
        let child = try ChildProcess(spawning) { continuation.yield($0) }
        try await eventually("it runs") { StateFile.read(folder + "/log") == "up" }
        #expect(SupervisedScripts.isAlive(child.processID))
        pipe.closeWritingEnd()
        var iterator = ends.makeAsyncIterator()
        #expect(await iterator.next() == .exited(code: 7))
        #expect(StateFile.read(folder + "/log") == "up\ngone")
    }
}
