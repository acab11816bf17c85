public import DomainModel
public import MessageSchema

/// The lines of which the same is left under some terms, and how strong they are.
public struct SurvivalGroup: Hashable, Sendable {
    /// What is left of them.
    public let availability: Availability
    /// The lines, in the order of pledges and lines.
    public let lines: [AssessedLine]
    /// All of them: low, best, high, and how many are of unknown size.
    public let strength: CountedStrength
    /// Those committed or beyond, not on hold.
    public let nominal: CountedStrength
    /// Those in theatre.
    public let inTheatre: CountedStrength
    /// Those that their nation has put on hold.
    public let onHold: CountedStrength

    init(_ availability: Availability, _ lines: [AssessedLine]) {
        self.availability = availability
        self.lines = lines
        let standings = lines.map(\.standing)
        strength = CountedStrength(standings)
        nominal = StrengthPicture.nominal(of: standings)
        inTheatre = StrengthPicture.inTheatre(of: standings)
        onHold = CountedStrength(standings.filter { $0.stage == .known(.onHold) })
    }

    /// The nations, in the order of codes.
    public var nations: [NationCode] { strength.nations }
}
