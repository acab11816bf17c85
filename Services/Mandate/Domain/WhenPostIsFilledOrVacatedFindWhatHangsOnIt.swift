public import DomainModel
public import MessageSchema

/// An officer is in post, or a post falls vacant: mandate takes note, and finds the preconditions that hang on the post met
/// or unmet, such as a unified command under a force commander (DOMAIN.md section 3).
public struct WhenPostIsFilledOrVacatedFindWhatHangsOnIt: Reaction {
    /// A short name that is part of the commands' ids.
    public static let name = "note-post"
    /// Command's events.
    public static let answers = [PostFilling.type, PostHandover.type, PostVacancy.type]
    /// The own events it brings about.
    public static let emits = [PostNote.type, PreconditionFinding.type]

    /// Makes it.
    public init() {}

    /// The note first, then a finding for each precondition that hangs on the post, in the order of ids.
    public func commands(for event: RecordedEvent<CommandEvent>, state: MandateOperation) -> [MandateCommand] {
        let (post, isFilled): (EntityID, Bool)
        switch event.event {
        case .postFilling(let fact): (post, isFilled) = (fact.post, true)
        case .postHandover(let fact): (post, isFilled) = (fact.post, true)
        case .postVacancy(let fact): (post, isFilled) = (fact.post, false)
        default: return []
        }
        let id = event.header.id
        let origin = ForeignPosition(service: .known(.command), log: id.log, epoch: id.epoch, sequence: id.sequence)
        let note = PostNote(post: post, isFilled: isFilled, origin: origin)
        return [.postNote(note)]
            + state.records.preconditions(hangingOn: post).map { .preconditionFinding(note.finding(of: $0)) }
    }
}

extension PostNote {
    /// What it comes to for a precondition that hangs on the post.
    func finding(of precondition: EntityID) -> PreconditionFinding {
        PreconditionFinding(precondition: precondition, status: status)
    }
}
