public import DomainModel
public import MessageSchema

/// When mandate defines or retires an area, command takes it in and reviews every station (DOMAIN.md section 3).
public struct WhenAreaChangesReviewStations: Reaction {
    /// A part of the commands' ids.
    public static let name = "note-area"
    /// Mandate's events.
    public static let answers = [Area.type, AreaRetirement.type]
    /// The own events it brings about.
    public static let emits = MandateTermTaking<CommandOwned>.consequences

    /// Makes the reaction.
    public init() {}

    /// The fact with its place in mandate's log; nothing where it is taken in already.
    public func commands(for event: RecordedEvent<MandateEvent>, state: CommandOperation) -> [CommandCommand] {
        switch event.event {
        case .area, .areaRetirement: state.takingIn(event)
        default: []
        }
    }
}
