public import DomainModel
public import MessageSchema

/// A precondition is defined, or found met, unmet or unknown: what hangs on it is examined again.
public struct WhenPreconditionChangesReexamineConditions: Reaction {
    /// Part of the commands' ids.
    public static let name = "take-in-precondition"
    /// What it answers.
    public static let answers = [Precondition.type, PreconditionFinding.type]
    /// What its commands bring about.
    public static let emits = MandateTermTaking<FundingOwned>.consequences

    /// Makes the reaction.
    public init() {}

    /// The fact with its place in mandate's log; nothing where it is taken in already.
    public func commands(for event: RecordedEvent<MandateEvent>, state: FundingOperation) -> [FundingCommand] {
        switch event.event {
        case .precondition, .preconditionFinding: state.takingIn(event)
        default: []
        }
    }
}
