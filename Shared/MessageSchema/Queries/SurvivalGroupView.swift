/// The lines of which the same is left under an option.
public struct SurvivalGroupView: Codable, Hashable, Sendable {
    /// What is left of them.
    public let availability: Coded<Availability>
    /// All of them, whatever their stage.
    public let strength: StrengthFigure
    /// Those committed or beyond, not on hold.
    public let nominal: StrengthFigure
    /// Those in theatre.
    public let inTheatre: StrengthFigure
    /// Those that their nation has put on hold.
    public let onHold: StrengthFigure
    /// The nations, in the order of codes.
    public let nations: [NationCode]
    /// How many of the lines no assigned task is left for, though they are neither suspended nor withdrawn.
    public let withoutTask: Int
    /// The lines, in the order of pledges and lines.
    public let lines: [SurvivingLine]

    /// Puts it together.
    public init(
        availability: Coded<Availability>, strength: StrengthFigure, nominal: StrengthFigure, inTheatre: StrengthFigure,
        onHold: StrengthFigure, nations: [NationCode], withoutTask: Int, lines: [SurvivingLine]
    ) {
        self.availability = availability
        self.strength = strength
        self.nominal = nominal
        self.inTheatre = inTheatre
        self.onHold = onHold
        self.nations = nations
        self.withoutTask = withoutTask
        self.lines = lines
    }
}
