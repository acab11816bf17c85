/// What the supervisor has to tell.
enum SupervisorReport: Sendable, Equatable {
    case started(service: String, processID: Int32)
    case ready(service: String, after: Duration)
    case allReady
    case died(service: String, ProcessEnd, restartIn: Duration)
    case stopping
    case stopped(service: String, ProcessEnd)
    case killing(service: String)
    case allStopped

    /// The report for a person to read, with the log of the service where that helps.
    /// - Parameters:
    ///   - logFile: the log file of a service.
    ///   - lastLines: the last lines that it wrote.
    func text(logFile: (String) -> String, lastLines: (String) -> [String]) -> String {
        switch self {
        case .started(let service, let processID): return "\(service): started (process \(processID))"
        case .ready(let service, let after): return "\(service): ready after \(Self.seconds(after))"
        case .allReady: return "all services are ready"
        case .died(let service, let end, let wait):
            let lines = lastLines(service).map { "\n    | \($0)" }.joined()
            let restart = "it starts again in \(Self.seconds(wait))"
            return "\(service) died: \(end); \(restart). Its log is \(logFile(service))"
                + (lines.isEmpty ? "" : ":" + lines)
        case .stopping: return "stopping; Ctrl-C once more kills at once"
        case .stopped(let service, .exited(0)): return "\(service): stopped"
        case .stopped(let service, let end): return "\(service): stopped, \(end). Its log is \(logFile(service))"
        case .killing(let service): return "\(service) does not stop: killing it"
        case .allStopped: return "all services have stopped"
        }
    }

    private static func seconds(_ duration: Duration) -> String {
        let milliseconds = Int(duration / .milliseconds(1))
        return milliseconds < 1000 ? "\(milliseconds) ms" : "\(Double(milliseconds / 100) / 10) s"
    }
}
