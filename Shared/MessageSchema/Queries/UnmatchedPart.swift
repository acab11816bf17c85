/// The offers without a slot.
public struct UnmatchedPart: Codable, Hashable, Sendable {
    /// What the people without a slot come to.
    public let figure: StrengthFigure
    /// The lines, by pledge and line.
    public let lines: [UnmatchedLineView]

    /// Puts it together.
    public init(
        figure: StrengthFigure, lines: [UnmatchedLineView]
    ) {
        self.figure = figure
        self.lines = lines
    }
}
