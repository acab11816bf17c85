public import MessageSchema

/// What one nation's lines come to.
public struct NationStrength: Codable, Hashable, Sendable {
    /// The nation.
    public let nation: NationCode
    /// By stage, as `StageStrength.all(of:)` gives it.
    public let stages: [StageStrength]
    /// Committed or beyond, not on hold and not home again.
    public let nominal: CountedStrength
    /// In theatre.
    public let inTheatre: CountedStrength

    /// What the lines of one nation come to.
    public init(nation: NationCode, _ standings: [LineStanding]) {
        self.nation = nation
        stages = StageStrength.all(of: standings)
        nominal = StrengthPicture.nominal(of: standings)
        inTheatre = StrengthPicture.inTheatre(of: standings)
    }
}
