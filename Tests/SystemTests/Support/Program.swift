import Foundation
import Synchronization

/// A process in a group of its own, which the home that it was started in ends at the latest.
final class Program: Sendable {
    /// How it ended.
    enum End: Hashable, Sendable, CustomStringConvertible {
        case exited(Int32)
        case killed(Int32)

        var description: String {
            switch self {
            case .exited(let code): "exit code \(code)"
            case .killed(let signal): "signal \(signal)"
            }
        }
    }

    let processID: pid_t
    let name: String
    /// The files that hold what it prints.
    let outputFile: String
    let errorFile: String
    private let ended = Mutex<End?>(nil)

    /// Starts it.
    /// - Parameters:
    ///   - folder: where its output goes, as files named after it.
    ///   - input: what it reads; nothing by default.
    ///   - output: where it writes to, instead of a file.
    init(
        _ executable: String, _ arguments: [String], environment: [String: String], folder: String, name: String,
        input: CInt? = nil, output: CInt? = nil
    ) throws {
        self.name = name
        outputFile = "\(folder)/\(name).out"
        errorFile = "\(folder)/\(name).err"
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        } else {
            posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        }
        let writing = O_WRONLY | O_CREAT | O_APPEND
        if let output {
            posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        } else {
            posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, outputFile, writing, 0o600)
        }
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errorFile, writing, 0o600)
        closeOthers(&actions)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var process: pid_t = 0
        let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let result = withStrings([executable] + arguments) { arguments in
            withStrings(variables) { posix_spawn(&process, executable, &actions, &attributes, arguments, $0) }
        }
        guard result == 0 else {
            throw Failure("\(executable) cannot be started: \(String(cString: strerror(result)))")
        }
        processID = process
        Guardian.shared.add(group: process)
        Thread.detachNewThread { [self] in reap() }
    }

    /// How it ended, or `nil` while it runs.
    var end: End? { ended.withLock { $0 } }

    /// Sends a signal to the process alone.
    func signal(_ number: Int32) {
        ended.withLock { if $0 == nil { kill(processID, number) } }
    }

    /// Ends it and its group.
    func kill9() {
        ended.withLock { if $0 == nil { kill(-processID, SIGKILL) } }
    }

    /// Waits for its end.
    func waitForEnd(within limit: Duration = .seconds(30)) async throws -> End {
        try await eventually("the end of \(name)", within: limit, every: .milliseconds(10), finding: { self.report }) {
            end
        }
    }

    var output: String { Self.text(outputFile) }
    var errors: String { Self.text(errorFile) }
    var lines: [String] { output.split(separator: "\n").map(String.init) }

    /// The end of what it printed, for messages.
    var report: String { "\(name) printed:\n\(output.suffix(1500))\n\(errors.suffix(3000))" }

    private static func text(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }

    private func reap() {
        var information = siginfo_t()
        // A zombie until the lock is held, so that no signal goes to another process of the same number.
        while waitid(P_PID, id_t(processID), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        ended.withLock { ended in
            kill(-processID, SIGKILL)
            var status: Int32 = 0
            while waitpid(processID, &status, 0) < 0, errno == EINTR {}
            let signal = status & 0x7F
            ended = signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal)
        }
        Guardian.shared.remove(group: processID)
    }
}
