/// How a log line is written.
public enum LogFormat: String, Sendable, Hashable, CaseIterable {
    /// Readable lines on a terminal, JSON otherwise.
    case auto
    /// `12:03:04.123 info pledges: message key=value`, in local time.
    case text
    /// One JSON object a line, in UTC.
    case json
}
