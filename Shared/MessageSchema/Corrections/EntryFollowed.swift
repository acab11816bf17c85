/// A copy of what another service stated was taken back, because the original was retracted or corrected there: a retraction
/// that follows one. Who asks for a time before this was learned is still answered by the copy.
public struct EntryFollowed<Owner: OwningService>: EventPayload {
    /// The kind of fact.
    public static var type: EventType { EventType(Owner.service, "entry.followed") }

    /// The event that recorded the copy.
    public let event: EventID
    /// The entity that the copy is about.
    public let subject: Subject
    /// The type of that event.
    public let type: EventType
    /// The retraction or correction that is followed.
    public let origin: ForeignPosition
    /// Why it was made.
    public let reason: Text

    /// Puts it together.
    public init(event: EventID, subject: Subject, type: EventType, origin: ForeignPosition, reason: Text) {
        self.event = event
        self.subject = subject
        self.type = type
        self.origin = origin
        self.reason = reason
    }

    /// The retraction that it comes to.
    public var retraction: EntryRetracted<Owner> {
        EntryRetracted(event: event, subject: subject, type: type, reason: reason)
    }

    /// The entity that the copy is about.
    public func subject(in operation: OperationID) -> Subject { subject }
}
