public import DomainModel
public import MessageSchema

/// A task is authorised, or no longer: where it may be carried out is known here.
public struct WhenTaskAuthorisationChangesTakeItIn: Reaction {
    /// A short name that is part of the commands' ids.
    public static let name = "take-in-task"
    /// Mandate's events.
    public static let answers = [TaskAuthorisation.type, TaskWithdrawal.type]
    /// The own events it brings about.
    public static let emits = MandateTermTaking<PledgesOwned>.consequences

    /// Makes it.
    public init() {}

    /// The fact with its place in mandate's log; nothing where it is taken in already.
    public func commands(for event: RecordedEvent<MandateEvent>, state: PledgesOperation) -> [PledgesCommand] {
        switch event.event {
        case .taskAuthorisation, .taskWithdrawal: state.takingIn(event)
        default: []
        }
    }
}
