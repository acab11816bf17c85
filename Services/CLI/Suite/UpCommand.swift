import ArgumentParser
import Foundation
import ServiceRuntime

/// `muster up`: the five processes, started, watched over and stopped.
struct UpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "up", abstract: "Start the five processes and watch over them until Ctrl-C.",
        discussion: """
            A process that dies is named with its reason and its log, and started again. Ctrl-C stops all in order \
            within 10 seconds. With --background they stay when this command ends; `muster down` stops them.
            """)

    @Flag(help: "Leave them running in the background.") var background = false
    @Option(
        help: ArgumentHelp("Load this scenario once all are ready; what is there already is left.", valueName: "file"))
    var load: String?
    @Flag(help: .hidden) var bare = false
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let home = try common.musterHome()
        do throws(SettingsError) {
            try home.prepare()
        } catch {
            throw CommandFailure(.failed, "\(error)")
        }
        let greeting = SuiteGreeting(home: home, scenario: load, actor: Actor.standard())
        if let load {
            _ = try ScenarioLoading(file: load, operation: nil, actor: greeting.actor, showsProgress: false).read()
        }
        do {
            if background {
                try await startInBackground(home)
                try await greeting.run()
            } else {
                try await supervise(home, bare ? nil : greeting)
            }
        } catch let error as SupervisorError {
            throw Self.failure(error)
        }
    }

    private func startInBackground(_ home: MusterHome) async throws(SupervisorError) {
        var environment = ProcessInfo.processInfo.environment
        environment["MUSTER_HOME"] = home.root
        let status = try await SupervisorControl.startInBackground(
            home: home, arguments: ["up", "--bare"], environment: environment)
        Console.notice(status.table)
    }

    /// The greeting runs once, beside the supervisor, when all are ready for the first time.
    private func supervise(_ home: MusterHome, _ greeting: SuiteGreeting?) async throws {
        let plan = try SupervisorPlan.discover(home: home)
        let signals = StopSignals()
        let (ready, continuation) = AsyncStream<Void>.makeStream()
        let supervisor = Supervisor(plan: plan, isReady: Supervisor.filesPresent(home)) { report, text in
            Console.notice("muster: \(text)")
            if case .allReady = report { continuation.yield() }
        }
        let greeter = Task {
            for await _ in ready { break }
            guard !Task.isCancelled, let greeting else { return }
            do {
                try await greeting.run()
                Console.notice("\nmuster: the suite runs; Ctrl-C stops it")
            } catch let failure as CommandFailure {
                if !Task.isCancelled { Console.notice("muster: \(failure.message)") }
            } catch {
                if !Task.isCancelled { Console.notice("muster: \(error)") }
            }
        }
        defer { greeter.cancel() }
        try await supervisor.run(wishes: signals.wishes)
        withExtendedLifetime(signals) {}
    }

    static func failure(_ error: SupervisorError) -> CommandFailure {
        let status: ExitStatus =
            switch error.code {
            case .alreadyRunning: .refused
            case .notRunning: .unavailable
            case .missingExecutable, .systemFailure, .failedToStart, .failedToStop: .failed
            }
        return CommandFailure(status, error.description)
    }
}
