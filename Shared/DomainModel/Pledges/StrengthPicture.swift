public import MessageSchema

/// How strong the force was at a moment: by stage and nation, nominal and in theatre, each figure with the lines and
/// events behind it.
///
/// A line counts where its pledge and the line itself were known and in effect, and an entry strong enough to move a
/// value says how far it had come.
public struct StrengthPicture: Codable, Hashable, Sendable {
    /// Every line that counts, in the order of pledge and line.
    public let lines: [LineStanding]
    /// By stage, one entry for each of the vocabulary; see `StageStrength.all(of:)`.
    public let stages: [StageStrength]
    /// Nominal strength: lines that are committed, ready, deploying or in theatre (DOMAIN.md section 2, funding).
    public let nominal: CountedStrength
    /// Strength on the ground: lines in theatre.
    public let inTheatre: CountedStrength
    /// By nation, in the order of codes.
    public let nations: [NationStrength]

    /// The picture of lines that were looked up, all of them or a choice, such as police only.
    public init(_ standings: [LineStanding]) {
        lines = standings
        stages = StageStrength.all(of: standings)
        nominal = Self.nominal(of: standings)
        inTheatre = Self.inTheatre(of: standings)
        nations = Dictionary(grouping: standings, by: \.nation).sorted { $0.key < $1.key }
            .map { NationStrength(nation: $0.key, $0.value) }
    }

    /// The strength at one stage.
    public func strength(at stage: LineStage) -> CountedStrength {
        stages.first { $0.stage == .known(stage) }?.strength ?? CountedStrength([])
    }

    /// What the lines that count in the nominal strength come to.
    public static func nominal(of standings: [LineStanding]) -> CountedStrength {
        CountedStrength(standings.filter { $0.stage.term?.isNominal == true })
    }

    /// What the lines in theatre come to.
    public static func inTheatre(of standings: [LineStanding]) -> CountedStrength {
        CountedStrength(standings.filter { $0.stage == .known(.inTheatre) })
    }
}
