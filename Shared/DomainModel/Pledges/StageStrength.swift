public import MessageSchema

/// What the lines at one stage come to.
public struct StageStrength: Codable, Hashable, Sendable {
    /// The stage.
    public let stage: Coded<LineStage>
    /// The lines that stand there.
    public let strength: CountedStrength

    /// Puts it together.
    public init(stage: Coded<LineStage>, strength: CountedStrength) {
        self.stage = stage
        self.strength = strength
    }

    /// One entry for each stage of the vocabulary in its order, also where no line stands there; after them one for
    /// each stage that this program does not know, in text order.
    public static func all(of standings: [LineStanding]) -> [StageStrength] {
        let groups = Dictionary(grouping: standings, by: \.stage)
        let foreign = groups.keys.filter { $0.term == nil }.sorted { $0.wire < $1.wire }
        return (LineStage.allCases.map { .known($0) } + foreign).map { stage in
            StageStrength(stage: stage, strength: CountedStrength(groups[stage] ?? []))
        }
    }
}
