/// The fixed upper bounds of histogram buckets, so that figures of all processes and days can be added.
enum HistogramBounds {
    /// From a tenth of a millisecond, about a round trip on one host, to ten seconds, when people have given up.
    static let seconds: [Double] = [
        0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    ]
    /// From a small event to the largest message.
    static let bytes: [Double] = [256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304]
    /// Sizes of batches and queues.
    static let counts: [Double] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000]

    static func of(family: String) -> [Double] {
        switch MetricName.unit(of: family) {
        case "seconds": seconds
        case "bytes": bytes
        default: counts
        }
    }
}
