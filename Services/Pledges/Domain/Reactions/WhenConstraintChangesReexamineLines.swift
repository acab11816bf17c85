public import DomainModel
public import MessageSchema

/// A constraint is added or lifted: lines of the nations that it binds are examined again.
public struct WhenConstraintChangesReexamineLines: Reaction {
    /// A short name that is part of the commands' ids.
    public static let name = "take-in-constraint"
    /// Mandate's events.
    public static let answers = [Constraint.type, ConstraintLifting.type]
    /// The own events it brings about.
    public static let emits = MandateTermTaking<PledgesOwned>.consequences

    /// Makes it.
    public init() {}

    /// The fact with its place in mandate's log; nothing where it is taken in already.
    public func commands(for event: RecordedEvent<MandateEvent>, state: PledgesOperation) -> [PledgesCommand] {
        switch event.event {
        case .constraint, .constraintLifting: state.takingIn(event)
        default: []
        }
    }
}
