/// Where log lines go.
public enum LogTarget: String, Sendable, Hashable, CaseIterable {
    /// The standard error stream; under the supervisor that is the service's log file.
    case stderr
    /// The service's log file, `log/<service>.log` in the home.
    case file
}
