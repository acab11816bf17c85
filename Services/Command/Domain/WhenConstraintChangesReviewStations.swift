public import DomainModel
public import MessageSchema

/// When mandate adds or lifts a constraint, command takes it in and reviews every station: those against it are in breach
/// (DOMAIN.md section 3).
public struct WhenConstraintChangesReviewStations: Reaction {
    /// A part of the commands' ids.
    public static let name = "note-constraint"
    /// Mandate's events.
    public static let answers = [Constraint.type, ConstraintLifting.type]
    /// The own events it brings about.
    public static let emits = MandateTermTaking<CommandOwned>.consequences

    /// Makes the reaction.
    public init() {}

    /// The fact with its place in mandate's log; nothing where it is taken in already.
    public func commands(for event: RecordedEvent<MandateEvent>, state: CommandOperation) -> [CommandCommand] {
        switch event.event {
        case .constraint, .constraintLifting: state.takingIn(event)
        default: []
        }
    }
}
