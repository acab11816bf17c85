public import DomainModel
public import MessageSchema

/// An entry of mandate's is corrected or retracted: funding's copy of the mandate follows, and conditions are examined again.
public struct WhenMandateEntryIsCorrectedFollowIt: Reaction {
    /// Part of the commands' ids.
    public static let name = "follow-correction"
    /// What it answers.
    public static let answers = [
        EntryRetracted<MandateOwned>.type, EntryCorrected<MandateOwned>.type, EntryFollowed<MandateOwned>.type,
    ]
    /// What its commands bring about.
    public static let emits = MandateTermTaking<FundingOwned>.consequences

    /// Makes the reaction.
    public init() {}

    /// The fact with its place in mandate's log; nothing where it is taken in already.
    public func commands(for event: RecordedEvent<MandateEvent>, state: FundingOperation) -> [FundingCommand] {
        switch event.event {
        case .entryRetracted, .entryCorrected, .entryFollowed: state.takingIn(event)
        default: []
        }
    }
}
