/// What a metric family means.
public enum MetricKind: String, Sendable, Hashable {
    /// Only ever rises while the process lives; its samples end in `_total`.
    case counter
    /// Goes up and down.
    case gauge
}
