public import DomainModel
public import MessageSchema

/// The lines of which the same is left under some terms, and how strong they are.
public struct SurvivalGroup: Hashable, Sendable {
    /// What is left of them.
    public let availability: Availability
    /// The lines, in the order of pledges and lines.
    public let lines: [AssessedLine]
    /// All of them: low, best, high, and how many are of unknown size.
    public let strength: StrengthSum
    /// Those committed or beyond, not on hold.
    public let nominal: StrengthSum
    /// Those in theatre.
    public let inTheatre: StrengthSum
    /// Those that their nation has put on hold.
    public let onHold: StrengthSum
    /// How many of them no assigned task is left for, though they are neither suspended nor withdrawn.
    public let withoutTask: Int

    init(_ availability: Availability, _ lines: [AssessedLine]) {
        self.availability = availability
        self.lines = lines
        var (strength, nominal, inTheatre, onHold) = (StrengthSum(), StrengthSum(), StrengthSum(), StrengthSum())
        var withoutTask = 0
        for line in lines {
            strength.add(line.standing.headcount)
            if line.standing.isNominal { nominal.add(line.standing.headcount) }
            if line.standing.isInTheatre { inTheatre.add(line.standing.headcount) }
            if line.standing.isOnHold { onHold.add(line.standing.headcount) }
            if line.assessment.leavesNoTask { withoutTask += 1 }
        }
        self.strength = strength
        self.nominal = nominal
        self.inTheatre = inTheatre
        self.onHold = onHold
        self.withoutTask = withoutTask
    }

    /// The nations, in the order of codes.
    public var nations: [NationCode] { Set(lines.map(\.standing.nation)).sorted() }
}

extension LineStanding {
    /// Whether it counts in the nominal strength.
    public var isNominal: Bool { stage.term?.isNominal ?? false }

    /// Whether it counts in the strength on the ground.
    public var isInTheatre: Bool { stage == .known(.inTheatre) }

    /// Whether its nation has put it on hold.
    public var isOnHold: Bool { stage == .known(.onHold) }
}
