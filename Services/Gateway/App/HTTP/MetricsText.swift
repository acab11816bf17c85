/// The kinds of text that metrics are given as.
enum MetricsText {
    static let openMetrics = "application/openmetrics-text"
    static let plain = "text/plain"
    /// Plain text where the client does not mind, as every scraper reads it.
    static let kinds = [plain, openMetrics]

    static func contentType(of kind: String) -> String {
        kind == openMetrics
            ? "application/openmetrics-text; version=1.0.0; charset=utf-8" : "text/plain; version=0.0.4; charset=utf-8"
    }

    /// OpenMetrics text in the format of Prometheus 0.0.4, where a counter's family has the name of its samples, and units
    /// and the mark of the end are only comments.
    static func prometheus(of text: String) -> String {
        var counters: Set<Substring> = []
        var lines: [String] = []
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 3)
            guard parts.first == "#", parts.count > 2 else {
                if line != "# EOF" { lines.append(String(line)) }
                continue
            }
            if parts[1] == "UNIT" { continue }
            if parts[1] == "TYPE", parts.count > 3, parts[3] == "counter" { counters.insert(parts[2]) }
            let name = counters.contains(parts[2]) ? "\(parts[2])_total" : String(parts[2])
            lines.append((["#", String(parts[1]), name] + parts.dropFirst(3).map(String.init)).joined(separator: " "))
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
