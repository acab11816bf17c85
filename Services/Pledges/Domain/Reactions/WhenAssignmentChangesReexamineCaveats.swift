public import DomainModel
public import MessageSchema

/// Another option is in force: every caveat is examined again under its tasks.
public struct WhenAssignmentChangesReexamineCaveats: Reaction {
    /// A short name that is part of the commands' ids.
    public static let name = "take-in-assignment"
    /// Mandate's events.
    public static let answers = [OptionPutInForce.type]
    /// The own events it brings about.
    public static let emits = MandateTermTaking<PledgesOwned>.consequences

    /// Makes it.
    public init() {}

    /// The fact with its place in mandate's log; nothing where it is taken in already.
    public func commands(for event: RecordedEvent<MandateEvent>, state: PledgesOperation) -> [PledgesCommand] {
        switch event.event {
        case .optionPutInForce: state.takingIn(event)
        default: []
        }
    }
}
