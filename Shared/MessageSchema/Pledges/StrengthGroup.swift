/// How many people of one kind stand at one stage, with what is unknown counted apart.
public struct StrengthGroup: Codable, Hashable, Sendable {
    /// The stage.
    public let stage: Coded<LineStage>
    /// Which people.
    public let personnel: Coded<PersonnelKind>
    /// How many lines, those of unknown size among them.
    public let lines: Int
    /// How many of them are of unknown size and in none of the figures.
    public let unknown: Int
    /// No fewer than this.
    public let low: Int
    /// The sources' own figures.
    public let best: Int
    /// No more than this, as far as highs are known.
    public let high: Int
    /// How many lines give no low figure.
    public let openLow: Int
    /// How many lines give no high figure.
    public let openHigh: Int

    /// Puts it together.
    public init(
        stage: Coded<LineStage>, personnel: Coded<PersonnelKind>, lines: Int, unknown: Int, low: Int, best: Int,
        high: Int, openLow: Int, openHigh: Int
    ) {
        self.stage = stage
        self.personnel = personnel
        self.lines = lines
        self.unknown = unknown
        self.low = low
        self.best = best
        self.high = high
        self.openLow = openLow
        self.openHigh = openHigh
    }
}
