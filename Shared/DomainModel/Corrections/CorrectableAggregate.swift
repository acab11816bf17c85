public import MessageSchema

/// One operation in one service, whose entries can be corrected and retracted (DOMAIN.md section 4: a correction or
/// retraction is an entry too). The rules are the same in every service; see `CorrectionRules`.
public protocol CorrectableAggregate: Aggregate where Command: CorrectableCommand, Event: CorrectableEvent {
    /// What its events come to.
    associatedtype Records: CorrectableRecords where Records.Event == Event

    /// What its events come to.
    var records: Records { get }
    /// The operation.
    var operation: OperationID { get }
    /// The same operation with other records, to decide on them.
    func replacing(_ records: Records) -> Self
    /// Why a fact can never be retracted, and what to do instead; `nil` where it can be.
    func objectionToRetracting(_ fact: Event) -> String?
    /// Why a fact can never be corrected, and what to do instead; `nil` where it can be.
    func objectionToCorrecting(_ fact: Event) -> String?
    /// Refuses new content that changes what the entry is about, beside its id; pointers are into the content.
    func checkIdentity(of content: Event, as fact: Event) throws(Refusal)
    /// The command by which new content is decided, where something in it follows from the state.
    func adapted(_ command: Command) -> Command
    /// Whether a fact is a step of a ladder: its correction is decided as things stood when it was recorded.
    func isStep(_ fact: Event) -> Bool
    /// What names an entity and would name nothing without it.
    func reliers(on subject: Subject) -> [Subject]
    /// The logs of other services that this one knows of.
    var foreignLogs: [LogID: ServiceName] { get }
}

extension CorrectableAggregate {
    /// The journal knows.
    public func revision(of subject: Subject) -> SequenceNumber { records.journal.revision(of: subject) }

    /// Everything can be retracted.
    public func objectionToRetracting(_ fact: Event) -> String? { nil }

    /// Everything can be corrected.
    public func objectionToCorrecting(_ fact: Event) -> String? { nil }

    /// The id is all there is to it.
    public func checkIdentity(of content: Event, as fact: Event) throws(Refusal) {}

    /// The command as it is.
    public func adapted(_ command: Command) -> Command { command }

    /// No fact is.
    public func isStep(_ fact: Event) -> Bool { false }

    /// Nothing does.
    public func reliers(on subject: Subject) -> [Subject] { [] }

    /// The entity that a retracted or corrected entry is about, which owns the revision.
    public func subject(of command: Command) -> Subject? {
        (command.retraction?.event ?? command.correction?.event).flatMap { records.journal.entry($0)?.subject }
    }

    /// A corrected entry keeps its effective date.
    public func effectiveDate(of command: Command) -> EffectiveDate? {
        command.correction.flatMap { records.journal.entry($0.event)?.stamp.effective }
    }
}
