/// What a handler of ours has in common: a figure that can be written.
protocol MetricFigure: AnyObject, Sendable {
    func write(_ family: String, _ labels: MetricLabels, into text: inout OpenMetricsText)
}

/// The figures of one name that this process records itself.
struct MetricFamilyState {
    enum Kind: String {
        case counter, gauge, histogram

        /// The names of the samples that a family of this kind writes.
        func sampleNames(_ family: String) -> [String] {
            switch self {
            case .counter: [family, "\(family)_total"]
            case .gauge: [family]
            case .histogram: [family, "\(family)_bucket", "\(family)_sum", "\(family)_count"]
            }
        }
    }

    struct Series {
        let figure: any MetricFigure
        /// How many handles were given out for it.
        var uses = 1

        init(_ figure: any MetricFigure) { self.figure = figure }
    }

    let kind: Kind
    /// What a collector says of it, if one gives it.
    var help: String?
    var series: [MetricLabels: Series] = [:]
}

extension WholeCounter: MetricFigure {
    func write(_ family: String, _ labels: MetricLabels, into text: inout OpenMetricsText) {
        text.sample("\(family)_total", labels.braced(), value)
    }
}

extension RealCounter: MetricFigure {
    func write(_ family: String, _ labels: MetricLabels, into text: inout OpenMetricsText) {
        text.sample("\(family)_total", labels.braced(), value)
    }
}

extension LastValue: MetricFigure {
    func write(_ family: String, _ labels: MetricLabels, into text: inout OpenMetricsText) {
        text.sample(family, labels.braced(), value)
    }
}

extension Histogram: MetricFigure {
    func write(_ family: String, _ labels: MetricLabels, into text: inout OpenMetricsText) {
        text.histogram(family, labels, self)
    }
}
