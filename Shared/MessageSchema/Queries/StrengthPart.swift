/// How strong the force is.
public struct StrengthPart: Codable, Hashable, Sendable {
    /// Committed or beyond, not on hold and not home again.
    public let nominal: StrengthFigure
    /// In place.
    public let inTheatre: StrengthFigure
    /// Stopped by the nation.
    public let onHold: StrengthFigure
    /// Each stage, in the order of the ladder, also where nothing is in it.
    public let stages: [StrengthFigure]
    /// What sources say of the strength as a whole; missing where none does.
    public let reported: ReportedFigure?
    /// The nominal strength by what rules leave of it under the assignment in force; without those that have no line.
    public let available: [AvailabilityFigure]

    /// Puts it together.
    public init(
        nominal: StrengthFigure, inTheatre: StrengthFigure, onHold: StrengthFigure, stages: [StrengthFigure],
        reported: ReportedFigure? = nil, available: [AvailabilityFigure] = []
    ) {
        self.nominal = nominal
        self.inTheatre = inTheatre
        self.onHold = onHold
        self.stages = stages
        self.reported = reported
        self.available = available
    }
}
