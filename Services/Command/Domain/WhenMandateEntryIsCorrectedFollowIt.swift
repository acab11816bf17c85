public import DomainModel
public import MessageSchema

/// An entry of mandate's about an area or a constraint is corrected or retracted: command's copy of the mandate follows, and
/// stations are reviewed.
public struct WhenMandateEntryIsCorrectedFollowIt: Reaction {
    /// A part of the commands' ids.
    public static let name = "follow-mandate"
    /// Mandate's events.
    public static let answers = [
        EntryRetracted<MandateOwned>.type, EntryCorrected<MandateOwned>.type, EntryFollowed<MandateOwned>.type,
    ]
    /// The own events it brings about.
    public static let emits = MandateTermTaking<CommandOwned>.consequences

    /// Makes the reaction.
    public init() {}

    /// The fact with its place in mandate's log; nothing where it is taken in already.
    public func commands(for event: RecordedEvent<MandateEvent>, state: CommandOperation) -> [CommandCommand] {
        guard let subject = event.event.retracted?.subject ?? event.event.corrected?.subject,
            ["area", "constraint"].contains(subject.kind)
        else { return [] }
        return state.takingIn(event)
    }
}
