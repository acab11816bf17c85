/// An entry of another service, of which this one took a copy in, was retracted or corrected there: the copy is taken back
/// too. The service's own; nobody sends it.
public struct EntryFollowing<Owner: OwningService>: CommandPayload {
    /// The name of the command.
    public static var name: String { "follow-entry" }

    /// The event that recorded the copy.
    public let event: EventID
    /// The retraction or correction that is followed.
    public let origin: ForeignPosition
    /// Why it was made.
    public let reason: Text

    /// Puts it together.
    public init(event: EventID, origin: ForeignPosition, reason: Text) {
        self.event = event
        self.origin = origin
        self.reason = reason
    }

    /// The entry, by its place in the log; the service knows which entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject(entry: event) }
}
