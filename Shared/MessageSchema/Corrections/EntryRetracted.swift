/// An entry was taken back; who asks for a time before this was learned is still answered by it.
public struct EntryRetracted<Owner: OwningService>: EventPayload {
    /// The kind of fact.
    public static var type: EventType { EventType(Owner.service, "entry.retracted") }

    /// The event that recorded the entry.
    public let event: EventID
    /// The entity that the entry is about.
    public let subject: Subject
    /// The type of that event.
    public let type: EventType
    /// Why it is taken back.
    public let reason: Text
    /// Entries that stood on it and have nothing to stand on without it; missing where there are none.
    public let unsupported: [EventID]?

    /// Puts it together.
    public init(event: EventID, subject: Subject, type: EventType, reason: Text, unsupported: [EventID]? = nil) {
        self.event = event
        self.subject = subject
        self.type = type
        self.reason = reason
        self.unsupported = unsupported
    }

    /// The entity that the entry is about.
    public func subject(in operation: OperationID) -> Subject { subject }
}
