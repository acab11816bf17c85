import MessageSchema

/// How many people some lines come to, in few words; what is unknown is said to be.
struct StrengthText: Sendable {
    /// What stands where there are no lines.
    static let none = "–"

    private let lines: Int
    private let unknown: Int
    private let low: Int
    private let best: Int
    private let high: Int

    /// The text of a sum, or of several together.
    init(_ figures: [StrengthFigure]) {
        lines = figures.map(\.lines).reduce(0, +)
        unknown = figures.map(\.unknown).reduce(0, +)
        low = figures.map(\.low).reduce(0, +)
        best = figures.map(\.best).reduce(0, +)
        high = figures.map(\.high).reduce(0, +)
    }

    /// "8,000 (0–8,000) in 1 line", "5 lines of unknown size", "3,000 in 2 lines, 1 of unknown size".
    var text: String {
        guard lines > 0 else { return Self.none }
        let count = "\(Wording.number(lines)) \(lines == 1 ? "line" : "lines")"
        guard unknown < lines else { return "\(count) of unknown size" }
        let spread = low == best && best == high ? "" : " (\(Wording.number(low))–\(Wording.number(high)))"
        return "\(Wording.number(best))\(spread) in \(count)"
            + (unknown > 0 ? ", \(Wording.number(unknown)) of unknown size" : "")
    }

    /// The same shorter: "8,000 (1 line)", "unknown (5 lines)", "3,000 (2 lines, 1 unknown)".
    var short: String {
        guard lines > 0 else { return Self.none }
        let count = "\(Wording.number(lines)) \(lines == 1 ? "line" : "lines")"
        guard unknown < lines else { return "unknown (\(count))" }
        return "\(Wording.number(best)) (\(count)\(unknown > 0 ? ", \(Wording.number(unknown)) unknown" : ""))"
    }
}
