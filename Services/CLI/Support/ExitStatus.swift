import MessageSchema

/// What the command says to scripts.
enum ExitStatus: Int32, Sendable {
    /// Done; for `send`: accepted.
    case done = 0
    /// Refused, or some of it was.
    case refused = 1
    /// The command line is wrong.
    case usage = 2
    /// The suite or a part of it is not available now; the same may succeed later.
    case unavailable = 3
    /// Something failed that should not.
    case failed = 4
    /// A log is not what was written.
    case damaged = 5

    /// The status for a problem.
    init(_ problem: Problem) {
        self =
            switch problem.status {
            case _ where problem.isRetryable: .unavailable
            case 400..<500: .refused
            default: .failed
            }
    }

    /// The list for help texts.
    static let explanation = """
        Exit codes: 0 done or accepted, 1 refused, 2 wrong usage, 3 not available now (try again), 4 failed, \
        5 a log is damaged.
        """
}

/// Why the command ends without having done what was asked, in words for the user.
struct CommandFailure: Error {
    /// What scripts are told.
    let status: ExitStatus
    /// What the user is told: what was wrong, what is allowed, what to do.
    let message: String
    /// The problem behind it, for `--json`.
    let problem: Problem?

    init(_ status: ExitStatus, _ message: String) {
        self.status = status
        self.message = message
        problem = nil
    }

    init(_ problem: Problem) {
        status = ExitStatus(problem)
        message = problem.description
        self.problem = problem
    }

    /// A wrong command line.
    static func usage(_ message: String) -> CommandFailure { CommandFailure(.usage, message) }

    /// The same as JSON: an RFC 9457 problem.
    var json: JSONValue {
        let shown = problem ?? Problem(status == .unavailable ? .unavailable : .invalidContent, message)
        return (try? .encoding(shown)) ?? .null
    }
}
