/// How many people some lines come to, with what is left open said beside it.
public struct StrengthFigure: Codable, Hashable, Sendable {
    /// What the figure sums, in words.
    public let statement: String
    /// The stage, where the figure is of one.
    public let stage: Coded<LineStage>?
    /// How many lines it is about, those of unknown size among them.
    public let lines: Int
    /// How many of them are of unknown size and left out of every figure.
    public let unknown: Int
    /// No fewer than this; a line that gives no low figure counts as nothing.
    public let low: Int
    /// The sources' own figures.
    public let best: Int
    /// No more than this, as far as highs are known.
    public let high: Int
    /// How many lines give no low figure.
    public let openLow: Int
    /// How many lines give no high figure.
    public let openHigh: Int
    /// The events that it rests on.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        statement: String, stage: Coded<LineStage>? = nil, lines: Int, unknown: Int, low: Int, best: Int, high: Int,
        openLow: Int, openHigh: Int, entries: [EventID]
    ) {
        self.statement = statement
        self.stage = stage
        self.lines = lines
        self.unknown = unknown
        self.low = low
        self.best = best
        self.high = high
        self.openLow = openLow
        self.openHigh = openHigh
        self.entries = entries
    }
}
