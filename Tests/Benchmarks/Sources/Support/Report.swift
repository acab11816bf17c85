import Foundation

/// What a benchmark found, as a small table.
struct Report {
    /// What a ratio has to keep.
    enum Bound {
        case atLeast(Double)
        case atMost(Double)
        case none

        func isKept(by ratio: Double) -> Bool {
            switch self {
            case .atLeast(let limit): ratio >= limit
            case .atMost(let limit): ratio <= limit
            case .none: true
            }
        }
    }

    /// One line: what the peer reached, what this project reached, and their ratio.
    struct Line {
        let what: String
        let peer: String
        let ours: String
        let ratio: Double
        let bound: Bound
    }

    let title: String
    let peerName: String
    let oursName: String
    var lines: [Line] = []
    var notes: [String] = []

    /// A line for every bound, and whether it was kept.
    func verdicts(of benchmark: String) -> [(text: String, isKept: Bool)] {
        lines.compactMap { line in
            if case .none = line.bound { return nil }
            let row = Self.row(of: line)
            return ("\(row[5]): \(benchmark), \(line.what): \(row[3]), \(row[4])", line.bound.isKept(by: line.ratio))
        }
    }

    var text: String {
        let rows = [["", peerName, oursName, "ratio", "bound", ""]] + lines.map(Self.row)
        let widths = (0..<6).map { column in rows.map { $0[column].count }.max() ?? 0 }
        let table = rows.map { row in
            "  "
                + zip(row, widths).enumerated().map { column, cell in Self.padded(cell.0, cell.1, isLeft: column == 0) }
                .joined(separator: "  ")
        }
        return ([title] + table + notes.map { "  \($0)" }).joined(separator: "\n") + "\n"
    }

    private static func row(of line: Line) -> [String] {
        let bound =
            switch line.bound {
            case .atLeast(let limit): String(format: "≥ %.2f", limit)
            case .atMost(let limit): String(format: "≤ %.2f", limit)
            case .none: "–"
            }
        let verdict: String
        if case .none = line.bound {
            verdict = "for information"
        } else {
            verdict = line.bound.isKept(by: line.ratio) ? "OK" : "TOO SLOW"
        }
        return [line.what, line.peer, line.ours, String(format: "%.2f", line.ratio), bound, verdict]
    }

    private static func padded(_ text: String, _ width: Int, isLeft: Bool) -> String {
        let space = String(repeating: " ", count: width - text.count)
        return isLeft ? text + space : space + text
    }
}
