/// Writes families in the OpenMetrics text format, version 1.0.
struct OpenMetricsText {
    private(set) var text = ""

    mutating func begin(_ family: String, type: String, help: String?) {
        text += "# TYPE \(family) \(type)\n"
        if let unit = MetricName.unit(of: family) { text += "# UNIT \(family) \(unit)\n" }
        if let help, !help.isEmpty { text += "# HELP \(family) \(MetricLabels.escaped(help))\n" }
    }

    mutating func sample(_ name: String, _ labels: String, _ value: MetricSample.Value) {
        text += "\(name)\(labels) \(Self.number(value))\n"
    }

    mutating func histogram(_ family: String, _ labels: MetricLabels, _ histogram: Histogram) {
        let counts = histogram.snapshot
        var total: Int64 = 0
        for (bound, count) in zip(histogram.bounds, counts.perBucket) {
            total += count
            sample("\(family)_bucket", labels.braced(adding: "le=\"\(Self.number(.real(bound)))\""), .whole(total))
        }
        total += counts.perBucket[histogram.bounds.count]
        sample("\(family)_bucket", labels.braced(adding: "le=\"+Inf\""), .whole(total))
        sample("\(family)_sum", labels.braced(), .real(counts.sum))
        sample("\(family)_count", labels.braced(), .whole(total))
    }

    /// The text with the mark that it is whole.
    func finished() -> String { text + "# EOF\n" }

    static func number(_ value: MetricSample.Value) -> String {
        switch value {
        case .whole(let number): "\(number)"
        case .real(let number) where number.isNaN: "NaN"
        case .real(let number) where number.isInfinite: number > 0 ? "+Inf" : "-Inf"
        case .real(let number): "\(number)"
        }
    }
}
