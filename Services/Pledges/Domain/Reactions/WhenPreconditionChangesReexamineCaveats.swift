public import DomainModel
public import MessageSchema

/// A precondition is defined, or found met, unmet or unknown: what hangs on it is examined again.
public struct WhenPreconditionChangesReexamineCaveats: Reaction {
    /// A short name that is part of the commands' ids.
    public static let name = "take-in-precondition"
    /// Mandate's events.
    public static let answers = [Precondition.type, PreconditionFinding.type]
    /// The own events it brings about.
    public static let emits = MandateTermTaking<PledgesOwned>.consequences

    /// Makes it.
    public init() {}

    /// The fact with its place in mandate's log; nothing where it is taken in already.
    public func commands(for event: RecordedEvent<MandateEvent>, state: PledgesOperation) -> [PledgesCommand] {
        switch event.event {
        case .precondition, .preconditionFinding: state.takingIn(event)
        default: []
        }
    }
}
