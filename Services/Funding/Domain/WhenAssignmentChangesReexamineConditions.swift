public import DomainModel
public import MessageSchema

/// Another option is in force: every condition is examined again under its tasks.
public struct WhenAssignmentChangesReexamineConditions: Reaction {
    /// Part of the commands' ids.
    public static let name = "take-in-assignment"
    /// What it answers.
    public static let answers = [OptionPutInForce.type]
    /// What its commands bring about.
    public static let emits = MandateTermTaking<FundingOwned>.consequences

    /// Makes the reaction.
    public init() {}

    /// The fact with its place in mandate's log; nothing where it is taken in already.
    public func commands(for event: RecordedEvent<MandateEvent>, state: FundingOperation) -> [FundingCommand] {
        switch event.event {
        case .optionPutInForce: state.takingIn(event)
        default: []
        }
    }
}
