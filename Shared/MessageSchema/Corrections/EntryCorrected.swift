/// An entry was put right; who asks for a time before this was learned is still answered by what it was.
public struct EntryCorrected<Owner: OwningService>: EventPayload {
    /// The kind of fact.
    public static var type: EventType { EventType(Owner.service, "entry.corrected") }

    /// The event that recorded the entry.
    public let event: EventID
    /// The entity that the entry is about.
    public let subject: Subject
    /// The type of event whose content this is.
    public let type: EventType
    /// What counts in its place, as an event of that type states it.
    public let content: JSONValue
    /// Why it is corrected.
    public let reason: Text

    /// Puts it together.
    public init(event: EventID, subject: Subject, type: EventType, content: JSONValue, reason: Text) {
        self.event = event
        self.subject = subject
        self.type = type
        self.content = content
        self.reason = reason
    }

    /// The entity that the entry is about.
    public func subject(in operation: OperationID) -> Subject { subject }
}
