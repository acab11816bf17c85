public import DomainModel
public import MessageSchema

/// An entry of mandate's about an area or a constraint is corrected or retracted: command's note of it goes, corrected
/// content is noted anew, and stations are reviewed.
public struct WhenMandateEntryIsCorrectedFollowIt: Reaction {
    /// A part of the commands' ids.
    public static let name = "follow-mandate"
    /// Mandate's events.
    public static let answers = [EntryRetracted<MandateOwned>.type, EntryCorrected<MandateOwned>.type]
    /// The own events it brings about.
    public static let emits =
        [EntryFollowed<CommandOwned>.type] + WhenAreaChangesReviewStations.emits
        + WhenConstraintChangesReviewStations.emits

    /// Makes the reaction.
    public init() {}

    /// The retractions first, then what takes their place; nothing where it was followed already.
    public func commands(for event: RecordedEvent<MandateEvent>, state: CommandOperation) -> [CommandCommand] {
        state.following(event) { anew in
            WhenAreaChangesReviewStations().commands(for: anew, state: state)
                + WhenConstraintChangesReviewStations().commands(for: anew, state: state)
        }
    }
}
