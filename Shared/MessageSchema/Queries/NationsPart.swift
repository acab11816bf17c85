/// How many nations stand where: by name, and as reported.
public struct NationsPart: Codable, Hashable, Sendable {
    /// Nations asked.
    public let asked: NationFigure
    /// Nations that have expressed interest.
    public let interested: NationFigure
    /// Nations in talks.
    public let inTalks: NationFigure
    /// Nations that have declined.
    public let declined: NationFigure
    /// Nations of which lines are committed or beyond, and not on hold.
    public let committed: NationFigure

    /// Puts it together.
    public init(
        asked: NationFigure, interested: NationFigure, inTalks: NationFigure, declined: NationFigure,
        committed: NationFigure
    ) {
        self.asked = asked
        self.interested = interested
        self.inTalks = inTalks
        self.declined = declined
        self.committed = committed
    }
}
