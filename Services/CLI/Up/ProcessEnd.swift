import Glibc
import ServiceRuntime

/// How a process ended.
enum ProcessEnd: Sendable, Hashable, CustomStringConvertible {
    case exited(code: Int32)
    case killed(signal: Int32)
    /// It could not be started at all.
    case notStarted(reason: String)

    init(status: Int32) {
        let signal = status & 0x7F
        self = signal == 0 ? .exited(code: (status >> 8) & 0xFF) : .killed(signal: signal)
    }

    var description: String {
        switch self {
        case .exited(0): "it ended by itself (exit code 0)"
        case .exited(ServiceProgram.ExitCode.logFailure):
            "its log cannot be used (exit code \(ServiceProgram.ExitCode.logFailure))"
        case .exited(let code): "it ended with exit code \(code)"
        case .killed(let signal): "it was ended by \(Self.name(of: signal))"
        case .notStarted(let reason): "it could not be started: \(reason)"
        }
    }

    static func name(of signal: Int32) -> String {
        names.first { $0.number == signal }.map { "SIG\($0.name)" } ?? "signal \(signal)"
    }

    private static let names: [(number: Int32, name: String)] = [
        (SIGHUP, "HUP"), (SIGINT, "INT"), (SIGQUIT, "QUIT"), (SIGILL, "ILL"), (SIGTRAP, "TRAP"), (SIGABRT, "ABRT"),
        (SIGBUS, "BUS"), (SIGFPE, "FPE"), (SIGKILL, "KILL"), (SIGUSR1, "USR1"), (SIGSEGV, "SEGV"), (SIGUSR2, "USR2"),
        (SIGPIPE, "PIPE"), (SIGALRM, "ALRM"), (SIGTERM, "TERM"), (SIGXCPU, "XCPU"), (SIGXFSZ, "XFSZ"), (SIGSYS, "SYS"),
    ]
}
