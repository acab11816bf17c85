public import DomainModel
public import MessageSchema

/// An area is defined, anew or elsewhere, or retired: conditions on areas are examined again.
public struct WhenAreaChangesReexamineConditions: Reaction {
    /// Part of the commands' ids.
    public static let name = "take-in-area"
    /// What it answers.
    public static let answers = [Area.type, AreaRetirement.type]
    /// What its commands bring about.
    public static let emits = MandateTermTaking<FundingOwned>.consequences

    /// Makes the reaction.
    public init() {}

    /// The fact with its place in mandate's log; nothing where it is taken in already.
    public func commands(for event: RecordedEvent<MandateEvent>, state: FundingOperation) -> [FundingCommand] {
        switch event.event {
        case .area, .areaRetirement: state.takingIn(event)
        default: []
        }
    }
}
