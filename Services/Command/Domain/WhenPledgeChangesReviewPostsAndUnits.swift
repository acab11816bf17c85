public import DomainModel
public import MessageSchema

/// When lines of a pledge take a step, command takes their stages in, and reviews the nation's posts and units: on hold or
/// withdrawn, they are at risk; in theatre, a unit may receive a transfer of authority (DOMAIN.md section 3).
public struct WhenPledgeChangesReviewPostsAndUnits: Reaction {
    /// A part of the commands' ids.
    public static let name = "note-pledge"
    /// Pledges' events.
    public static let answers = [
        PledgeAnnouncement.type, LineAddition.type, PledgeLinesAssessed.type, PledgeLinesCommitted.type,
        PledgeLinesReady.type, PledgeLinesDeploying.type, PledgeLinesInTheatre.type, PledgeLinesRepatriated.type,
        PledgeLinesOnHold.type, PledgeLinesWithdrawn.type, PledgeLinesResumed.type, PledgeLinesExpired.type,
    ]
    /// The own events it brings about.
    public static let emits = [
        CommandPledgeNote.type, PostRisk.type, PostRiskEnd.type, UnitRisk.type, UnitRiskEnd.type,
    ]

    /// Makes the reaction.
    public init() {}

    /// The note with the stages that the lines reached, unless this fact was taken in already.
    public func commands(for event: RecordedEvent<PledgesEvent>, state: CommandOperation) -> [CommandCommand] {
        guard let stages = Self.stages(event.event) else { return [] }
        let note = CommandPledgeNote(
            pledge: stages.pledge, nation: stages.nation, lines: stages.lines,
            origin: ForeignPosition(event.header, of: .pledges))
        if state.records.pledges[note.pledge]?.covers(note) ?? false { return [] }
        return [.commandPledgeNote(note)]
    }

    private static func stages(
        _ event: PledgesEvent
    ) -> (pledge: EntityID, nation: NationCode?, lines: [NotedLine])? {
        func reached(_ stage: LineStage, _ lines: [EntityID]) -> [NotedLine] {
            lines.map { NotedLine(line: $0, stage: .known(stage)) }
        }
        return switch event {
        case .pledgeAnnouncement(let fact): (fact.pledge, fact.nation, reached(.announced, fact.lines.map(\.line)))
        case .lineAddition(let fact): (fact.pledge, nil, reached(.announced, fact.lines.map(\.line)))
        case .pledgeLinesAssessed(let fact): (fact.pledge, nil, reached(.assessed, fact.lines))
        case .pledgeLinesCommitted(let fact): (fact.pledge, nil, reached(.committed, fact.lines))
        case .pledgeLinesReady(let fact): (fact.pledge, nil, reached(.ready, fact.lines))
        case .pledgeLinesDeploying(let fact): (fact.pledge, nil, reached(.deploying, fact.lines))
        case .pledgeLinesInTheatre(let fact): (fact.pledge, nil, reached(.inTheatre, fact.lines))
        case .pledgeLinesRepatriated(let fact): (fact.pledge, nil, reached(.repatriated, fact.lines))
        case .pledgeLinesOnHold(let fact): (fact.pledge, nil, reached(.onHold, fact.lines))
        case .pledgeLinesWithdrawn(let fact): (fact.pledge, nil, reached(.withdrawn, fact.lines))
        case .pledgeLinesExpired(let fact): (fact.pledge, nil, reached(.expired, fact.lines))
        case .pledgeLinesResumed(let fact):
            (fact.pledge, nil, fact.lines.map { NotedLine(line: $0.line, stage: $0.stage) })
        default: nil
        }
    }
}
