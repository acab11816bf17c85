public import DomainModel
public import MessageSchema

/// An entry of command's about a post is corrected or retracted: mandate's note of it goes, with what was found by it, and
/// corrected content is noted anew.
public struct WhenPostEntryIsCorrectedFollowIt: Reaction {
    /// A short name that is part of the commands' ids.
    public static let name = "follow-correction"
    /// Command's events.
    public static let answers = [EntryRetracted<CommandOwned>.type, EntryCorrected<CommandOwned>.type]
    /// The own events it brings about.
    public static let emits =
        [EntryFollowed<MandateOwned>.type] + WhenPostIsFilledOrVacatedFindWhatHangsOnIt.emits

    /// Makes it.
    public init() {}

    /// The retractions first, then what takes their place; nothing where it was followed already.
    public func commands(for event: RecordedEvent<CommandEvent>, state: MandateOperation) -> [MandateCommand] {
        state.following(event) { WhenPostIsFilledOrVacatedFindWhatHangsOnIt().commands(for: $0, state: state) }
    }
}
