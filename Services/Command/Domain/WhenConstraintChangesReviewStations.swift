public import DomainModel
import HashTreeCollections
public import MessageSchema

/// When mandate adds or lifts a constraint, command takes it in and reviews every station: those against it are in breach
/// (DOMAIN.md section 3).
public struct WhenConstraintChangesReviewStations: Reaction {
    /// A part of the commands' ids.
    public static let name = "note-constraint"
    /// Mandate's events.
    public static let answers = [Constraint.type, ConstraintLifting.type]
    /// The own events it brings about.
    public static let emits = [
        CommandConstraintNote.type, CommandConstraintLifting.type, StationBreach.type, StationBreachEnd.type,
    ]

    /// Makes the reaction.
    public init() {}

    /// The note, unless this fact was taken in already.
    public func commands(for event: RecordedEvent<MandateEvent>, state: CommandOperation) -> [CommandCommand] {
        let origin = ForeignPosition(event.header, of: .mandate)
        switch event.event {
        case .constraint(let fact):
            if state.records.constraints[fact.constraint]?.covers(origin) ?? false { return [] }
            return [
                .commandConstraintNote(
                    CommandConstraintNote(
                        constraint: fact.constraint, kind: fact.kind, nations: fact.nations, areas: fact.areas,
                        clause: fact.clause, origin: origin))
            ]
        case .constraintLifting(let fact):
            if state.records.constraints[fact.constraint]?.covers(origin) ?? false { return [] }
            return [.commandConstraintLifting(CommandConstraintLifting(constraint: fact.constraint, origin: origin))]
        default: return []
        }
    }
}
