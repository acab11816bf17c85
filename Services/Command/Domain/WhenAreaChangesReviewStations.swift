public import DomainModel
import HashTreeCollections
public import MessageSchema

/// When mandate defines or retires an area, command takes it in and reviews every station (DOMAIN.md section 3).
public struct WhenAreaChangesReviewStations: Reaction {
    /// A part of the commands' ids.
    public static let name = "note-area"
    /// Mandate's events.
    public static let answers = [Area.type, AreaRetirement.type]
    /// The own events it brings about.
    public static let emits = [CommandAreaNote.type, StationBreach.type, StationBreachEnd.type]

    /// Makes the reaction.
    public init() {}

    /// The note, unless this fact was taken in already. A retired area stays where it last lay.
    public func commands(for event: RecordedEvent<MandateEvent>, state: CommandOperation) -> [CommandCommand] {
        let origin = ForeignPosition(event.header, of: .mandate)
        let note: CommandAreaNote
        switch event.event {
        case .area(let fact): note = CommandAreaNote(area: fact.area, within: fact.within, origin: origin)
        case .areaRetirement(let fact):
            let day = Moment(asOf: event.header.effective.lastDay, knownAt: nil)
            note = CommandAreaNote(
                area: fact.area, within: state.records.areas[fact.area]?.timeline.value(at: day)?.within,
                isRetired: true,
                origin: origin)
        default: return []
        }
        if state.records.areas[note.area]?.covers(origin) ?? false { return [] }
        return [.commandAreaNote(note)]
    }
}
