/// Figures of one name that a collector gives when the metrics are asked for.
public struct MetricFamily: Sendable, Hashable {
    /// The name, such as `muster_log_head`, without `_total`; with its unit at the end, as in `muster_wal_bytes`.
    public let name: String
    /// Whether it only rises.
    public let kind: MetricKind
    /// What it says, in one sentence.
    public let help: String
    /// The figures.
    public let samples: [MetricSample]

    /// Names a family.
    public init(_ name: String, _ kind: MetricKind, help: String, samples: [MetricSample]) {
        self.name = name
        self.kind = kind
        self.help = help
        self.samples = samples
    }

    /// Names a family of one figure without labels.
    public init(_ name: String, _ kind: MetricKind, help: String, _ sample: MetricSample) {
        self.init(name, kind, help: help, samples: [sample])
    }
}
