public import DomainModel
public import MessageSchema

/// An entry of mandate's is corrected or retracted: pledges' copy of the mandate follows, and lines are examined again.
public struct WhenMandateEntryIsCorrectedFollowIt: Reaction {
    /// A short name that is part of the commands' ids.
    public static let name = "follow-correction"
    /// Mandate's events.
    public static let answers = [
        EntryRetracted<MandateOwned>.type, EntryCorrected<MandateOwned>.type, EntryFollowed<MandateOwned>.type,
    ]
    /// The own events it brings about.
    public static let emits = MandateTermTaking<PledgesOwned>.consequences

    /// Makes it.
    public init() {}

    /// The fact with its place in mandate's log; nothing where it is taken in already.
    public func commands(for event: RecordedEvent<MandateEvent>, state: PledgesOperation) -> [PledgesCommand] {
        switch event.event {
        case .entryRetracted, .entryCorrected, .entryFollowed: state.takingIn(event)
        default: []
        }
    }
}
