public import DomainModel
public import MessageSchema

/// An entry of pledges' about a line is corrected or retracted: command's note of it goes, corrected content is noted anew,
/// and the nation's posts and units are reviewed.
public struct WhenPledgeEntryIsCorrectedFollowIt: Reaction {
    /// A part of the commands' ids.
    public static let name = "follow-pledge"
    /// Pledges' events.
    public static let answers = [EntryRetracted<PledgesOwned>.type, EntryCorrected<PledgesOwned>.type]
    /// The own events it brings about.
    public static let emits = [EntryFollowed<CommandOwned>.type] + WhenPledgeChangesReviewPostsAndUnits.emits

    /// Makes the reaction.
    public init() {}

    /// The retractions first, then what takes their place; nothing where it was followed already.
    public func commands(for event: RecordedEvent<PledgesEvent>, state: CommandOperation) -> [CommandCommand] {
        state.following(event) { WhenPledgeChangesReviewPostsAndUnits().commands(for: $0, state: state) }
    }
}
