public import DomainModel
public import MessageSchema

/// An area is defined, anew or elsewhere, or retired: caveats on areas are examined again.
public struct WhenAreaChangesReexamineCaveats: Reaction {
    /// A short name that is part of the commands' ids.
    public static let name = "take-in-area"
    /// Mandate's events.
    public static let answers = [Area.type, AreaRetirement.type]
    /// The own events it brings about.
    public static let emits = MandateTermTaking<PledgesOwned>.consequences

    /// Makes it.
    public init() {}

    /// The fact with its place in mandate's log; nothing where it is taken in already.
    public func commands(for event: RecordedEvent<MandateEvent>, state: PledgesOperation) -> [PledgesCommand] {
        switch event.event {
        case .area, .areaRetirement: state.takingIn(event)
        default: []
        }
    }
}
